/** Test support: somebody's edit of a co-edited text, appended to the log as an editor's connection would. */
import * as Y from 'yjs';
import { loadDraft } from '../../commands/draft/load-draft.ts';
import type { Store } from '../../store/store.ts';

/** Replaces the whole text of one field. */
export async function writeDraft(store: Store, name: string, user: string, field: string, text: string): Promise<void> {
  const { doc } = await loadDraft(store, name);
  const before = Y.encodeStateVector(doc);
  doc.transact(() => {
    const field_ = doc.getText(field);
    field_.delete(0, field_.length);
    field_.insert(0, text);
  }, user);
  const entry = { update: Y.encodeStateAsUpdate(doc, before), user, owners: [user], at: new Date().toISOString() };
  const done = await store.keep([{ op: 'append', doc: name, entries: [entry] }]);
  doc.destroy();
  if (!done.ok) throw new Error(done.conflict);
}
