import type { Chain } from '../chain.ts';
import { answerRequest } from '../rpc/dispatch.ts';
import { type Json, writeJson } from '../rpc/json.ts';
import { asWhole, required } from '../rpc/params.ts';
import { RPC_CODES, RpcError, invalidParams } from '../rpc/rpc-error.ts';
import { accountSubscription } from './account.ts';
import { logsSubscription } from './logs.ts';
import { signatureSubscription } from './signature.ts';
import { rootSubscription, slotSubscription } from './slot.ts';
import type { Subscription, SubscriptionKind } from './subscription.ts';

const KINDS: ReadonlyMap<string, SubscriptionKind> = new Map([
  ['account', accountSubscription],
  ['logs', logsSubscription],
  ['root', rootSubscription],
  ['signature', signatureSubscription],
  ['slot', slotSubscription],
]);

/** More than any page opens; a client that leaks subscriptions hears of it. */
const MAX_SUBSCRIPTIONS = 1000;

const METHOD = /^([a-z]+)(Subscribe|Unsubscribe)$/;

/** The subscriptions of one websocket. `send` writes one text message. */
export class PubsubSession {
  readonly #chain: Chain;
  readonly #send: (text: string) => void;
  readonly #open = new Map<number, Subscription>();
  readonly #unlisten: () => void;
  #nextId = 1;

  constructor(chain: Chain, send: (text: string) => void) {
    this.#chain = chain;
    this.#send = send;
    this.#unlisten = chain.listen((event) => {
      for (const [id, subscription] of this.#open) if (subscription.update(event)) this.#open.delete(id);
    });
  }

  /** Answers one message. Notifications to us, such as the pings of web3.js, are taken and not answered. */
  async receive(text: string): Promise<void> {
    let request: unknown;
    try {
      request = JSON.parse(text);
    } catch {
      this.#send(writeJson({ jsonrpc: '2.0', error: { code: RPC_CODES.parse, message: 'Parse error' }, id: null }));
      return;
    }
    const opened = new Map<number, Subscription>();
    const answer = await answerRequest(request, async (method, params) => this.#call(method, params, opened));
    if (answer !== undefined) this.#send(writeJson(answer));
    // Only now does the subscriber know the number, so only now may notifications for it go out.
    for (const [id, subscription] of opened) if (!subscription.update({ tag: 'slots' })) this.#open.set(id, subscription);
  }

  close(): void {
    this.#unlisten();
    this.#open.clear();
  }

  #call(name: string, params: readonly unknown[], opened: Map<number, Subscription>): Json {
    const [, kindName = '', verb] = METHOD.exec(name) ?? [];
    const kind = KINDS.get(kindName);
    if (kind === undefined) throw new RpcError(RPC_CODES.methodNotFound, 'Method not found');
    if (verb === 'Unsubscribe') {
      if (!this.#open.delete(asWhole(required(params, 0)))) throw invalidParams('Invalid subscription id.');
      return true;
    }
    if (this.#open.size >= MAX_SUBSCRIPTIONS) throw new RpcError(RPC_CODES.internal, 'Internal Error: Subscription refused. Node subscription limit reached');
    const id = this.#nextId;
    this.#nextId += 1;
    const notify = (result: Json): void => this.#send(writeJson({ jsonrpc: '2.0', method: kind.notification, params: { result, subscription: id } }));
    opened.set(id, kind.open(this.#chain, params, notify));
    return id;
  }
}
