import type { Address } from '../../../src/solana/address.ts';
import { fund, readHoldings } from '../funds.ts';
import type { Rpc } from '../rpc.ts';
import { button, h } from './dom.ts';
import { moneyText, shortAddress, solText } from './words.ts';

/** The account in use, what it holds, and the faucet. */
export function accountView(rpc: Rpc, address: Address): HTMLElement {
  const balance = h('p', { class: 'balance num', role: 'status' }, 'Reading the balance');
  const faucet = button('Get test money', 'quiet', () => void refill());

  async function show(): Promise<void> {
    try {
      const { usdc, lamports } = await readHoldings(rpc, address);
      balance.textContent = `${moneyText({ amount: usdc, decimals: 6, symbol: 'USDC' })} · ${solText(lamports)}`;
    } catch {
      balance.textContent = 'The sandbox chain cannot be reached.';
    }
  }

  async function refill(): Promise<void> {
    faucet.disabled = true;
    balance.textContent = 'Fetching test money';
    try {
      await fund(rpc, address);
      await show();
    } catch {
      balance.textContent = 'The faucet did not answer.';
    }
    faucet.disabled = false;
  }

  void show();
  return h('section', { class: 'account', 'aria-label': 'Your account' }, h('div', {}, h('p', { class: 'caption' }, 'Your account ', h('span', { class: 'mono', title: address }, shortAddress(address))), balance), faucet);
}
