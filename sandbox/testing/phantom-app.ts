import { type Keypair, VersionedTransaction } from '@solana/web3.js';
import bs58 from 'bs58';
import nacl from 'tweetnacl';
import * as v from 'valibot';
import { newBoxKeys, seal, sharedSecret, unseal } from '../phantom/sealed-box.ts';

/** Error codes of docs.phantom.com/solana/errors that deep links come back with. */
export const PHANTOM_ERRORS = {
  rejected: ['4001', 'The user rejected the request through Phantom.'],
  unauthorized: ['4100', 'The requested method and/or account has not been authorized by the user.'],
  invalid: ['-32000', 'Missing or invalid parameters.'],
} as const;

/** How Phantom departs from doing what it is asked. */
export interface PhantomChange {
  /** Signs another transaction than the one it was given. */
  readonly transaction?: (wire: Uint8Array) => Uint8Array;
  /** Signs with the key of another account. */
  readonly signer?: Keypair;
  /** Seals other content. */
  readonly answer?: object;
}

const ConnectQuery = v.object({ app_url: v.string(), dapp_encryption_public_key: v.string(), redirect_link: v.string() });
const MethodQuery = v.object({ dapp_encryption_public_key: v.string(), nonce: v.string(), redirect_link: v.string(), payload: v.string() });
const MessagePayload = v.object({ message: v.string(), session: v.string(), display: v.optional(v.picklist(['utf8', 'hex'])) });
const TransactionPayload = v.object({ transaction: v.string(), session: v.string() });
const SessionData = v.object({ app_url: v.string(), timestamp: v.number(), chain: v.literal('solana'), cluster: v.string() });

/**
 * Stands in for the Phantom app: takes a deep link and does what docs.phantom.com/phantom-deeplinks says Phantom does with it, with real encryption and a real
 * wallet key. Answers the address that the phone's browser is then sent to.
 */
export class PhantomApp {
  readonly #wallet: Keypair;
  /** Shared secrets by the app's encryption key: Phantom keeps one per connection. */
  readonly #channels = new Map<string, Uint8Array>();

  constructor(wallet: Keypair) {
    this.#wallet = wallet;
  }

  get address(): string {
    return this.#wallet.publicKey.toBase58();
  }

  /** The user approves. @throws Error for an address Phantom would not open, or one without a way back. */
  approve(deepLink: string, change: PhantomChange = {}): string {
    const { method, query } = readLink(deepLink);
    return method === 'connect' ? this.#connect(v.parse(ConnectQuery, query), query.cluster ?? 'mainnet-beta', change) : this.#sign(method, v.parse(MethodQuery, query), change);
  }

  /** The user declines, or Phantom cannot do it. */
  refuse(deepLink: string, [code, message]: readonly [string, string] = PHANTOM_ERRORS.rejected): string {
    return withQuery(readLink(deepLink).query.redirect_link, { errorCode: code, errorMessage: message });
  }

  #connect(query: v.InferOutput<typeof ConnectQuery>, cluster: string, { answer }: PhantomChange): string {
    const keys = newBoxKeys();
    const shared = sharedSecret(query.dapp_encryption_public_key, keys);
    if (shared === null) return withQuery(query.redirect_link, errorQuery(PHANTOM_ERRORS.invalid));
    this.#channels.set(query.dapp_encryption_public_key, shared);
    const session = this.#sessionToken({ app_url: query.app_url, timestamp: Date.now(), chain: 'solana', cluster });
    const sealed = seal(shared, answer ?? { public_key: this.address, session });
    return withQuery(query.redirect_link, { phantom_encryption_public_key: bs58.encode(keys.publicKey), ...sealed });
  }

  #sign(method: 'signMessage' | 'signTransaction', query: v.InferOutput<typeof MethodQuery>, change: PhantomChange): string {
    const shared = this.#channels.get(query.dapp_encryption_public_key);
    const opened = shared && unseal(shared, { nonce: query.nonce, data: query.payload });
    const payload = v.safeParse(method === 'signMessage' ? MessagePayload : TransactionPayload, opened);
    if (shared === undefined || !payload.success) return withQuery(query.redirect_link, errorQuery(PHANTOM_ERRORS.invalid));
    if (!this.#isOwnSession(payload.output.session)) return withQuery(query.redirect_link, errorQuery(PHANTOM_ERRORS.unauthorized));
    const signer = change.signer ?? this.#wallet;
    const answer = 'message' in payload.output ? { signature: signText(signer, payload.output.message) } : { transaction: signTransaction(signer, payload.output.transaction, change) };
    return withQuery(query.redirect_link, { ...seal(shared, change.answer ?? answer) });
  }

  /** 64 bytes of signature and the signed JSON, base58: Phantom recognizes its own sessions by its own signature. */
  #sessionToken(data: v.InferOutput<typeof SessionData>): string {
    return bs58.encode(nacl.sign(Uint8Array.from(Buffer.from(JSON.stringify(data), 'utf8')), this.#wallet.secretKey));
  }

  #isOwnSession(token: string): boolean {
    const opened = nacl.sign.open(Uint8Array.from(bs58.decodeUnsafe(token) ?? []), this.#wallet.publicKey.toBytes());
    return opened !== null && v.is(SessionData, JSON.parse(Buffer.from(opened).toString('utf8')));
  }
}

/** The same address with one character of its sealed data changed, as whoever meddles with it on the way would. */
export function meddled(redirect: string): string {
  const url = new URL(redirect);
  const data = url.searchParams.get('data') ?? '';
  url.searchParams.set('data', `${data.slice(0, -1)}${data.endsWith('2') ? '3' : '2'}`);
  return url.toString();
}

function readLink(deepLink: string) {
  const url = new URL(deepLink);
  const method = /^\/ul\/v1\/(connect|signMessage|signTransaction)$/.exec(url.pathname)?.[1];
  if (url.protocol !== 'https:' || url.host !== 'phantom.app' || method === undefined) throw new Error(`Phantom does not open ${url.origin}${url.pathname}`);
  const query = v.parse(v.looseObject({ redirect_link: v.pipe(v.string(), v.url()), cluster: v.optional(v.string()) }), Object.fromEntries(url.searchParams));
  return { method: v.parse(v.picklist(['connect', 'signMessage', 'signTransaction']), method), query };
}

function errorQuery([errorCode, errorMessage]: readonly [string, string]) {
  return { errorCode, errorMessage };
}

function withQuery(address: string, values: Readonly<Record<string, string>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
  return url.toString();
}

function signText(signer: Keypair, messageBase58: string): string {
  return bs58.encode(nacl.sign.detached(Uint8Array.from(bs58.decode(messageBase58)), signer.secretKey));
}

function signTransaction(signer: Keypair, wireBase58: string, { transaction: change }: PhantomChange): string {
  const given = Uint8Array.from(bs58.decode(wireBase58));
  const transaction = VersionedTransaction.deserialize(change ? change(given) : given);
  transaction.sign([signer]);
  return bs58.encode(transaction.serialize());
}
