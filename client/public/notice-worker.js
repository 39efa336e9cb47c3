// Shows what web push brings and opens its page when it is pressed. Keeps nothing, answers no request of a page: without push it does nothing.
self.addEventListener('push', (event) => {
  const told = read(event.data);
  const options = { body: told.body, tag: told.tag, icon: '/favicon.svg', badge: '/favicon.svg', requireInteraction: true, data: { url: told.url } };
  event.waitUntil(self.registration.showNotification(told.title, options));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(ownAddress(event.notification.data?.url)));
});

// The browser changed its end point by itself: the house is told, as long as somebody is signed in here.
self.addEventListener('pushsubscriptionchange', (event) => {
  const next = event.newSubscription;
  if (!next) return;
  const { endpoint, keys } = next.toJSON();
  event.waitUntil(fetch('/api/notices/subscriptions', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ endpoint, keys }) }));
});

function read(data) {
  try {
    const { title, body, url, tag } = data.json();
    return { title: String(title), body: String(body), url: String(url), tag: String(tag) };
  } catch {
    return { title: 'Unisson', body: '', url: '/', tag: 'unisson' };
  }
}

// Only a page of this console is opened, whatever a message says.
function ownAddress(url) {
  const here = self.location.origin;
  return URL.canParse(url ?? '') && new URL(url).origin === here ? url : here;
}
