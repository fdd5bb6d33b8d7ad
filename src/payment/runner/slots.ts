export interface Work<T> {
  readonly work: (signal: AbortSignal) => Promise<T>;
  /** Called with the result, and `broken` with what was thrown, unless the work was overtaken or stopped meanwhile. */
  readonly done: (result: T) => void;
  readonly broken: (error: unknown) => void;
}

/** Work of which only the newest counts: starting it again gives up what was under way. */
export interface Slots {
  start<T>(slot: string, work: Work<T>): void;
  /** Gives up what runs in the slots whose name is matched. */
  stop(matches: (slot: string) => boolean): void;
}

/** The reason of every abort, made once. */
const GIVEN_UP = new DOMException('given up', 'AbortError');

/** Makes an empty set of slots. */
export function createSlots(): Slots {
  const running = new Map<string, AbortController>();

  function stop(matches: (slot: string) => boolean): void {
    for (const [slot, controller] of running) {
      if (!matches(slot)) continue;
      running.delete(slot);
      controller.abort(GIVEN_UP);
    }
  }

  async function run<T>(slot: string, { work, done, broken }: Work<T>): Promise<void> {
    running.get(slot)?.abort(GIVEN_UP);
    const controller = new AbortController();
    running.set(slot, controller);
    let finish: () => void;
    try {
      const result = await work(controller.signal);
      finish = () => done(result);
    } catch (error) {
      finish = () => broken(error);
    }
    if (running.get(slot) !== controller) return;
    running.delete(slot);
    finish();
  }

  return {
    start(slot, work) {
      void run(slot, work);
    },
    stop,
  };
}
