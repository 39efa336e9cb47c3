/** Migration 4: what people decided about stories, and what is not about us for all mentions at once, get their tables. Frozen. */
export const rulingsAndExclusions = `
CREATE TABLE ruling (place INTEGER PRIMARY KEY, scope INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, salt TEXT NOT NULL, body TEXT NOT NULL,
  seq INTEGER NOT NULL, UNIQUE (scope, id)) STRICT;
CREATE INDEX ruling_seq ON ruling (scope, seq);
CREATE TABLE exclusion (place INTEGER PRIMARY KEY, scope INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, salt TEXT NOT NULL, body TEXT NOT NULL,
  state TEXT NOT NULL, done INTEGER NOT NULL, seq INTEGER NOT NULL, UNIQUE (scope, id)) STRICT;
CREATE INDEX exclusion_seq ON exclusion (scope, seq);
`;
