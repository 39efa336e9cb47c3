/** Owns what the page for deciding makes of signs that nobody sees [MS3]. */
import { describe, expect, it } from 'vitest';
import { visible } from './visible.ts';

describe('text to be approved', () => {
  it.each([
    ['a zero-width space', '5\u200b00', '5<span class="sign">U+200B</span>00'],
    ['a turned order', '\u202e005', '<span class="sign">U+202E</span>005'],
    ['a mark of direction', '5\u061c00', '5<span class="sign">U+061C</span>00'],
    ['a letter that is blank', 'a\u3164b', 'a<span class="sign">U+3164</span>b'],
    ['a tag', 'a\u{e0041}b', 'a<span class="sign">U+E0041</span>b'],
    ['markup', '<b>&"', '&lt;b&gt;&amp;&quot;'],
  ])('[MS3] shows %s', (_name, text, html) => expect(visible(text)).toBe(html));
  it('[MS3] leaves emoji, accents and the spaces of typography as they are', () => {
    const text = '👩‍⚖️ e\u0301 100\u202f000\u00a0€';
    expect(visible(text)).toBe(text);
  });
});
