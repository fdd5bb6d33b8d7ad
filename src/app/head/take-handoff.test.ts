// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeHandoff } from './take-handoff.ts';

/** What the page makes of an address: the token, and where it stands afterwards. */
function open(address: string): { readonly token: string | null; readonly path: string } {
  history.replaceState(null, '', '/');
  history.replaceState({ kept: 1 }, '', address);
  const token = takeHandoff();
  return { token, path: location.pathname + location.search + location.hash };
}

/** As Hilt makes them (three parts in base64url behind a prefix), and anything else that could stand there. */
const signed = fc.array(fc.stringMatching(/^[\w-]{20,400}$/), { minLength: 3, maxLength: 3 }).map((parts) => `hilt_handoff_${parts.join('.')}`);
const anything = fc.string({ minLength: 12, maxLength: 200, unit: 'grapheme' }).filter((text) => !/^\s|\s$/.test(text));
const token = fc.oneof(signed, anything);
const other = fc.constantFrom('', 'lang=de', 'lang=de&utm_source=bot', 'x=%7B%7D', 'tgWebAppVersion=8.0');

describe('taking the token out of the address', () => {
  it('leaves nothing of it there, wherever and however it stood', () => {
    fc.assert(
      fc.property(token, other, fc.constantFrom('handoff', 'Handoff', 'HANDOFF', '%68andoff', 'amp;handoff'), fc.constantFrom('search', 'hash', 'both', 'twice'), (secret, rest, name, where) => {
        const pair = `${name}=${encodeURIComponent(secret)}`;
        const search = [rest, where === 'hash' ? '' : pair, where === 'twice' ? pair : ''].filter((part) => part !== '').join('&');
        const hash = where === 'hash' || where === 'both' ? `#a=1&${pair}&b=2` : '';
        const { token: taken, path } = open(`/p/tide?${search}${hash}`);
        expect(taken).toBe(secret);
        for (const form of [secret, encodeURIComponent(secret), new URLSearchParams({ s: secret }).toString().slice(2)]) expect(path).not.toContain(form);
        expect(path).not.toMatch(/handoff/i);
        expect(new URLSearchParams(location.search).get('personal')).toBe('1');
        for (const [key, value] of new URLSearchParams(rest)) expect(new URLSearchParams(location.search).get(key)).toBe(value);
        expect(history.state).toEqual({ kept: 1 });
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a name that a message has escaped', '/p/tide?lang=de&amp;handoff=tok', 'tok', '/p/tide?lang=de&personal=1'],
    ['an equals sign that was encoded', '/p/tide?handoff%3Dtok', 'tok', '/p/tide?personal=1'],
    ['a question mark that was doubled', '/p/tide??handoff=tok', 'tok', '/p/tide?personal=1'],
    ['an empty one', '/p/tide?handoff=', '', '/p/tide?personal=1'],
    ['none at all, only its name', '/p/tide?handoff', '', '/p/tide?personal=1'],
    ['two that differ: nobody could say whose link it is', '/p/tide?handoff=one&handoff=two', '', '/p/tide?personal=1'],
    ['two that differ, one in the fragment', '/p/tide?handoff=one#handoff=two', '', '/p/tide?personal=1'],
    ['one that is far too long', `/p/tide?handoff=${'x'.repeat(100_000)}`, 'x'.repeat(100_000), '/p/tide?personal=1'],
  ])('knows %s', (_what, address, taken, path) => {
    expect(open(address)).toEqual({ token: taken, path });
  });

  it.each(['/p/tide', '/p/tide?handoffs=1&myhandoff=2', '/p/tide?lang=de#handoffs', '/r/1?x=handoff'])('leaves %s as it is', (address) => {
    expect(open(address)).toEqual({ token: null, path: address });
  });

  it('takes Telegram’s signed user data out without making the page personal', () => {
    expect(open('/p/tide#tgWebAppData=user%3Dsecret&tgWebAppVersion=8.0')).toEqual({ token: null, path: '/p/tide#tgWebAppVersion=8.0' });
  });
});
