import { Keypair } from '@solana/web3.js';
import { expect, test } from '../support/buyers.ts';

const SCRIPT = '<script>window.pwned=1</script>';
const IMAGE = '<img src=x onerror=window.pwned=1>';
const LINK = ['javascript', 'window.pwned=1'].join(':');
/** Turns what follows around: "exe.gpj" would read as a picture. */
const OVERRIDE = '\u202E';
const LONG_WORD = 'W'.repeat(60);

test.use({ viewport: { width: 320, height: 640 } });

test('hostile texts of a product stay text, on the narrowest phone, from the price to the delivery', { tag: '@phone' }, async ({ buyer, page, sandbox }) => {
  const seller = Keypair.generate().publicKey.toBase58();
  const product = await sandbox.api.createProduct({
    title: `${SCRIPT}${OVERRIDE}gpj.exe ${LONG_WORD}`,
    description: `${IMAGE}\n\n- ${LINK}\n- [a link](${LINK})\n- ${OVERRIDE}${LONG_WORD}${LONG_WORD}${LONG_WORD}`,
    amount_minor_units: 2_000_000,
    merchant_wallet: seller,
    delivery_type: 'TEXT',
    delivery_value: 'replaced below',
    checkout_config: {
      brand_name: `${OVERRIDE}${IMAGE}${LONG_WORD.slice(20)}`,
      support_url: LINK,
      logo_url: LINK,
      hero_image_url: 'http://127.0.0.1:9/track.png',
      accent_color: 'red;background:url(http://127.0.0.1:9/x)',
      success_label: SCRIPT,
      success_url: LINK,
      theme: '"><script>',
    },
  });
  const till = await buyer.open(product.slug, { seller });
  await buyer.sees({ title: 'Pay from your wallet', money: 'Nothing moves until you approve in your wallet.', action: 'Continue with Sandbox Wallet' }, 'hostile-product');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${SCRIPT}gpj.exe`);
  await expect(page.getByText(IMAGE).first()).toBeVisible();
  await buyer.review();
  await buyer.sees({ title: 'Check this, then approve', money: 'Nothing has moved yet.', action: 'Approve in Sandbox Wallet' }, 'hostile-review');
  // The sandbox's Hilt takes only addresses for a delivery by address; a real one may not look.
  await sandbox.api.fault({ route: 'confirm', effect: { kind: 'lie', fields: { delivery_type: 'REDIRECT', delivery_value: `${LINK}//${LONG_WORD}` } } });
  await buyer.pay();
  // What was bought is no address that may be opened: it is shown as text to copy.
  await buyer.sees({ title: 'Paid. Here is what you bought', money: /^You paid 2\sUSDC\.$/, action: 'Copy it', says: 'This is not a safe web address, so this page does not open it.' }, 'hostile-paid');
  expect(await till.moved()).toMatchObject({ buyer: -2_000_000n });

  expect(await page.evaluate('window.pwned')).toBeUndefined();
  expect(await page.locator('a[href^="javascript:" i], [src^="javascript:" i]').count()).toBe(0);
  expect(await page.locator('body').innerText()).not.toContain(OVERRIDE);
  expect(await page.title()).not.toContain(OVERRIDE);
});
