import { type Address, isAddress } from '../../../solana/address.ts';
import type { HiltAnswer, LinkPort } from '../../ports.ts';
import type { SealedAnswer } from '../../machine/flow.ts';
import type { SimTransaction, Wire } from './sim-transaction.ts';
import type { Refused, Reply } from './hilt-model.ts';
import type { AskHilt } from './sim-hilt.ts';

const GONE: Refused = { status: 410, value: null };

/** What Hilt keeps of its conversations with wallet apps. */
export class LinkModel {
  readonly #wire: Wire;
  readonly #prove: (sessionId: string) => boolean;
  /** Conversations by payment: the wallet that has connected. */
  readonly #wallets = new Map<string, Address>();
  /** Links handed out, by their address. */
  readonly #links = new Map<string, SimTransaction>();
  /** An answer is opened once: Hilt refuses a nonce it has seen. */
  readonly #used = new Set<string>();

  /** @param prove marks an identity session as proven; false when there is none. */
  constructor(wire: Wire, prove: (sessionId: string) => boolean) {
    this.#wire = wire;
    this.#prove = prove;
  }

  /** What a link asks to be signed. */
  asked(url: string): SimTransaction | null {
    return this.#links.get(url) ?? null;
  }

  connected(paymentId: string, { nonce, data }: SealedAnswer): Address | null {
    if (this.#used.has(nonce) || !isAddress(data)) return null;
    this.#used.add(nonce);
    this.#wallets.set(paymentId, data);
    return data;
  }

  make(paymentId: string, bytes: Uint8Array): string | null {
    if (!this.#wallets.has(paymentId)) return null;
    const url = `https://app.example/${this.#links.size}`;
    this.#links.set(url, this.#wire.decode(bytes));
    return url;
  }

  makeProof(paymentId: string, sessionId: string): string | null {
    return this.#wallets.has(paymentId) ? `https://app.example/prove/${sessionId}` : null;
  }

  proven({ nonce, data, identitySessionId: sessionId }: SealedAnswer): { readonly sessionId: string; readonly wallet: Address } | null {
    if (this.#used.has(nonce) || !isAddress(data) || sessionId === null || !this.#prove(sessionId)) return null;
    this.#used.add(nonce);
    return { sessionId, wallet: data };
  }

  signed({ nonce, data }: SealedAnswer): Uint8Array | null {
    if (this.#used.has(nonce)) return null;
    this.#used.add(nonce);
    return this.#wire.bytesOf(Number(data));
  }
}

/** The link port of one page: the model behind the same unreliable network as Hilt's other routes. */
export function simLinks(model: LinkModel, ask: AskHilt): LinkPort {
  return {
    async connected(paymentId, answer, signal) {
      const opened = await ask(signal, () => reply(model.connected(paymentId, answer)));
      return opened.ok ? { tag: 'connected', address: opened.value } : notOpened(opened);
    },
    make: (paymentId, transaction, _token, signal) => ask(signal, () => reply(model.make(paymentId, transaction))),
    makeProof: (paymentId, sessionId, _token, signal) => ask(signal, () => reply(model.makeProof(paymentId, sessionId))),
    async proven(_paymentId, answer, signal) {
      const opened = await ask(signal, () => reply(model.proven(answer)));
      return opened.ok ? { tag: 'proven', ...opened.value } : notOpened(opened);
    },
    async signed(_paymentId, answer, signal) {
      const opened = await ask(signal, () => reply(model.signed(answer)));
      return opened.ok ? { tag: 'signed', transaction: opened.value } : notOpened(opened);
    },
  };
}

function reply<T>(value: T | null): Reply<T> {
  return value === null ? GONE : { status: 200, value };
}

/** A refusal is about this answer; anything else about the network. */
function notOpened({ failure }: Extract<HiltAnswer<never>, { readonly ok: false }>): { readonly tag: 'failed' } | { readonly tag: 'outage'; readonly failure: typeof failure } {
  const refused = failure.kind === 'status' && failure.status < 500 && failure.status !== 429 && failure.status !== 408;
  return refused ? { tag: 'failed' } : { tag: 'outage', failure };
}
