import { delivery } from './delivery.ts';
import { device } from './device.ts';
import { handover } from './handover.ts';
import { outcome } from './outcome.ts';
import { paying } from './paying.ts';
import { personal } from './personal.ts';

/** Everything the first paint does not need. */
export const rest = { ...paying, ...outcome, ...delivery, ...device, ...handover, ...personal } as const;
