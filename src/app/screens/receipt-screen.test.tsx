// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { arrived, stage } from '../../testing/screen-stage.tsx';
import { receiptViews } from '../gallery/fixtures/receipts.ts';
import { env, NOW, PAYMENT_ID, RECEIPT_ID } from '../gallery/fixtures/world.ts';
import { ReceiptScreen } from './receipt-screen.tsx';
import { type ReceiptScreenProps, type ReceiptView, standing } from './receipt-view.ts';

const nothing = (): void => undefined;

async function show(view: ReceiptView, props: Partial<ReceiptScreenProps> = {}) {
  const { container } = await stage(<ReceiptScreen receiptId={RECEIPT_ID} view={view} env={env} onCheck={nothing} onPrint={nothing} onShare={null} onKeep={nothing} onKeepChecker={async () => true} {...props} />, { now: NOW });
  await waitFor(() => expect(container.querySelector('h1')?.textContent).not.toBe(''));
  await arrived(container, { tag: view.tag === 'loading' ? 'opening' : view.tag });
  return container;
}

function viewOf(id: string): ReceiptView {
  const view = receiptViews.find(([each]) => each === id)?.[1];
  if (view === undefined) throw new Error(`fixture ${id} is gone`);
  return view;
}

afterEach(cleanup);

describe('the receipt page', () => {
  it.each(receiptViews)('shows %s with one title, one money line and one action, and never a payment id', async (_, view) => {
    const container = await show(view);
    for (const one of ['h1', '.money', '.btn']) expect(container.querySelectorAll(one), one).toHaveLength(1);
    expect(container.innerHTML).not.toContain(PAYMENT_ID);
  });

  it.each(receiptViews)('%s: draws verdigris exactly beside the checks that were done and passed', async (_, view) => {
    const container = await show(view);
    const results = view.tag === 'known' ? [view.checks.browser, view.checks.hilt, view.checks.chain] : [];
    const green = results.map((result) => result?.tag === 'verified');
    const rows = [...container.querySelectorAll('[data-check]')];
    expect(rows.map((row) => row.getAttribute('data-result') === 'paid')).toEqual(green);
    expect(container.querySelector('.coin[data-state="recorded"]') !== null).toBe(green.length === 3 && green.every(Boolean));
    expect(container.querySelectorAll('.node[data-state="paid"], .node[data-state="done"]')).toHaveLength(green.filter(Boolean).length);
  });

  it('says on paper what it says on the screen, check by check', async () => {
    for (const [id, view] of receiptViews) {
      const container = await show(view);
      const said = [...container.querySelectorAll('.checks .said')].map((word) => word.textContent);
      const printed = [...container.querySelectorAll('.paper-list:last-of-type b')].map((word) => word.textContent);
      expect(printed, id).toEqual(said);
      cleanup();
    }
  });

  it('prints no amount for a receipt that does not match, and no "paid" that Solana has not shown', async () => {
    const paper = async (id: string) => {
      const text = (await show(viewOf(id))).querySelector('.paper')?.textContent ?? '';
      cleanup();
      return text;
    };
    expect(await paper('receipt-verified')).toMatch(/29\u00a0USDCPaid on 20 Nov 2026/);
    expect(await paper('receipt-mismatch')).toContain('This receipt does not match');
    expect((await show(viewOf('receipt-mismatch'))).querySelector('.paper-amount')).toBeNull();
    cleanup();
    expect(await paper('receipt-one')).not.toContain('Paid on');
  });

  it('names every value that differs, on both sides, as people read them', async () => {
    const container = await show(viewOf('receipt-mismatch'));
    const cells = [...container.querySelectorAll('.page .diff tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent));
    expect(cells).toEqual([
      ['To the seller', '28.42\u00a0USDC', '1\u00a0USDC'],
      ['From', '8PNeMN…vRpVkG', 'ALnBmw…mVouEA'],
      ['Memo', 'HILT:n-81c2', 'Nothing'],
    ]);
    expect(container.querySelector('.money')?.textContent).toBe('Do not rely on this receipt for a payment.');
  });

  it('offers the PDF only where nothing speaks against the receipt', async () => {
    expect((await show(viewOf('receipt-verified'))).querySelector('a.btn')?.getAttribute('href')).toBe('https://api.hilt.example/v1/receipt/rc/pdf');
    cleanup();
    expect((await show(viewOf('receipt-mismatch'))).querySelector('a.btn')).toBeNull();
  });

  it('leads the buyer to the product’s page and nowhere else, and not at all where something speaks against the receipt', async () => {
    const link = async (id: string) => {
      const href = [...(await show(viewOf(id))).querySelectorAll('a')].find(({ textContent }) => textContent === 'Are you the buyer? Show your access')?.getAttribute('href');
      cleanup();
      return href;
    };
    expect(await link('receipt-verified')).toMatch(/^\/p\/harbour-circle\?recover=\w{80,90}$/);
    expect(await link('receipt-mismatch')).toBeUndefined();
  });

  it('says that money moved only when Solana showed it, and in whose words otherwise', async () => {
    const money = async (id: string) => {
      const text = (await show(viewOf(id))).querySelector('.money')?.textContent;
      cleanup();
      return text;
    };
    expect(await money('receipt-verified')).toBe('29\u00a0USDC moved on 20 November 2026.');
    expect(await money('receipt-one')).toBe('29\u00a0USDC moved, says Hilt.');
    expect(await money('receipt-none')).toBe('It is not shown here that money moved.');
  });

  it('shares where the device can, copies the link where it cannot, and says when the checking file did not come', async () => {
    const onShare = vi.fn<(title: string) => void>();
    await show(viewOf('receipt-verified'), { onShare, onKeepChecker: async () => false });
    fireEvent.click(screen.getByRole('button', { name: 'Share' }));
    expect(onShare).toHaveBeenCalledWith('Payment receipt');
    expect(screen.queryByRole('button', { name: 'Copy link' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Checking file' }));
    expect(await screen.findByRole('button', { name: 'Could not be fetched' })).toBeTruthy();
  });
});

describe('how a receipt stands', () => {
  it('is decided by the one finding against it, even before the others are there', () => {
    const view = viewOf('receipt-mismatch');
    if (view.tag !== 'known') throw new Error('fixture is gone');
    expect(standing({ ...view.checks, browser: null, hilt: null })).toBe('mismatch');
    expect(standing({ ...view.checks, chain: null })).toBe('checking');
  });
});
