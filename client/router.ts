/** Addresses of the console, and who is let in: without a session every address leads to the sign-in page and back again. */
import type { Pinia } from 'pinia';
import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router';
import type { Connection } from './connection/connection.ts';
import { useSession } from './stores/session.ts';
import SignInView from './views/SignInView.vue';

export function createConsoleRouter(connection: Connection, pinia: Pinia) {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/', redirect: '/rooms' },
      { path: '/sign-in', name: 'sign-in', component: SignInView, meta: { open: true } },
      { path: '/invitation/:secret?', name: 'invitation', component: () => import('./views/InvitationView.vue'), meta: { open: true } },
      { path: '/rooms', name: 'rooms', component: () => import('./views/RoomsView.vue') },
      { path: '/rooms/:room', name: 'room', component: () => import('./views/RoomView.vue') },
      { path: '/rooms/:room/settings/:section?', name: 'settings', component: () => import('./views/SettingsView.vue') },
      { path: '/:rest(.*)*', redirect: '/rooms' },
    ],
  });
  router.beforeEach(async (to) => {
    const session = useSession(pinia);
    if (!session.isKnown) {
      const answer = await connection.api.session.get();
      if (answer.ok) session.set(answer.value.user);
      // Only a clear "no session" settles it; a server that is away is asked again at the next step.
      else if (answer.refusal.code === 'no-session') session.set(null);
    }
    if (to.meta['open'] === true) return session.user && to.name === 'sign-in' ? backFrom(to) : true;
    return session.user ? true : { name: 'sign-in', query: to.fullPath === '/rooms' ? {} : { back: to.fullPath } };
  });
  connection.onSessionEnd(() => {
    const session = useSession(pinia);
    const wasIn = session.user !== null;
    session.set(null);
    const at = router.currentRoute.value;
    if (wasIn && at.meta['open'] !== true) void router.push({ name: 'sign-in', query: { back: at.fullPath, ended: '1' } });
  });
  return router;
}

/** Where the person wanted to go; only an address of this console. */
export function backFrom(route: Pick<RouteLocationNormalized, 'query'>): string {
  const back = route.query['back'];
  return typeof back === 'string' && /^\/(?![/\\])/.test(back) ? back : '/rooms';
}
