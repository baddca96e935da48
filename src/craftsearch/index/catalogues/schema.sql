-- Format 1 of the embedded catalogue. Dates are ISO 8601 text; bodies are MessagePack, zlib-compressed.
CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    uri TEXT NOT NULL UNIQUE,
    digest BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'indexed', 'deleted')),
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    published TEXT,
    media_type TEXT NOT NULL,
    ingested_at TEXT NOT NULL
);
CREATE INDEX documents_by_state ON documents (state) WHERE state <> 'indexed';
CREATE INDEX documents_by_published ON documents (published);
CREATE INDEX documents_by_language ON documents (language, state);

-- Apart, so that lists and counts do not page through the texts.
CREATE TABLE contents (
    document TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    record BLOB NOT NULL,
    raw BLOB NOT NULL
);

CREATE TABLE events (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    uid TEXT NOT NULL,
    first TEXT,
    last TEXT,
    edtf TEXT NOT NULL,
    country TEXT,
    city TEXT,
    surface TEXT,
    kind TEXT NOT NULL,
    project TEXT,
    programme TEXT,
    body BLOB NOT NULL
);
CREATE INDEX events_by_document ON events (document);
CREATE INDEX events_by_first ON events (first);
CREATE INDEX events_by_uid ON events (uid);
CREATE INDEX events_by_country ON events (country, first, last);
CREATE INDEX events_by_project ON events (project, first, last);

CREATE TABLE labels (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    sort TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (document, sort, value)
) WITHOUT ROWID;
CREATE INDEX labels_by_value ON labels (sort, value);

CREATE TABLE rejects (
    uri TEXT PRIMARY KEY,
    stage TEXT NOT NULL,
    reason TEXT NOT NULL,
    media_type TEXT,
    raw BLOB
) WITHOUT ROWID;
