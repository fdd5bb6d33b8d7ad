import type { MessageKey } from '../messages.ts';
import { outcome } from './outcome.ts';
import { paying } from './paying.ts';
import { proof } from './proof.ts';
import { shell } from './shell.ts';

/** The whole language in one chunk; a key that English has and this does not will not compile. */
export const all = { ...shell, ...paying, ...outcome, ...proof } satisfies Record<MessageKey, string>;
