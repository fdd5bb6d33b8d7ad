import type { Story } from '../weather.ts';

/** A text in one source file replaced by another. */
export interface Edit {
  /** Below `src/`. */
  readonly file: string;
  /** Must occur exactly once, so that a mutant which no longer fits the sources is noticed. */
  readonly find: string;
  readonly replace: string;
}

/** One deliberate bug. */
export interface Mutant {
  /** The bug in a few words. */
  readonly name: string;
  readonly edits: readonly Edit[];
  /** The story that brings it out, where the mixture of faults seldom does. */
  readonly story?: Story;
}

/** One deliberate bug, and the tests that must notice it. */
export interface TestedMutant {
  readonly name: string;
  readonly edits: readonly Edit[];
  /** The money invariant it breaks (docs/invariants.md). */
  readonly invariant: number;
  /** The tests, as a path below the root. */
  readonly tests: string;
}

/** The source with the edit made, or why it cannot be made. */
export function plant({ find, replace }: Edit, source: string): { readonly ok: true; readonly source: string } | { readonly ok: false; readonly why: string } {
  const parts = source.split(find);
  const [before, after] = parts;
  if (parts.length !== 2 || before === undefined || after === undefined) return { ok: false, why: `"${find.slice(0, 60)}" occurs ${parts.length - 1} times` };
  return { ok: true, source: before + replace + after };
}
