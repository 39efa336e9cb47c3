/**
 * This browser's part in web push: whether it can, asking the person, the subscription that the house is given. Knows no calls and no words;
 * the browser's own refusals become values.
 */
const WORKER = '/notice-worker.js';

export type PushRefusal = 'unsupported' | 'blocked' | 'no-service';
export interface PushBrowser {
  /** As the house names it: SHA-256 of the end point, hex. */
  readonly id: string;
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

export const canPush = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
export const isPushBlocked = (): boolean => canPush() && Notification.permission === 'denied';

/** What this browser subscribed with; null: nothing. */
export async function currentPush(): Promise<PushBrowser | null> {
  if (!canPush()) return null;
  const registration = await navigator.serviceWorker.getRegistration(WORKER);
  const subscription = await registration?.pushManager.getSubscription();
  return subscription ? asBrowser(subscription) : null;
}

/** Asks the person, then the browser's push service. @param publicKey the house's, URL-safe base64. */
export async function startPush(publicKey: string): Promise<PushBrowser | PushRefusal> {
  if (!canPush()) return 'unsupported';
  if ((await Notification.requestPermission()) !== 'granted') return 'blocked';
  try {
    const registration = await navigator.serviceWorker.register(WORKER);
    await navigator.serviceWorker.ready;
    const applicationServerKey = bytesOf(publicKey);
    const before = await registration.pushManager.getSubscription();
    // One made for another key of the house takes nothing from it any more.
    if (before && !isSame(before.options.applicationServerKey, applicationServerKey)) await before.unsubscribe();
    return await asBrowser(await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey }));
  } catch {
    return 'no-service';
  }
}

export async function stopPush(): Promise<void> {
  const registration = canPush() ? await navigator.serviceWorker.getRegistration(WORKER) : undefined;
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
}

async function asBrowser(subscription: PushSubscription): Promise<PushBrowser> {
  const { endpoint } = subscription;
  const { p256dh = '', auth = '' } = subscription.toJSON().keys ?? {};
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint));
  const id = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { id, endpoint, keys: { p256dh, auth } };
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

function isSame(held: ArrayBuffer | null, wanted: Uint8Array): boolean {
  const bytes = new Uint8Array(held ?? new ArrayBuffer(0));
  return bytes.length === wanted.length && bytes.every((byte, i) => byte === wanted[i]);
}
