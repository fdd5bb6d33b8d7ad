import type { ApartKey, MessageKey } from '../messages.ts';
import { delivery } from './delivery.ts';
import { device } from './device.ts';
import { embed } from './embed.ts';
import { handover } from './handover.ts';
import { outcome } from './outcome.ts';
import { paying } from './paying.ts';
import { personal } from './personal.ts';
import { shell } from './shell.ts';

/** The whole language but what few readers need, in one chunk; a key that English has and this does not will not compile. */
export const all = { ...shell, ...paying, ...outcome, ...delivery, ...device, ...handover, ...personal, ...embed } satisfies Record<Exclude<MessageKey, ApartKey>, string>;
