import { callJsonRpc, type JsonRpcTransport, type RpcRequest } from './json-rpc.ts';
import { getGenesisHash } from './network.ts';
import { RpcFailure } from './rpc-failure.ts';

/** First and longest pause that a failing node is given, in milliseconds. */
const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 30_000;

export interface NodeConfig extends JsonRpcTransport {
  readonly url: string;
  /** Genesis hashes of the networks that count; anything else is another chain. */
  readonly genesisHashes: readonly string[];
  /** Milliseconds; only differences are used. */
  readonly now: () => number;
}

/** One RPC node: believed only after its genesis hash is right, and remembered when it fails. */
export class RpcNode {
  readonly #config: NodeConfig;
  #genesis: Promise<string> | null = null;
  #failures = 0;
  #restUntil = 0;

  constructor(config: NodeConfig) {
    this.#config = config;
  }

  get resting(): boolean {
    return this.#config.now() < this.#restUntil;
  }

  get failures(): number {
    return this.#failures;
  }

  /**
   * Asks the node. The first request travels together with the genesis check, but its answer is not used before that check passed.
   * @throws RpcFailure, or AbortError when the caller aborted.
   */
  async ask<T>(request: RpcRequest<T>, signal: AbortSignal): Promise<T> {
    try {
      const [answer] = await Promise.all([callJsonRpc(this.#config, this.#config.url, request, signal), this.#checkGenesis()]);
      this.#failures = 0;
      this.#restUntil = 0;
      return answer;
    } catch (error) {
      // A JSON-RPC error is an answer; only silence, nonsense and the wrong chain speak against the node's health.
      if (error instanceof RpcFailure && error.kind !== 'refused') this.#rest();
      throw error;
    }
  }

  async #checkGenesis(): Promise<void> {
    // Shared by all requests, so not ended by the abort of one of them; a failed check is done again next time.
    this.#genesis ??= callJsonRpc(this.#config, this.#config.url, getGenesisHash(), new AbortController().signal);
    const check = this.#genesis;
    const forget = (): void => {
      if (this.#genesis === check) this.#genesis = null;
    };
    const hash = await check.catch((error: unknown) => {
      forget();
      throw error;
    });
    if (this.#config.genesisHashes.includes(hash)) return;
    // Behind one address there may be another node by the next question; only a right answer is kept.
    forget();
    throw new RpcFailure('wrong-network', hash);
  }

  #rest(): void {
    this.#failures += 1;
    this.#restUntil = this.#config.now() + Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** (this.#failures - 1));
  }
}
