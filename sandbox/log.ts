export type LogLevel = 'info' | 'warn' | 'error';

/** One line of JSON per event. Callers pass ids of things that are public only: never payment ids, tokens, keys or bodies. */
export type Log = (level: LogLevel, event: string, fields?: Readonly<Record<string, string | number | boolean | null>>) => void;

/** Writes events of at least `threshold`; standard error by default, because standard output belongs to the line with the URLs. */
export function createLog(threshold: LogLevel, write: (line: string) => void = (line) => void process.stderr.write(`${line}\n`)): Log {
  const order: readonly LogLevel[] = ['info', 'warn', 'error'];
  return (level, event, fields = {}) => {
    if (order.indexOf(level) < order.indexOf(threshold)) return;
    write(JSON.stringify({ at: new Date().toISOString(), level, event, ...fields }));
  };
}
