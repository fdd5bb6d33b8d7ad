import type { RpcNode } from './node.ts';
import { asRpcFailure, RpcFailure, throwIfAborted } from './rpc-failure.ts';

/** What one node answered to a question put to all. */
export type NodeAnswer<T> = { readonly ok: true; readonly value: T; readonly node: RpcNode } | { readonly ok: false; readonly failure: RpcFailure };

/** How long the slower nodes are waited for once one has answered, in milliseconds. */
const GRACE_MS = 3_000;

/** The configured nodes: one after the other where one answer is enough, all at once where they are witnesses. */
export class RpcPool {
  readonly nodes: readonly RpcNode[];

  constructor(nodes: readonly RpcNode[]) {
    this.nodes = nodes;
  }

  /**
   * The answer of the first node that has one, the healthiest first.
   * @throws RpcFailure `wrong-network` only when every node is on another network; AbortError when the caller aborted.
   */
  async first<T>(question: (node: RpcNode) => Promise<T>, signal: AbortSignal): Promise<T> {
    const failures: RpcFailure[] = [];
    for (const node of this.#byHealth()) {
      try {
        return await question(node);
      } catch (error) {
        failures.push(asRpcFailure(error, signal));
      }
    }
    throw summary(failures);
  }

  /**
   * Asks every node that is not resting (all, if all rest). Slow nodes are left behind once one has answered and the grace time is over,
   * so that a node that hangs does not hold up the others.
   * @returns one entry per node asked, in the order of the configuration; AbortError when the caller aborted.
   */
  async each<T>(question: (node: RpcNode) => Promise<T>, signal: AbortSignal): Promise<readonly NodeAnswer<T>[]> {
    throwIfAborted(signal);
    const awake = this.nodes.filter((node) => !node.resting);
    const asked = awake.length > 0 ? awake : this.nodes;
    const answers = asked.map((): NodeAnswer<T> => ({ ok: false, failure: new RpcFailure('unreachable', 'left behind') }));
    const grace = startGrace(GRACE_MS);
    const all = asked.map(async (node, index) => {
      const answer = await answerOf(node, question, signal);
      answers[index] = answer;
      if (answer.ok) grace.begin();
    });
    try {
      await Promise.race([Promise.all(all), grace.over]);
    } finally {
      grace.cancel();
    }
    throwIfAborted(signal);
    return [...answers];
  }

  #byHealth(): readonly RpcNode[] {
    return this.nodes.toSorted((a, b) => Number(a.resting) - Number(b.resting) || a.failures - b.failures);
  }
}

async function answerOf<T>(node: RpcNode, question: (node: RpcNode) => Promise<T>, signal: AbortSignal): Promise<NodeAnswer<T>> {
  try {
    return { ok: true, value: await question(node), node };
  } catch (error) {
    return { ok: false, failure: asRpcFailure(error, signal) };
  }
}

/** One failure for several: another network is only blamed when all nodes are on one. */
export function summary(failures: readonly RpcFailure[]): RpcFailure {
  const other = failures.find((failure) => failure.kind !== 'wrong-network');
  return other ?? failures[0] ?? new RpcFailure('unreachable', 'no node configured');
}

interface Grace {
  readonly over: Promise<void>;
  begin(): void;
  cancel(): void;
}

function startGrace(ms: number): Grace {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let end: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    over,
    begin: () => {
      timer ??= setTimeout(end, ms);
    },
    cancel: () => clearTimeout(timer),
  };
}
