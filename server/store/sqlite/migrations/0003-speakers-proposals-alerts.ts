/**
 * Migration 3: who is speaking and what handling is proposed become columns of a mention, and alerts get their table. Mentions stored
 * before have neither: both are read off a mention when it arrives. Frozen.
 */
export const speakersProposalsAlerts = `
ALTER TABLE mention ADD COLUMN speaker TEXT;
ALTER TABLE mention ADD COLUMN proposed TEXT;
CREATE INDEX mention_speaker ON mention (scope, speaker, rank) WHERE speaker IS NOT NULL;
CREATE INDEX mention_proposed ON mention (scope, proposed, seq) WHERE proposed IS NOT NULL;
CREATE TABLE alert (place INTEGER PRIMARY KEY, scope INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, salt TEXT NOT NULL, body TEXT NOT NULL,
  state TEXT NOT NULL, measure TEXT NOT NULL, raisedAt TEXT NOT NULL, UNIQUE (scope, id)) STRICT;
CREATE INDEX alert_state ON alert (scope, state, raisedAt);
`;
