/** One place where a rule of the project is broken. */
export interface Finding {
  /** Path relative to the project, with forward slashes. */
  readonly file: string;
  /** One-based; absent when the whole file is meant. */
  readonly line?: number;
  /** What is wrong and what to do instead, in one sentence. */
  readonly message: string;
}

export interface CheckResult {
  readonly findings: readonly Finding[];
  /** Measurements worth showing even when nothing is wrong. */
  readonly report?: readonly string[];
}

/** A rule of the project that is a script, not advice: any finding fails the build. */
export interface Check {
  /** Name on the command line: `npm run check -- <name>`. */
  readonly name: string;
  /** What it protects, in a few words. */
  readonly about: string;
  run(root: string): Promise<CheckResult>;
}

/** `file:line  message`, the form editors turn into a link. */
export function findingText({ file, line, message }: Finding): string {
  return `${file}${line === undefined ? '' : `:${line}`}  ${message}`;
}
