/**
 * Migration 1: the first shape of the embedded store. Frozen: a change of shape is a new migration, never an edit here.
 * Rows keep their JSON in `body`; the columns beside it are those of kinds.ts as they were then. `place` is scope number * 2^32 + a
 * number of its own in the scope, so that a range of places is a room and the order of places is the order of arrival.
 */
export const firstShape = `
CREATE TABLE scope (
  n INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, seq INTEGER NOT NULL, pruned INTEGER NOT NULL,
  mentions INTEGER NOT NULL, mention_seq INTEGER NOT NULL, in_order INTEGER NOT NULL,
  audit_n INTEGER NOT NULL, audit_hash TEXT NOT NULL, audit_signature TEXT NOT NULL
) STRICT;
CREATE TABLE event_run (place INTEGER PRIMARY KEY, count INTEGER NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
CREATE TABLE audit (place INTEGER PRIMARY KEY, line TEXT NOT NULL) STRICT;
CREATE TABLE counter (scope INTEGER NOT NULL, bucket INTEGER NOT NULL, name TEXT NOT NULL, value REAL NOT NULL, PRIMARY KEY (scope, bucket, name)) STRICT, WITHOUT ROWID;

CREATE TABLE kept (space TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, version INTEGER NOT NULL, expires_at INTEGER, PRIMARY KEY (space, key)) STRICT, WITHOUT ROWID;
CREATE INDEX kept_expiry ON kept (expires_at) WHERE expires_at IS NOT NULL;
CREATE TABLE draft (n INTEGER PRIMARY KEY, doc TEXT NOT NULL UNIQUE, head INTEGER NOT NULL, checkpoint_n INTEGER NOT NULL, checkpoint BLOB) STRICT;
CREATE TABLE draft_entry (place INTEGER PRIMARY KEY, user TEXT NOT NULL, owners TEXT NOT NULL, at TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE TABLE draft_client (draft INTEGER NOT NULL, client INTEGER NOT NULL, user TEXT NOT NULL, PRIMARY KEY (draft, client)) STRICT, WITHOUT ROWID;

CREATE TABLE room (place INTEGER PRIMARY KEY, scope INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, salt TEXT NOT NULL, body TEXT NOT NULL,
  publicKey TEXT NOT NULL UNIQUE, UNIQUE (scope, id)) STRICT;
CREATE TABLE user (place INTEGER PRIMARY KEY, scope INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, salt TEXT NOT NULL, body TEXT NOT NULL,
  email TEXT NOT NULL UNIQUE, demo INTEGER NOT NULL, createdAt TEXT NOT NULL, UNIQUE (scope, id)) STRICT;
CREATE TABLE invitation (place INTEGER PRIMARY KEY, scope INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, salt TEXT NOT NULL, body TEXT NOT NULL,
  email TEXT NOT NULL, UNIQUE (scope, id)) STRICT;
CREATE TABLE control (place INTEGER PRIMARY KEY, scope INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, salt TEXT NOT NULL, body TEXT NOT NULL,
  underReview INTEGER, inForce INTEGER, UNIQUE (scope, id)) STRICT;
CREATE TABLE member (place INTEGER PRIMARY KEY, scope INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, salt TEXT NOT NULL, body TEXT NOT NULL,
  UNIQUE (scope, id)) STRICT;
CREATE TABLE token (place INTEGER PRIMARY KEY, scope INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, salt TEXT NOT NULL, body TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE, createdAt TEXT NOT NULL, UNIQUE (scope, id)) STRICT;

CREATE TABLE mention (place INTEGER PRIMARY KEY, scope INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, salt TEXT NOT NULL,
  seq INTEGER NOT NULL, status TEXT NOT NULL, label TEXT NOT NULL, language TEXT NOT NULL, source TEXT NOT NULL, assignee TEXT, handling TEXT NOT NULL,
  storyKey TEXT NOT NULL, conversation TEXT NOT NULL, rank REAL NOT NULL, publishedAt TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (scope, id)) STRICT;
CREATE INDEX mention_seq ON mention (scope, seq);
CREATE INDEX mention_status_seq ON mention (scope, status, seq);
CREATE INDEX mention_status_rank ON mention (scope, status, rank);
CREATE INDEX mention_rank ON mention (scope, rank);
CREATE INDEX mention_published ON mention (scope, publishedAt);
CREATE INDEX mention_story ON mention (scope, storyKey);
CREATE INDEX mention_conversation ON mention (scope, conversation);
CREATE INDEX mention_assignee ON mention (scope, assignee) WHERE assignee IS NOT NULL;
CREATE INDEX mention_handling ON mention (scope, handling) WHERE handling <> 'normal';
CREATE VIRTUAL TABLE mention_words USING fts5 (words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', detail=full);

CREATE TABLE correction (place INTEGER PRIMARY KEY, scope INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, salt TEXT NOT NULL, body TEXT NOT NULL,
  mentionId TEXT NOT NULL, at TEXT NOT NULL, UNIQUE (scope, id)) STRICT;
CREATE INDEX correction_mention ON correction (scope, mentionId);
CREATE TABLE story (place INTEGER PRIMARY KEY, scope INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, salt TEXT NOT NULL,
  redirect TEXT, count INTEGER NOT NULL, rank REAL NOT NULL, lastAt TEXT NOT NULL, reach REAL NOT NULL, body TEXT NOT NULL, UNIQUE (scope, id)) STRICT;
CREATE INDEX story_rank ON story (scope, redirect, rank);
CREATE INDEX story_count ON story (scope, redirect, count);
CREATE INDEX story_last ON story (scope, redirect, lastAt);
CREATE TABLE revision (place INTEGER PRIMARY KEY, scope INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, salt TEXT NOT NULL, body TEXT NOT NULL,
  n INTEGER NOT NULL, UNIQUE (scope, id)) STRICT;
CREATE INDEX revision_n ON revision (scope, n);
CREATE TABLE review (place INTEGER PRIMARY KEY, scope INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, salt TEXT NOT NULL, body TEXT NOT NULL,
  n INTEGER NOT NULL, outcome TEXT, UNIQUE (scope, id)) STRICT;
CREATE INDEX review_n ON review (scope, n);
CREATE TABLE decision (place INTEGER PRIMARY KEY, scope INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, salt TEXT NOT NULL, body TEXT NOT NULL,
  n INTEGER NOT NULL, at TEXT NOT NULL, UNIQUE (scope, id)) STRICT;
CREATE INDEX decision_n ON decision (scope, n, at);
CREATE TABLE reply (place INTEGER PRIMARY KEY, scope INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, salt TEXT NOT NULL, body TEXT NOT NULL,
  mentionId TEXT, storyId TEXT, status TEXT NOT NULL, createdAt TEXT NOT NULL, sentRevision INTEGER, UNIQUE (scope, id)) STRICT;
CREATE INDEX reply_mention ON reply (scope, mentionId) WHERE mentionId IS NOT NULL;
CREATE INDEX reply_story ON reply (scope, storyId) WHERE storyId IS NOT NULL;
CREATE INDEX reply_status ON reply (scope, status, createdAt);
CREATE TABLE reply_slot (place INTEGER PRIMARY KEY, scope INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, salt TEXT NOT NULL, body TEXT NOT NULL,
  UNIQUE (scope, id)) STRICT;
CREATE TABLE conversation (place INTEGER PRIMARY KEY, scope INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, salt TEXT NOT NULL, body TEXT NOT NULL,
  UNIQUE (scope, id)) STRICT;
CREATE TABLE dispatch (place INTEGER PRIMARY KEY, scope INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, salt TEXT NOT NULL, body TEXT NOT NULL,
  state TEXT NOT NULL, channel TEXT NOT NULL, replyId TEXT, revision INTEGER, dueAt TEXT, createdAt TEXT NOT NULL, leaseUntil TEXT, UNIQUE (scope, id)) STRICT;
CREATE INDEX dispatch_due ON dispatch (state, dueAt);
CREATE INDEX dispatch_state ON dispatch (scope, state, createdAt);
CREATE INDEX dispatch_reply ON dispatch (scope, replyId) WHERE replyId IS NOT NULL;
CREATE TABLE outlet (place INTEGER PRIMARY KEY, scope INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, salt TEXT NOT NULL, body TEXT NOT NULL,
  channel TEXT NOT NULL, active INTEGER NOT NULL, UNIQUE (scope, id)) STRICT;
CREATE TABLE acknowledgement (place INTEGER PRIMARY KEY, scope INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, salt TEXT NOT NULL, body TEXT NOT NULL,
  channel TEXT NOT NULL, n INTEGER NOT NULL, UNIQUE (scope, id)) STRICT;
`;
