/** The sentences that the page brought along for its script: data in the page, so that one script serves every language. */
const NAMES = [
  'search',
  'none',
  'change',
  'print',
  'contact',
  'renewed',
  'doNotUse',
  'cut',
  'lastContact',
  'goneTitle',
  'gone',
  'notConfirmed',
  'full',
  'confirmed',
  'language',
] as const;
export type Words = Readonly<Record<(typeof NAMES)[number], string>>;

export function readWords(): Words {
  let given: unknown = null;
  try {
    given = JSON.parse(document.getElementById('words')?.textContent ?? 'null');
  } catch {
    // Nothing readable: the words stay empty, the page still shows its text.
  }
  const all = typeof given === 'object' && given !== null ? (given as Readonly<Record<string, unknown>>) : {};
  const text = (name: string): string => (typeof all[name] === 'string' ? all[name] : '');
  return { ...(Object.fromEntries(NAMES.map((name) => [name, text(name)])) as Words), language: text('language') || 'en' };
}
