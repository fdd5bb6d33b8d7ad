import { becameMore, PAYLOAD } from '../support/hostile-fields.ts';
import { expect, test } from '../support/test.ts';

/** The other journeys prove by silence that nothing had to be stopped; these prove that silence means something. */

test('what the policy of a page stops is reported by the browser', async ({ page, checkout, guard, policy, sandbox }) => {
  guard.allow(/Content Security Policy|TrustedHTML|TrustedScript|stranger\.invalid/);
  policy.allow(/./);
  await checkout.open('tidewater-circle');
  await expect(page.getByRole('radio', { name: 'Sandbox Wallet' })).toBeVisible();
  expect(policy.reports()).toEqual([]);

  await page.evaluate((text) => {
    const attempt = (what: () => unknown): void => {
      try {
        what();
      } catch {
        // Trusted Types throw; all others are stopped in silence.
      }
    };
    attempt(() => document.body.insertAdjacentHTML('beforeend', text));
    attempt(() => document.body.append(Object.assign(document.createElement('script'), { text })));
    attempt(() => document.body.append(Object.assign(document.createElement('img'), { src: 'http://stranger.invalid/x.png' })));
    attempt(() => document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://stranger.invalid/' })));
    attempt(() => document.body.append(Object.assign(document.createElement('style'), { textContent: 'body { display: none }' })));
    attempt(() => void fetch('https://stranger.invalid/').catch(() => undefined));
  }, PAYLOAD);
  const directives = () => new Set(policy.reports().map(({ directive }) => directive));
  await expect.poll(directives).toEqual(new Set(['require-trusted-types-for', 'img-src', 'frame-src', 'style-src-elem', 'connect-src']));
  expect(await becameMore(page)).toEqual([]);
  expect(sandbox.host.url).toBe(new URL(page.url()).origin);
});

test('a text that became more than text is found', { tag: '@desktop' }, async ({ page }) => {
  // A page of somebody who escapes nothing, under no policy.
  await page.setContent(`<a href="${PAYLOAD}</a>`);
  expect((await becameMore(page)).toSorted()).toEqual(['a script element', 'a script ran', 'href of a', 'onload of svg']);
});
