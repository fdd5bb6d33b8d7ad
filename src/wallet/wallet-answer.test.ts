import { WalletConnectionError, WalletSendTransactionError, WalletSignTransactionError, WalletWindowClosedError } from '@solana/wallet-adapter-base';
import { describe, expect, it } from 'vitest';
import { isClearRefusal, isLikelyRefusal } from './wallet-answer.ts';

const rejected = Object.assign(new Error('User rejected the request.'), { code: 4001 });
const mobile = (code: number) => new Error('Wallet error', { cause: Object.assign(new Error('x'), { name: 'SolanaMobileWalletAdapterProtocolError', code }) });

describe('isClearRefusal', () => {
  it.each([
    ['the agreed code', { code: 4001, message: 'anything' }],
    ['the agreed code inside wallet-adapter', new WalletSignTransactionError('', { code: 4001 })],
    ['the agreed words', new Error('User rejected the request.')],
    ['words of a hardware device', new Error('Ledger device: denied by the user? (0x6985)')],
    ['an error wrapped three times', new Error('a', { cause: new WalletSendTransactionError('b', rejected) })],
    ['a bare text', 'User declined'],
    ['a mobile wallet that did not sign', mobile(-3)],
    ['a mobile wallet that was not authorized', mobile(-1)],
  ])('knows %s', (_what, error) => {
    expect(isClearRefusal(error)).toBe(true);
  });

  it.each([
    ['a node that rejected the transaction', new Error('Transaction rejected: blockhash not found')],
    ['a wallet that refused the transaction itself', { code: -32003, message: 'Transaction rejected' }],
    ['a mobile wallet that signed but could not submit', mobile(-4)],
    ['a code that only looks like the mobile one', { code: -3, message: '' }],
    ['a closed window', new WalletWindowClosedError()],
    ['an internal error', { code: -32603, message: 'Internal error' }],
    ['an error without words', new Error('')],
    ['nothing at all', undefined],
  ])('does not take %s for one', (_what, error) => {
    expect(isClearRefusal(error)).toBe(false);
  });

  it('reads errors made to break it', () => {
    const loop: Record<string, unknown> = { message: 'x' };
    loop['cause'] = loop;
    const trap = Object.defineProperty({}, 'message', {
      get() {
        throw new Error('trap');
      },
    });
    expect(isClearRefusal(loop)).toBe(false);
    expect(isClearRefusal(trap)).toBe(false);
  });
});

describe('isLikelyRefusal', () => {
  it.each([
    ['everything that is clear', rejected],
    ['a closed window', new WalletWindowClosedError()],
    ['a closed connection without a reason', new WalletConnectionError()],
    ['words that only suggest it', new Error('Connection rejected')],
    ['a request called off', new Error('Request cancelled')],
  ])('knows %s', (_what, error) => {
    expect(isLikelyRefusal(error)).toBe(true);
  });

  it('leaves other failures failures', () => {
    expect(isLikelyRefusal(new Error('Something went wrong'))).toBe(false);
    expect(isLikelyRefusal(new WalletConnectionError('Wallet is locked'))).toBe(false);
  });
});
