import bs58 from 'bs58';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IdentityStarted } from '../contract/identity.ts';
import { address } from '../solana/address.ts';
import { decodeTransaction } from '../solana/wire/decode-transaction.ts';
import { type AskedIdentity, checkChallenge, provesChallenge } from './check-challenge.ts';
import { looksLikeTransaction } from './looks-like-transaction.ts';
import { signatureText } from './signature-text.ts';

const key = (fill: number) => address(bs58.encode(new Uint8Array(32).fill(fill)));
const WALLET = key(3);
const OTHER = key(4);
const NOW = Date.UTC(2026, 4, 4, 12);
const asked: AskedIdentity = { type: 'TELEGRAM_USER_ID', value: '@marta', display: '@Marta', wallet: WALLET };
const TEXT = `Hilt: link your wallet to your identity\n\nProduct: Crew Room\nWallet: ${WALLET}\nTELEGRAM_USER_ID: @Marta\n\nSigning this message moves no money.`;
const honest: IdentityStarted = { session_id: 'id_1', status: 'PENDING', wallet_address: WALLET, wallet_source: 'x', identity_type: 'TELEGRAM_USER_ID', identity_value: '@marta', identity_display: '@Marta', expires_at: NOW + 600_000, challenge_message: TEXT };
const check = (change: Partial<IdentityStarted>, from: AskedIdentity = asked) => checkChallenge({ ...honest, ...change }, from, NOW);
const problem = (change: Partial<IdentityStarted>, from?: AskedIdentity) => {
  const checked = check(change, from);
  return checked.ok ? null : checked.problem;
};

/** A whole message of one instruction without a byte above 127: it is text as well. */
const MESSAGE = Uint8Array.of(1, 0, 1, 2, ...new Uint8Array(32).fill(65), ...new Uint8Array(32).fill(66), ...new Uint8Array(32).fill(67), 1, 1, 1, 0, 2, 72, 73);
const TRANSACTION = Uint8Array.of(1, ...new Uint8Array(64).fill(68), ...MESSAGE);
const asText = (bytes: Uint8Array) => new TextDecoder('utf8', { fatal: true }).decode(bytes);

describe('a challenge', () => {
  it('for this wallet and this identity is signed exactly as it is shown', () => {
    expect(check({})).toEqual({ ok: true, challenge: { sessionId: 'id_1', asked, text: TEXT, bytes: new TextEncoder().encode(TEXT), expiresAt: NOW + 600_000 } });
  });

  it.each([
    ['answers for another wallet', { wallet_address: OTHER }, 'other-wallet'],
    ['names another wallet in its text', { challenge_message: TEXT.replace(WALLET, OTHER) }, 'other-wallet'],
    ['answers for another identity', { identity_value: '@mallory' }, 'other-identity'],
    ['answers for another kind of identity', { identity_type: 'DISCORD_USER_ID' }, 'other-identity'],
    ['names another identity in its text', { challenge_message: TEXT.replace('@Marta', '@Mallory') }, 'other-identity'],
    ['names a longer one that contains it', { challenge_message: TEXT.replace('@Marta', '@Marta2') }, 'other-identity'],
    ['says nothing', { challenge_message: ' \n ' }, 'not-plain'],
    ['goes on for ever', { challenge_message: TEXT + 'x'.repeat(1_200) }, 'not-plain'],
    ['hides characters', { challenge_message: `${TEXT}\u0007` }, 'not-plain'],
    ['turns its text around', { challenge_message: `${TEXT}\u202e` }, 'not-plain'],
    ['is over', { expires_at: NOW - 1 }, 'expired'],
    ['is over before it can be signed', { expires_at: NOW + 19_999 }, 'expired'],
    ['is a message for Solana', { challenge_message: asText(MESSAGE) }, 'transaction'],
    ['is a transaction for Solana', { challenge_message: asText(TRANSACTION) }, 'transaction'],
  ])('that %s is refused', (_, change, expected) => {
    expect(problem(change)).toBe(expected);
  });

  it('may leave the wallet out, and may name other addresses beside it', () => {
    expect(problem({ challenge_message: 'It is me, @marta' })).toBeNull();
    expect(problem({ challenge_message: `${TEXT}\nSeller: ${OTHER}` })).toBeNull();
  });

  it('may be about a wallet as identity, the paying one or another', () => {
    const other: AskedIdentity = { type: 'WALLET', value: OTHER, display: null, wallet: WALLET };
    const own: AskedIdentity = { ...other, value: WALLET };
    const text = (identity: string) => ({ identity_type: 'WALLET', identity_value: identity, challenge_message: `Access for ${identity}` });
    expect(problem(text(OTHER), other)).toBeNull();
    expect(problem(text(WALLET), own)).toBeNull();
    expect(problem({ ...text(OTHER), challenge_message: `Access for ${OTHER}, signed by ${key(5)}` }, other)).toBe('other-wallet');
  });

  it('never throws, and is never accepted without the identity in it, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ maxLength: 40 }).map((some) => `${some}@marta${some}`)), (text) => {
        const checked = check({ challenge_message: text });
        return !checked.ok || checked.challenge.text.toLowerCase().includes('@marta');
      }),
      { numRuns: 500 },
    );
  });
});

describe('looksLikeTransaction', () => {
  it('knows messages and transactions, and nothing that is cut off', () => {
    expect(decodeTransaction(TRANSACTION).message.keys).toHaveLength(2);
    expect([looksLikeTransaction(MESSAGE), looksLikeTransaction(TRANSACTION)]).toEqual([true, true]);
    for (let length = 0; length < MESSAGE.length; length += 1) expect(looksLikeTransaction(MESSAGE.slice(0, length))).toBe(false);
  });
});

describe('an answer to a signature', () => {
  it('proves the challenge only when all of it is about that challenge', () => {
    const checked = check({});
    if (!checked.ok) throw new Error(checked.problem);
    expect(provesChallenge(honest, checked.challenge)).toBe(true);
    for (const change of [{ session_id: 'id_2' }, { wallet_address: OTHER }, { identity_type: 'CUSTOM' }, { identity_value: '@mallory' }]) expect(provesChallenge({ ...honest, ...change }, checked.challenge)).toBe(false);
  });
});

describe('a signature', () => {
  it('is sent as base64 of its 64 bytes, and no other length is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (bytes) => {
        expect(Buffer.from(signatureText(bytes), 'base64')).toEqual(Buffer.from(bytes));
        expect(signatureText(bytes)).toMatch(/^[A-Za-z0-9+/]{86}==$/);
      }),
    );
    for (const length of [0, 63, 65, 128]) expect(() => signatureText(new Uint8Array(length))).toThrow('64 bytes');
  });
});
