import type { I18n } from '../../i18n/i18n.tsx';
import type { DeliveryView } from './delivery-view.ts';

/** Words of the way to what was bought: the seller's own where given, else the place it leads to. */
export function OpenLabel({ i18n, view }: { readonly i18n: I18n; readonly view: Extract<DeliveryView, { readonly tag: 'link' }> }) {
  if (view.label !== null) return <bdi>{view.label}</bdi>;
  if (view.kind === 'telegram' || view.kind === 'discord') return <>{i18n.t(`paid.open.${view.kind}`)}</>;
  return <>{i18n.rich(`paid.open.${view.kind}`, { host: view.link.host })}</>;
}
