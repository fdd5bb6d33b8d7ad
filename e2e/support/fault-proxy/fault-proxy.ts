import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from '../../../sandbox/static-server.ts';
import { type Answer, forward, readBody } from './forward.ts';
import { type Asked, type Fault, Rule, type Which } from './rule.ts';
import { settable } from './settable.ts';

/** A request that came through, and how far it got. */
export interface Passage extends Asked {
  /** The server has answered it. */
  served: boolean;
  /** The page was given an answer. */
  answered: boolean;
}

/** More requests than any journey makes: a page that asks in a loop is stopped, not served. */
const MOST_REQUESTS = 5_000;

/** A line between page and server on which things go wrong as a test says. Listens on this machine only. */
export class FaultProxy {
  readonly passages: Passage[] = [];
  readonly #target: string;
  readonly #stopped = settable();
  #rules: Rule[] = [];
  #listening: { readonly url: string; stop(): Promise<void> } | null = null;

  private constructor(target: string) {
    this.#target = target;
  }

  /** @param target origin of the server behind it. */
  static async start(target: string): Promise<FaultProxy> {
    const proxy = new FaultProxy(target);
    proxy.#listening = await listen(createServer((request, response) => void proxy.#serve(request, response)), 0);
    return proxy;
  }

  /** Origin for the page. */
  get url(): string {
    if (this.#listening === null) throw new Error('the fault proxy does not listen');
    return this.#listening.url;
  }

  /** From now on this goes wrong. The newest rule that fits counts. @param times for how many requests; all, when absent. */
  on(which: Which, fault: Fault, times?: number): Rule {
    const rule = new Rule(which, fault, times);
    this.#rules = [rule, ...this.#rules];
    return rule;
  }

  /** Nothing goes wrong any more, and whatever is held goes on. */
  clear(): void {
    for (const rule of this.#rules) rule.release();
    this.#rules = [];
  }

  /** How many requests of this path or JSON-RPC method the server has really answered; what browsers ask beforehand by themselves is not counted. */
  served(what: string): number {
    return this.passages.filter(({ served, method, path, rpc }) => served && method !== 'OPTIONS' && (rpc === what || path.endsWith(what))).length;
  }

  /** Cuts whatever is open or held. */
  async stop(): Promise<void> {
    this.#stopped.set();
    await this.#listening?.stop();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const body = await readBody(request);
      const passage: Passage = { method: request.method ?? 'GET', path: new URL(request.url ?? '/', this.#target).pathname, rpc: rpcMethod(body), served: false, answered: false };
      this.passages.push(passage);
      if (this.passages.length > MOST_REQUESTS) return void request.socket.destroy();
      const rule = this.#rules.find((one) => one.takes(passage)) ?? null;
      const answer = await this.#through(request, body, passage, rule);
      if (answer === null || response.destroyed) return void request.socket.destroy();
      passage.answered = true;
      reply(response, answer);
    } catch {
      // The server is gone, or the page has hung up: for the page the connection ends.
      request.socket.destroy();
    }
  }

  /** The answer for the page; null when it gets none. */
  async #through(request: IncomingMessage, body: Buffer, passage: Passage, rule: Rule | null): Promise<Answer | null> {
    const ask = async (): Promise<Answer> => {
      const answer = await forward(this.#target, request, body);
      passage.served = true;
      return answer;
    };
    if (rule === null) return ask();
    const { fault } = rule;
    switch (fault.kind) {
      case 'hold': {
        const early = fault.when === 'after' ? await ask() : null;
        rule.hit();
        const goesOn = await Promise.race([rule.released.then(() => true), this.#stopped.done.then(() => false)]);
        return goesOn ? (early ?? ask()) : null;
      }
      case 'lose-request':
        rule.hit();
        return null;
      case 'lose-answer':
        await ask();
        rule.hit();
        return null;
      case 'reset':
        request.socket.resetAndDestroy();
        rule.hit();
        return null;
      case 'status':
        rule.hit();
        return { status: fault.status, headers: { 'access-control-allow-origin': '*', 'content-type': 'application/json' }, body: Buffer.from('{}') };
      case 'rewrite': {
        const answer = await ask();
        rule.hit();
        return { ...answer, body: rewritten(answer.body, fault.change) };
      }
      default:
        return fault satisfies never;
    }
  }
}

function rewritten(body: Buffer, change: Extract<Fault, { kind: 'rewrite' }>['change']): Buffer {
  return Buffer.from(JSON.stringify(change(JSON.parse(body.toString('utf8')))));
}

function rpcMethod(body: Buffer): string | null {
  const method = /"method"\s*:\s*"(\w+)"/.exec(body.subarray(0, 300).toString('latin1'))?.[1];
  return method ?? null;
}

function reply(response: ServerResponse, { status, headers, body }: Answer): void {
  // A connection of its own for each request: on one that was used before, browsers send a request again by themselves when it is cut.
  response.writeHead(status, { ...headers, 'content-length': body.length, connection: 'close' });
  response.end(body);
}
