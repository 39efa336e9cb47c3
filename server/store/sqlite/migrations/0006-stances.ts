/** Migration 6: why the room held, lifted or took another posture stays on record after the next one. Frozen. */
export const stances = `
CREATE TABLE stance (place INTEGER PRIMARY KEY, scope INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, salt TEXT NOT NULL, body TEXT NOT NULL,
  at TEXT NOT NULL, UNIQUE (scope, id)) STRICT;
CREATE INDEX stance_at ON stance (scope, at);
`;
