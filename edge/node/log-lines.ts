import type { LogEntry } from '../log/log-entry.ts';

/** Writes log entries as JSON lines, many at once: one write per turn of the event loop, not one per request. */
export function createLog(write: (text: string) => void): (entry: LogEntry) => void {
  let lines = '';
  return (entry) => {
    if (lines === '') setImmediate(flush);
    lines += `${JSON.stringify(entry)}\n`;
  };
  function flush(): void {
    const text = lines;
    lines = '';
    write(text);
  }
}
