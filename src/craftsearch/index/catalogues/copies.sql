-- The same news on several sites. Each document that has a fingerprint follows the leader of its group, which is
-- the document itself where it is alone. Only leaders are looked up, by the bands of their fingerprints.
CREATE TABLE IF NOT EXISTS copies (
    document TEXT PRIMARY KEY,
    leader TEXT NOT NULL,
    fingerprint BLOB NOT NULL,
    days TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS copies_by_leader ON copies (leader);
CREATE TABLE IF NOT EXISTS bands (
    band INTEGER NOT NULL,
    leader TEXT NOT NULL,
    PRIMARY KEY (band, leader)
) WITHOUT ROWID;
