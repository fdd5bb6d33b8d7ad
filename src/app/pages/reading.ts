/** Something read from Hilt, kept as a store for `useSyncExternalStore`. */
export interface Reading<T> {
  getSnapshot(): T;
  subscribe(listener: () => void): () => void;
  /** Reads again now; an older answer that arrives later is dropped. */
  readAgain(): void;
}

export interface ReadingOptions<T> {
  /** What is known before the first answer. */
  readonly initial: T;
  /** Never rejects except by abort: failures are values of T. */
  readonly read: (signal: AbortSignal) => Promise<T>;
  /** Milliseconds until the next reading after this value, or null when nothing more is expected. */
  readonly nextIn: (value: T) => number | null;
  readonly page: Pick<Document, 'visibilityState' | 'addEventListener'>;
}

/** Starts reading at once. Rests while nobody looks at the page and reads at once when somebody does again. */
export function startReading<T>({ initial, read, nextIn, page }: ReadingOptions<T>): Reading<T> {
  let value = initial;
  let underWay = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting = false;
  const listeners = new Set<() => void>();

  async function readOnce(signal: AbortSignal): Promise<void> {
    let next: T;
    try {
      next = await read(signal);
    } catch (error) {
      if (signal.aborted) return;
      throw error;
    }
    if (signal.aborted) return;
    value = next;
    for (const listener of listeners) listener();
    const ms = nextIn(next);
    if (ms !== null) timer = setTimeout(turn, ms);
  }

  function readAgain(): void {
    underWay.abort(new DOMException('asked again', 'AbortError'));
    underWay = new AbortController();
    clearTimeout(timer);
    waiting = false;
    void readOnce(underWay.signal);
  }

  function turn(): void {
    if (page.visibilityState === 'visible') readAgain();
    else waiting = true;
  }

  page.addEventListener('visibilitychange', () => {
    if (waiting && page.visibilityState === 'visible') readAgain();
  });
  readAgain();

  return {
    getSnapshot: () => value,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    readAgain,
  };
}
