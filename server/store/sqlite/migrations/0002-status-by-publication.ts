/** Migration 2: a status is listed by the time of publication, never by number. Frozen like every migration. */
export const statusByPublication = `
DROP INDEX mention_status_seq;
CREATE INDEX mention_status_published ON mention (scope, status, publishedAt);
`;
