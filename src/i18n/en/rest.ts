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

/** Everything the first paint does not need. */
export const rest = { ...paying, ...outcome, ...proof, ...recover, ...delivery, ...mine, ...device, ...handover, ...identity, ...personal, ...embed } as const;
