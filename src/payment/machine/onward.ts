import type { Payer } from '../state.ts';
import { type Next, go } from './edge.ts';
import { toChoosing, toPreflight } from './enter.ts';
import type { FlowIn, OpenDesk } from './flow.ts';
import { toLink } from './linking.ts';

/** With the session there: on by the buyer's way, or back to the choice when it was opened only to bind a personal link. */
export function onward(desk: OpenDesk, payer: Payer | null, now: number): Next<FlowIn<'preflighting' | 'checking-code' | 'journaling-link' | 'choosing'>> {
  if (payer !== null) return toPreflight(desk, payer);
  const { way } = desk;
  switch (way) {
    case 'wallet':
      return toChoosing(desk);
    case 'scan':
      return go({ at: 'checking-code', desk }, { do: 'check-code', terms: desk.entry.session.terms, label: sellerName(desk.product) });
    case 'link':
      return toLink(desk, now);
    default:
      return way satisfies never;
  }
}

/** The name a scanning wallet shows beside the amount. */
function sellerName({ title, checkout_config: config }: OpenDesk['product']): string {
  return config?.brand_name ?? title;
}
