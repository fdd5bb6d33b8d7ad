import { accessibilityProblems, sidewaysScroll } from '../support/axe.ts';
import { FramedCheckout } from '../support/framed-checkout.ts';
import { landedOf } from '../support/landed.ts';
import { personalLink } from '../support/personal.ts';
import { expect, test } from '../support/test.ts';

/** A window's address can be sent by anybody. Whom its payment gives access is said before anything can be approved, and whoever is somebody else can stop. */

/** Opens a session for the person a link names, as a frame with that link does, and returns the window's address without the token. */
async function begin(sandbox: Parameters<typeof personalLink>[0], id: string, display: string): Promise<{ readonly url: string; readonly paymentId: string }> {
  const { slug, token } = await personalLink(sandbox, id, display);
  const answer = await fetch(`${sandbox.site.sandbox.apiUrl}/v1/products/p/${slug}/connect`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ handoff_token: token }) });
  const { payment_id: paymentId }: { payment_id: string } = await answer.json();
  return { url: `${sandbox.site.checkout.url}/popup#${new URLSearchParams({ slug, pay: paymentId })}`, paymentId };
}

test('a window for somebody’s payment says whom it is for at every step, also when loaded again, and pays for nobody else', async ({ page, sandbox, network }) => {
  const { url, paymentId } = await begin(sandbox, '662101', '@ines');
  await page.goto(url);
  const popup = FramedCheckout.of(page);
  const chip = page.locator('.who');
  const begun = page.getByText('This payment was begun on another page.');
  await popup.expectTitle('Pay from your wallet');
  await expect(chip).toContainText('@ines on Telegram');
  await expect(begun).toBeVisible();

  // The window forgets nothing of it.
  await page.reload();
  await popup.expectTitle('Pay from your wallet');
  await expect(chip).toContainText('@ines on Telegram');
  await popup.review();
  await expect(chip).toContainText('@ines on Telegram');
  await expect(begun).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBe(0);
  await popup.sign();
  await popup.expectTitle(/^Paid/);
  await expect(page.getByText('For @ines only.')).toBeVisible();
  expect(await landedOf(sandbox.rpc, await popup.address())).toHaveLength(1);
  // That very session, and none was opened beside it.
  expect(network.apiRequests().filter(({ path }) => path.endsWith('/connect'))).toEqual([]);
  expect(network.apiRequests().some(({ path, method, body }) => method === 'POST' && path.endsWith('/confirm') && body.includes(paymentId))).toBe(true);
});

test('whoever is somebody else stops there: nothing is signed', { tag: '@desktop' }, async ({ page, sandbox }) => {
  const { url } = await begin(sandbox, '662102', '@lena');
  await page.goto(url);
  const popup = FramedCheckout.of(page);
  await popup.review();
  await page.getByRole('button', { name: 'Not you? Stop' }).click();
  await popup.expectTitle('Stopped. Nothing was signed');
  await expect(page.getByText('@lena on Telegram')).toBeVisible();
  expect(await popup.walletWasAsked()).toEqual(['connect']);
});
