import { closeSync, fdatasync, fdatasyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { type Frames, decodeFrames, encodeFrame } from './frames.ts';

/** An append-only file of records, open for writing. */
export class AppendFile {
  readonly #fd: number;
  #length: number;
  #running: Promise<void> = Promise.resolve();
  #queued: Promise<void> | null = null;

  private constructor(fd: number, length: number) {
    this.#fd = fd;
    this.#length = length;
  }

  /**
   * Opens or creates a file and reads what it holds. With `length`, everything after it is forgotten first: it belongs to a
   * snapshot that was never finished.
   */
  static open(path: string, length: number | null = null): { readonly file: AppendFile; readonly frames: Frames } {
    const fd = openSync(path, 'a+', 0o600);
    if (length !== null) ftruncateSync(fd, length);
    const frames = decodeFrames(readFileSync(path));
    ftruncateSync(fd, frames.length);
    return { file: new AppendFile(fd, frames.length), frames };
  }

  get length(): number {
    return this.#length;
  }

  append(value: unknown): void {
    const frame = encodeFrame(value);
    let written = 0;
    while (written < frame.length) written += writeSync(this.#fd, frame, written);
    this.#length += frame.length;
  }

  /** Waits until the disk has all appended so far. Callers that come while a flush runs share the next one: the running one may have begun before their write. */
  sync(): Promise<void> {
    this.#queued ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#running = this.#flush();
        this.#queued = null;
        return this.#running;
      });
    return this.#queued;
  }

  syncNow(): void {
    fdatasyncSync(this.#fd);
  }

  /** Closes the file once the flushes under way are done. */
  async close(): Promise<void> {
    try {
      await this.sync();
    } finally {
      closeSync(this.#fd);
    }
  }

  #flush(): Promise<void> {
    return new Promise((resolve, reject) => {
      fdatasync(this.#fd, (error) => (error === null ? resolve() : reject(error)));
    });
  }
}
