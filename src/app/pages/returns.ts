import type { OfferedReturn } from '../screens/screen-env.ts';
import type { Arrival } from './arrival.ts';
import type { CheckoutDesk } from './checkout-desk.ts';
import { keepReturn, wayBackOf } from './keep-return.ts';
import { createReturnNotes } from './return-notes.ts';

/** Where sellers of personal links want their buyers to go on, for this page. */
export interface Returns {
  keep(desk: Pick<CheckoutDesk, 'getSnapshot' | 'subscribe'>, arrival: Extract<Arrival, { readonly tag: 'resolved' }>): void;
  offered(paymentId: string): OfferedReturn | null;
}

/** Entry of a chunk of its own, for personal links: nobody else is offered a way back. */
export function openReturns(page: Window): Returns {
  const notes = createReturnNotes(() => page.localStorage);
  return { keep: (desk, arrival) => keepReturn(desk, notes, arrival), offered: wayBackOf(notes, page) };
}
