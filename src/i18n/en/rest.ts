import { outcome } from './outcome.ts';
import { paying } from './paying.ts';
import { proof } from './proof.ts';

/** Everything the first paint does not need. */
export const rest = { ...paying, ...outcome, ...proof } as const;
