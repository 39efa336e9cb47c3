import { flushPromises } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { ok } from '@unisson/shared/domain/result';
import LoggedMails from '../../components/LoggedMails.vue';
import { CONNECTION } from '../../connection/connection.ts';
import type { NoticeWays } from '../../connection/notice-api.ts';
import { mounted } from '../../testing/mounted.ts';
import MyNotices from './MyNotices.vue';

const WAYS: NoticeWays = {
  mail: { way: 'smtp', on: true, address: 'legal@house.test' },
  push: { publicKey: 'key', browsers: [{ id: 'other', since: '2026-11-23T10:00:00.000Z', service: 'push.example' }] },
  language: null,
  timeZone: null,
};
/** The house, as far as this page asks it; remembers what it was asked. */
function house(ways: NoticeWays) {
  const asked: unknown[] = [];
  const notices = {
    mine: async () => ok(ways),
    set: async (ask: object) => (asked.push(ask), ok({ ...ways, mail: { ...ways.mail, ...ask } })),
    unsubscribe: async (id: string) => (asked.push(id), ok(null)),
    mails: async () => ok({ items: [] }),
  };
  return { asked, provide: { [CONNECTION as symbol]: { api: { notices } } } };
}

describe('being told', () => {
  it('says plainly that the server sends no mail, and offers nothing to tick', async () => {
    const { provide } = house({ ...WAYS, mail: { ...WAYS.mail, way: 'off' } });
    const page = mounted(MyNotices, { provide });
    await flushPromises();
    expect(page.text()).toContain('SMTP_URL');
    expect(page.find('input[type=checkbox]').exists()).toBe(false);
  });

  it('keeps the choice with the language and the clock of this console', async () => {
    const { asked, provide } = house(WAYS);
    const page = mounted(MyNotices, { provide, language: 'fr' });
    await flushPromises();
    await page.find('input[type=checkbox]').trigger('change');
    expect(asked).toEqual([{ mail: false, language: 'fr', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }]);
  });

  it('lists the other browsers, each to be removed, and says where this one cannot', async () => {
    const { asked, provide } = house(WAYS);
    const page = mounted(MyNotices, { provide });
    await flushPromises();
    expect(page.text()).toContain('push.example');
    expect(page.text()).toContain('This browser cannot do it.');
    await page.find('li button').trigger('click');
    expect(asked).toEqual(['other']);
  });

  it('shows the demo’s mail as text, with links to web addresses only', () => {
    const text = 'See\nhttps://house.test/decide/r/abc\njavascript:alert(1) <b>x</b>';
    const page = mounted(LoggedMails, { props: { mails: [{ at: '2026-11-23T10:00:00.000Z', subject: '<i>S</i>', text }] } });
    expect(page.findAll('a').map((a) => a.attributes('href'))).toEqual(['https://house.test/decide/r/abc']);
    expect(page.find('b').exists() || page.find('i').exists()).toBe(false);
  });
});
