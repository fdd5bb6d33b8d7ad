import { device } from './device.ts';
import { handover } from './handover.ts';
import { identity } from './identity.ts';
import { outcome } from './outcome.ts';
import { paying } from './paying.ts';
import { proof } from './proof.ts';
import { recover } from './recover.ts';

/** Everything the first paint does not need. */
export const rest = { ...paying, ...outcome, ...proof, ...recover, ...device, ...handover, ...identity } as const;
