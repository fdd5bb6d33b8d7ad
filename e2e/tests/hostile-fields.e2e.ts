import type * as v from 'valibot';
import { Handoff } from '../../src/contract/handoff.ts';
import { ConfirmAnswer } from '../../src/contract/pay.ts';
import { PaymentStatus } from '../../src/contract/payment-status.ts';
import { Product } from '../../src/contract/product.ts';
import { PublicReceipt, VerifyReceiptAnswer } from '../../src/contract/receipt.ts';
import { PaymentSession } from '../../src/contract/session.ts';
import { expect, type Lines, test } from '../support/fault-proxy/through.ts';
import { becameMore, hostileFields, PAYLOAD } from '../support/hostile-fields.ts';
import { personalLink } from '../support/personal.ts';
import { receiptIdOf } from '../support/receipts.ts';

/*
 * Every field of everything Hilt says carries an attack: product, personal link, session, payment, delivery and receipt. Which fields those are is
 * read from real answers, so none can be forgotten. What the page's own schemas refuse cannot arrive anywhere; all the rest has to stay text,
 * and the policy has to find nothing to stop (every test fails on its reports).
 */

/** Words that say where the journey goes; each is a word of an open list, and unknown ones only end it early. */
const STEERING = new Set(['status', 'product_type', 'delivery_status', 'identity_type', 'asset_symbol', 'slug', 'id', 'payment_id', 'handoff_token', 'nonce', 'membership_id', 'receipt_id', 'phantom_mobile', 'membership_identity_type', 'membership_platform', 'membership_status', 'max_payments']);

interface Answer {
  readonly path: string | RegExp;
  readonly schema: v.GenericSchema;
}

/** Makes all later answers of a route hostile. @returns the paths of the fields that were changed, and of those that would not have been read. */
function spoil(lines: Lines, { path, schema }: Answer, kept: ReadonlySet<string> = STEERING): { readonly changed: Set<string>; readonly refused: Set<string> } {
  const told = { changed: new Set<string>(), refused: new Set<string>() };
  lines.api.on({ path }, {
    kind: 'rewrite',
    change: (answer) => {
      const hostile = hostileFields(answer, schema, kept);
      hostile.changed.forEach((field) => told.changed.add(field));
      hostile.refused.forEach((field) => told.refused.add(field));
      return hostile.answer;
    },
  });
  return told;
}

test('every field of a personal checkout stays text, from the link to the delivery', async ({ buyer, checkout, lines, page, sandbox }) => {
  const link = await personalLink(sandbox, '5550042', '@vega');
  const product = spoil(lines, { path: /\/v1\/products\/p\/[^/]+$/, schema: Product });
  const handoff = spoil(lines, { path: '/resolve-handoff', schema: Handoff });
  const session = spoil(lines, { path: '/connect', schema: PaymentSession });
  const confirmed = spoil(lines, { path: '/v1/pay/confirm', schema: ConfirmAnswer });
  await checkout.openPath(new URL(link.url).pathname + new URL(link.url).search);
  await buyer.startTill();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(PAYLOAD);
  await expect(page.getByText(PAYLOAD).nth(1)).toBeVisible();
  expect(await becameMore(page)).toEqual([]);

  await buyer.review();
  expect(await becameMore(page)).toEqual([]);
  await buyer.pay();
  await expect(checkout.sheet).toContainText(PAYLOAD);
  expect(await becameMore(page)).toEqual([]);
  await page.goto(await page.evaluate(() => `${location.origin}/mine`));
  await expect(checkout.sheet).toContainText(PAYLOAD);
  expect(await becameMore(page)).toEqual([]);

  expect([...product.changed]).toEqual(expect.arrayContaining(['title', 'description', 'image_url', 'delivery_type', 'created_at', 'membership_identity_label', 'checkout_config.brand_name', 'checkout_config.logo_url', 'checkout_config.support_url']));
  expect([...handoff.changed]).toEqual(expect.arrayContaining(['identity_display', 'identity_value', 'return_url', 'checkout_url']));
  expect([...confirmed.changed]).toEqual(expect.arrayContaining(['delivery_type', 'delivery_value']));
  // Amounts, addresses and times are of a form that holds no attack.
  expect([...session.refused]).toEqual(expect.arrayContaining(['amount_minor_units', 'fee_minor_units', 'fee_wallet', 'token_mint', 'merchant_wallet', 'expires_at']));
  expect([...session.changed].filter((field) => !session.refused.has(field))).toEqual([]);
});

test('a session whose own words are attacks shows them as text or not at all', { tag: '@desktop' }, async ({ anotherBrowser, lines }) => {
  for (const fields of [['nonce'], ['asset_symbol'], ['payment_id'], ['status', 'phantom_mobile']]) {
    lines.api.clear();
    const session = spoil(lines, { path: '/connect', schema: PaymentSession }, new Set([...STEERING].filter((name) => !fields.includes(name))));
    const { page, checkout, ...hands } = await anotherBrowser();
    await checkout.open('tidewater-circle');
    await checkout.continueWith();
    await hands.wallet.approve('connect');
    await expect.poll(() => [...session.changed, ...session.refused].filter((path) => fields.some((name) => path.startsWith(name))).length).toBe(fields.length);
    await expect(checkout.title).not.toHaveText('Pay from your wallet');
    await expect(checkout.title).not.toHaveText('Getting your payment ready');
    expect(await becameMore(page), fields.join()).toEqual([]);
  }
});

test('every field of a receipt and of its payment stays text', async ({ anotherBrowser, buyer, checkout, lines, page }) => {
  await buyer.open();
  await buyer.review();
  await buyer.pay();
  const id = await receiptIdOf(page);
  const paymentId = await buyer.paymentId();
  const receipt = spoil(lines, { path: /\/v1\/receipt\/[^/]+\/public$/, schema: PublicReceipt }, new Set());
  const verification = spoil(lines, { path: /\/v1\/receipt\/[^/]+\/verify$/, schema: VerifyReceiptAnswer }, new Set());
  const status = spoil(lines, { path: /\/v1\/payments\//, schema: PaymentStatus }, new Set());
  await checkout.openPath(`/r/${id}`);
  await expect(page.getByText(PAYLOAD).first()).toBeVisible();
  await expect(page.locator('.checks .said')).toHaveCount(3);
  expect(await becameMore(page)).toEqual([]);

  const other = await anotherBrowser();
  await other.checkout.openPath(`/pay/${paymentId}`);
  await expect(other.checkout.title).toBeVisible();
  await expect.poll(() => status.changed.size).toBeGreaterThan(0);
  expect(await becameMore(other.page)).toEqual([]);

  expect([...receipt.changed]).toEqual(expect.arrayContaining(['receipt_hash', 'ed25519_sig', 'schema_version', 'verify_url', 'product_title', 'owner_display_name', 'receipt_json.product_title', 'receipt_json.memo']));
  expect([...status.changed]).toEqual(expect.arrayContaining(['status', 'failure_reason', 'delivery_error', 'membership_id']));
  expect(verification.changed.size + verification.refused.size).toBeGreaterThan(0);
});
