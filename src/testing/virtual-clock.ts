interface Task {
  readonly at: number;
  /** Tasks of the same moment run in the order they were made. */
  readonly order: number;
  run: (() => void) | null;
}

/**
 * Time that moves only when told to: timers of tests and simulations, exact and repeatable. Between two tasks every promise that can settle does,
 * so what happens is a function of the tasks alone.
 */
export class VirtualClock {
  #now: number;
  #order = 0;
  readonly #heap: Task[] = [];

  /** @param start unix milliseconds. */
  constructor(start: number) {
    this.#now = start;
  }

  get now(): number {
    return this.#now;
  }

  /** Runs `run` in `ms` milliseconds. Returns what cancels it. */
  after(ms: number, run: () => void): () => void {
    const task: Task = { at: this.#now + Math.max(0, ms), order: this.#order, run };
    this.#order += 1;
    this.#push(task);
    return () => {
      task.run = null;
    };
  }

  /** Resolves in `ms` milliseconds, or rejects with AbortError. */
  sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(ABORTED);
        return;
      }
      const abort = () => {
        cancel();
        reject(ABORTED);
      };
      const cancel = this.after(ms, () => {
        signal.removeEventListener('abort', abort);
        resolve();
      });
      signal.addEventListener('abort', abort, { once: true });
    });
  }

  /** Runs the next task that is due until `until`; false when there is none. */
  async step(until = Number.POSITIVE_INFINITY): Promise<boolean> {
    for (let task = this.#heap[0]; task !== undefined && task.at <= until; task = this.#heap[0]) {
      this.#pop();
      const { run } = task;
      if (run === null) continue;
      this.#now = task.at;
      run();
      await settled();
      return true;
    }
    return false;
  }

  /** Lets `ms` milliseconds pass, with all that happens in them. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    await settled();
    while (await this.step(until));
    this.#now = until;
  }

  #push(task: Task): void {
    const heap = this.#heap;
    heap.push(task);
    let index = heap.length - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#swapIfEarlier(index, parent)) return;
      index = parent;
    }
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    heap[0] = last;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const smaller = this.#isEarlier(left + 1, left) ? left + 1 : left;
      if (!this.#swapIfEarlier(smaller, index)) return;
      index = smaller;
    }
  }

  #isEarlier(a: number, b: number): boolean {
    const one = this.#heap[a];
    const other = this.#heap[b];
    if (one === undefined || other === undefined) return false;
    return one.at < other.at || (one.at === other.at && one.order < other.order);
  }

  /** Swaps the tasks at two places if the first belongs before the second. */
  #swapIfEarlier(child: number, parent: number): boolean {
    const one = this.#heap[child];
    const other = this.#heap[parent];
    if (one === undefined || other === undefined || !this.#isEarlier(child, parent)) return false;
    this.#heap[parent] = one;
    this.#heap[child] = other;
    return true;
  }
}

/** Every promise that can settle has settled: a macrotask comes after all microtasks. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** Made once: a simulation aborts a million times, and stack traces are dear. */
export const ABORTED = new DOMException('aborted', 'AbortError');
