/** One deliberate bug: a text in one source file replaced by another. */
export interface Mutant {
  /** The bug in a few words. */
  readonly name: string;
  /** Below `src/`. */
  readonly file: string;
  /** Must occur exactly once, so that a mutant which no longer fits the source is noticed. */
  readonly find: string;
  readonly replace: string;
}

/** Why a mutant cannot be planted; null when it can. */
export function misfit({ find }: Mutant, source: string): string | null {
  const count = source.split(find).length - 1;
  return count === 1 ? null : `its text occurs ${count} times`;
}
