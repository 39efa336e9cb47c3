/** Migration 5: tables for comments, holding statements, deputies, say pages, remedies, and for telling people away from the console. Frozen. */
const table = (name: string, columns: string, unique = ''): string =>
  `CREATE TABLE ${name} (place INTEGER PRIMARY KEY, scope INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, salt TEXT NOT NULL, body TEXT NOT NULL,
  ${columns}, UNIQUE (scope, id)${unique}) STRICT;`;

export const oneMessageEverywhere = [
  table('comment', 'parentId TEXT, open INTEGER NOT NULL, at TEXT NOT NULL'),
  'CREATE INDEX comment_at ON comment (scope, at);',
  table('holding', 'status TEXT NOT NULL, createdAt TEXT NOT NULL'),
  'CREATE INDEX holding_at ON holding (scope, createdAt);',
  table('deputy', 'userId TEXT NOT NULL, until TEXT NOT NULL'),
  'CREATE INDEX deputy_until ON deputy (scope, until);',
  table('say_page', 'hash TEXT NOT NULL UNIQUE, createdAt TEXT NOT NULL'),
  'CREATE INDEX say_page_at ON say_page (scope, createdAt);',
  table('remedy', 'dispatchId TEXT NOT NULL, against INTEGER NOT NULL, at TEXT NOT NULL'),
  'CREATE INDEX remedy_at ON remedy (scope, at);',
  'CREATE INDEX remedy_dispatch ON remedy (scope, dispatchId);',
  table('review_link', 'userId TEXT NOT NULL, n INTEGER NOT NULL'),
  'CREATE INDEX review_link_n ON review_link (scope, n);',
  table('subscription', 'userId TEXT NOT NULL'),
  'CREATE INDEX subscription_user ON subscription (scope, userId);',
  table('watcher', 'active INTEGER NOT NULL, createdAt TEXT NOT NULL'),
  table('notice', 'state TEXT NOT NULL, dueAt TEXT NOT NULL, createdAt TEXT NOT NULL'),
  'CREATE INDEX notice_due ON notice (scope, state, dueAt);',
].join('\n');
