import type { Witnesses } from '../chain-sight.ts';
import type { NodeAnswer } from '../rpc/pool.ts';

/** Counts the nodes behind a reading. A node on another network has been asked but has not answered. */
export function witnesses(answers: readonly NodeAnswer<unknown>[], at: number): Witnesses {
  return { asked: answers.length, answered: answers.filter((answer) => answer.ok).length, at };
}

/** The answers that count. */
export function heard<T>(answers: readonly NodeAnswer<T>[]): readonly T[] {
  return answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
}
