// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { stage } from '../../../testing/screen-stage.tsx';
import { shortId } from '../../../ui/plain-text.ts';
import { proofViews } from '../../gallery/fixtures/recoveries.ts';
import { BUYER, env, NOW, product, STRANGER, wallets } from '../../gallery/fixtures/world.ts';
import { ProofScreen } from './proof-screen.tsx';
import type { ProofView } from './proof-view.ts';

afterEach(cleanup);

async function show(view: ProofView) {
  const intents = { connect: vi.fn(), sign: vi.fn(), again: vi.fn(), chooseAnother: vi.fn(), close: vi.fn() };
  const { container } = await stage(<ProofScreen product={product} payer={BUYER} view={view} wallets={wallets} env={env} intents={intents} />, { now: NOW });
  await waitFor(() => expect(container.querySelector('.money')?.textContent).toContain('Hilt has recorded'));
  return { intents, action: container.querySelector<HTMLElement>('.action .btn'), text: container.textContent };
}

const wallet = 'Phantom';
const challenge = proofViews.flatMap(([, view]) => (view.tag === 'sign' ? [view.challenge] : []))[0];
if (challenge === undefined) throw new Error('no challenge in the gallery');

describe('the wallet that paid shows itself', () => {
  it.each<ProofView>([
    { tag: 'choosing', notice: 'declined' },
    { tag: 'connecting', wallet },
    { tag: 'other-account', wallet, address: null },
    { tag: 'starting', wallet },
    { tag: 'sign', wallet, challenge, notice: null },
    { tag: 'signing', wallet, challenge, since: NOW },
    { tag: 'handing-in', wallet },
    { tag: 'unsafe', wallet, problem: 'transaction' },
    { tag: 'expired', wallet },
    { tag: 'not-accepted', wallet },
    { tag: 'cannot-sign', wallet },
    { tag: 'outage', wallet, outage: { who: 'hilt', why: 'offline', retryAt: null } },
  ])('says that it is paid and what to do, whatever happens: $tag', async (view) => {
    const { text, action } = await show(view);
    expect(action?.textContent).toBeTruthy();
    expect(text).not.toMatch(/prove\.|identity\.|recover\./);
  });

  it('names the wallet that paid and the one that is open, shortened', async () => {
    const { text, action, intents } = await show({ tag: 'other-account', wallet, address: STRANGER });
    expect(text).toContain(`${wallet} has ${shortId(STRANGER)} open. This was paid by ${shortId(BUYER)}`);
    if (action !== null) fireEvent.click(action);
    expect(intents.chooseAnother).toHaveBeenCalledOnce();
  });

  it('shows the whole text before the wallet does, and asks it only by a press', async () => {
    const { text, action, intents } = await show({ tag: 'sign', wallet, challenge, notice: 'failed' });
    expect(text).toContain(challenge.text);
    expect(intents.sign).not.toHaveBeenCalled();
    if (action !== null) fireEvent.click(action);
    expect(intents.sign).toHaveBeenCalledOnce();
  });

  it('stops a dangerous text with the reason, and offers another one', async () => {
    const { text, action, intents } = await show({ tag: 'unsafe', wallet, problem: 'other-identity' });
    expect(text).toContain('is for another wallet. Your wallet was not asked.');
    if (action !== null) fireEvent.click(action);
    expect(intents.again).toHaveBeenCalledOnce();
  });

  it('takes the wallet’s prompt back', async () => {
    const { action, intents } = await show({ tag: 'signing', wallet, challenge, since: NOW });
    if (action !== null) fireEvent.click(action);
    expect(intents.again).toHaveBeenCalledOnce();
  });
});
