/** The key that the store's tests sign with. */
export const TEST_AUDIT_KEY: Uint8Array = new Uint8Array(32).fill(7);
