-- In how many documents of a site a line stands, so that what it repeats is known for furniture. Copies of one
-- piece of news count once for a site.
CREATE TABLE IF NOT EXISTS sites (
    site INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    documents INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS lines (
    site INTEGER NOT NULL,
    line INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    PRIMARY KEY (site, line)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS lines_repeated ON lines (site) WHERE documents >= 5;
CREATE TABLE IF NOT EXISTS counted (
    document TEXT PRIMARY KEY,
    site INTEGER NOT NULL
) WITHOUT ROWID;
