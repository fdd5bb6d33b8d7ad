import { describe, expect, it } from 'vitest';
import type { IdentityCompleted, IdentityCompleteRequest, IdentityStarted, IdentityStartRequest } from '../../contract/identity.ts';
import type { ChainTime } from '../../solana/chain.ts';
import { testKey } from '../../testing/solana-keys.ts';
import type { HiltAnswer, HiltFailure } from '../ports.ts';
import { askChallenge, handInSignature } from './payer-proof.ts';

const NOW = Date.UTC(2026, 4, 4, 12);
const wallet = testKey('buyer').address;
const other = testKey('friend').address;
const calm = new AbortController().signal;
const session = { session_id: 'id-1', status: 'PENDING', wallet_address: wallet, wallet_source: 'x', identity_type: 'WALLET', identity_value: wallet, identity_display: null, expires_at: NOW + 600_000 };
const started: IdentityStarted = { ...session, challenge_message: `Hilt: it is me\nWallet: ${wallet}\nSigning this message moves no money.` };
const completed: IdentityCompleted = { ...session, status: 'VERIFIED', verified_at: NOW };
const failed = (failure: HiltFailure): HiltAnswer<never> => ({ ok: false, failure });
const status = (code: number, retryAfterMs: number | null = null) => failed({ kind: 'status', status: code, code: null, retryAfterMs });

interface Case {
  readonly start?: HiltAnswer<IdentityStarted>;
  readonly complete?: HiltAnswer<IdentityCompleted>;
  readonly time?: ChainTime;
}

function world({ start = { ok: true, value: started }, complete = { ok: true, value: completed }, time = { tag: 'read', blockTimeMs: NOW, blockHeight: 1 } }: Case) {
  const asked: IdentityStartRequest[] = [];
  const handed: IdentityCompleteRequest[] = [];
  const hilt = {
    identityStart: (request: IdentityStartRequest) => {
      asked.push(request);
      return Promise.resolve(start);
    },
    identityComplete: (request: IdentityCompleteRequest) => {
      handed.push(request);
      return Promise.resolve(complete);
    },
  };
  const ports = { hilt, time: () => Promise.resolve(time), now: () => NOW };
  return { asked, handed, ports, ask: () => askChallenge(ports, { slug: 'tide', wallet, walletName: 'Phantom' }, calm) };
}

async function challengeOf(ask: ReturnType<typeof world>['ask']) {
  const answer = await ask();
  if (answer.tag !== 'challenge') throw new Error(answer.tag);
  return answer.challenge;
}

describe('the text that the paying wallet signs', () => {
  it('is asked for this wallet as its own identity, and is shown as it came', async () => {
    const { asked, ask } = world({});
    await expect(ask()).resolves.toMatchObject({ tag: 'challenge', challenge: { sessionId: 'id-1', text: started.challenge_message, asked: { type: 'WALLET', value: wallet, wallet } } });
    expect(asked).toEqual([{ slug: 'tide', wallet_address: wallet, wallet_source: 'Phantom', customer_reference_type: 'WALLET', customer_reference_value: wallet }]);
  });

  it.each<[string, Partial<IdentityStarted>, string]>([
    ['answers for another wallet', { wallet_address: other }, 'other-wallet'],
    ['names another wallet', { challenge_message: `It is me, ${other}` }, 'other-identity'],
    ['names another wallet beside this one as the one that signs', { identity_value: wallet, challenge_message: `${other} pays for ${wallet}x` }, 'other-identity'],
    ['is for an identity that is not the wallet', { identity_type: 'TELEGRAM_USER_ID', identity_value: '@mallory' }, 'other-identity'],
    ['names nobody', { challenge_message: 'Please sign' }, 'other-identity'],
    ['hides something', { challenge_message: `${started.challenge_message}\u202e` }, 'not-plain'],
  ])('never reaches the wallet when it %s', async (_, change, problem) => {
    await expect(world({ start: { ok: true, value: { ...started, ...change } } }).ask()).resolves.toEqual({ tag: 'unsafe', problem });
  });

  it('is over by the time of the chain, not by this device', async () => {
    await expect(world({ time: { tag: 'read', blockTimeMs: NOW + 590_000, blockHeight: 1 } }).ask()).resolves.toEqual({ tag: 'expired' });
    await expect(world({ time: { tag: 'unreachable' } }).ask()).resolves.toMatchObject({ tag: 'challenge' });
  });

  it.each<[string, HiltAnswer<never>, object]>([
    ['has ended it', status(410), { tag: 'expired' }],
    ['does not take it', status(422), { tag: 'not-accepted' }],
    ['is down', status(503), { tag: 'outage', outage: { who: 'hilt', why: 'down', retryAt: null } }],
    ['has had enough', status(429, 9_000), { tag: 'outage', outage: { who: 'hilt', why: 'rate-limited', retryAt: NOW + 9_000 } }],
    ['cannot be reached from a device without a network', failed({ kind: 'offline' }), { tag: 'outage', outage: { who: 'hilt', why: 'offline', retryAt: null } }],
  ])('is not there when Hilt %s, at either step', async (_, answer, expected) => {
    await expect(world({ start: answer }).ask()).resolves.toEqual(expected);
    const { ask, ports } = world({ complete: answer });
    await expect(handInSignature(ports, await challengeOf(ask), new Uint8Array(64), calm)).resolves.toEqual(expected);
  });
});

describe('its signature', () => {
  it('becomes a proof of that wallet', async () => {
    const { ask, ports, handed } = world({});
    await expect(handInSignature(ports, await challengeOf(ask), new Uint8Array(64).fill(1), calm)).resolves.toEqual({ tag: 'proven', proof: { sessionId: 'id-1', wallet } });
    expect(handed).toEqual([{ session_id: 'id-1', wallet_address: wallet, signed_message_b64: Buffer.from(new Uint8Array(64).fill(1)).toString('base64') }]);
  });

  it('is not sent when it is none', async () => {
    const { ask, ports, handed } = world({});
    for (const length of [0, 63, 128]) await expect(handInSignature(ports, await challengeOf(ask), new Uint8Array(length), calm)).resolves.toEqual({ tag: 'not-accepted' });
    expect(handed).toEqual([]);
  });

  it.each([{ session_id: 'id-2' }, { wallet_address: other }, { identity_value: other }, { identity_type: 'CUSTOM' }])('proves nothing when Hilt answers about something else: %j', async (change) => {
    const { ask, ports } = world({ complete: { ok: true, value: { ...completed, ...change } } });
    await expect(handInSignature(ports, await challengeOf(ask), new Uint8Array(64), calm)).resolves.toEqual({ tag: 'not-accepted' });
  });
});
