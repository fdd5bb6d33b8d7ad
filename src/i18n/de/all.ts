import type { MessageKey, ReceiptKey } from '../messages.ts';
import { delivery } from './delivery.ts';
import { device } from './device.ts';
import { embed } from './embed.ts';
import { handover } from './handover.ts';
import { identity } from './identity.ts';
import { mine } from './mine.ts';
import { outcome } from './outcome.ts';
import { paying } from './paying.ts';
import { personal } from './personal.ts';
import { proof } from './proof.ts';
import { recover } from './recover.ts';
import { shell } from './shell.ts';

/** The whole language but the receipt page in one chunk; a key that English has and this does not will not compile. */
export const all = { ...shell, ...paying, ...outcome, ...proof, ...recover, ...delivery, ...mine, ...device, ...handover, ...identity, ...personal, ...embed } satisfies Record<Exclude<MessageKey, ReceiptKey>, string>;
