import { delivery } from './delivery.ts';
import { device } from './device.ts';
import { handover } from './handover.ts';
import { outcome } from './outcome.ts';
import { paying } from './paying.ts';
import { personal } from './personal.ts';
import { proof } from './proof.ts';

/** Everything the first paint does not need. */
export const rest = { ...paying, ...outcome, ...proof, ...delivery, ...device, ...handover, ...personal } as const;
