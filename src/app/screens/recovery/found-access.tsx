import type { I18n } from '../../../i18n/i18n.tsx';
import type { Recovery } from '../../../payment/recover/recovery.ts';
import type { Action } from '../../../ui/components/action-bar.tsx';
import { Aside } from '../../../ui/components/aside.tsx';
import type { Fact } from '../../../ui/components/facts.tsx';
import { DOWNLOAD } from '../../../ui/icons/step-icons.ts';
import { OPEN } from '../../../ui/icons/shell-icons.ts';
import { recoverPath } from '../../recover-path.ts';
import { amountNode } from '../amounts.tsx';
import { Delivered } from '../delivered.tsx';
import { type DeliveryView, deliveryView } from '../delivery-view.ts';
import { MembershipNote } from '../membership-note.tsx';
import { type MembershipView, membershipView } from '../membership-view.ts';
import { configOf } from '../names.ts';
import { OpenLabel } from '../open-label.tsx';
import type { RecoveryContext } from './recovery-context.ts';

type Paid = Extract<Recovery, { readonly tag: 'paid' }>;
interface Access {
  readonly view: DeliveryView;
  readonly membership: MembershipView | null;
}

/** What of a found payment this reader may see; null for a stranger (money invariant 11). */
function accessOf({ product }: RecoveryContext, { reader, delivery }: Paid): Access | null {
  return reader === 'stranger' ? null : { view: deliveryView(delivery, configOf(product)), membership: membershipView(delivery) };
}

/** Whether the wallet that paid could show more than is shown: it has not signed here yet, or what it signed has run out at Hilt. */
function isProvable(access: Access | null, { payer, signature, delivery }: Paid): boolean {
  if (payer === null || signature === null || delivery.type === null || delivery.type === 'NONE') return false;
  return access === null || access.view.tag === 'withheld';
}

/** The one thing to do about it; null when there is nothing more to be had. */
export function foundAction(context: RecoveryContext, paid: Paid): Action | null {
  const { i18n, intents, product } = context;
  const { t } = i18n;
  const access = accessOf(context, paid);
  if (isProvable(access, paid)) {
    if (intents.prove !== null) return { kind: 'press', label: t('prove.action'), onPress: () => intents.prove?.(paid) };
    const own = paid.signature === null ? null : recoverPath(product.slug, paid.signature);
    return own === null ? null : { kind: 'open', label: t('prove.action'), href: own };
  }
  if (access === null) return null;
  if (access.membership?.tag === 'ended') return { kind: 'press', label: t('paid.renew'), onPress: intents.close };
  switch (access.view.tag) {
    case 'link':
      return { kind: 'open', href: access.view.link.href, icon: access.view.kind === 'download' ? DOWNLOAD : OPEN, label: <OpenLabel i18n={i18n} view={access.view} /> };
    case 'text':
      return { kind: 'copy', label: t('paid.copy-text'), text: access.view.text };
    case 'pending':
    case 'late':
    case 'expired':
      return { kind: 'press', label: t('paid.check-access'), onPress: intents.checkNow };
    case 'none':
    case 'withheld':
      return null;
    default:
      return access.view satisfies never;
  }
}

/** What was bought, or how far it is, exactly as on the page where it was paid. */
export function FoundAccess({ context, paid }: { readonly context: RecoveryContext; readonly paid: Paid }) {
  const { i18n, env, product, intents } = context;
  const access = accessOf(context, paid);
  if (access === null || access.view.tag === 'withheld') return null;
  const asset = env.assetOf(product.token_mint);
  const amount = asset === null ? i18n.t('recover.amount') : amountNode(i18n, paid.amount, asset);
  return (
    <>
      {access.membership?.tag !== 'ended' && <Delivered i18n={i18n} product={product} access={null} amount={amount} recordedAt={null} view={access.view} />}
      {access.membership !== null && <MembershipNote i18n={i18n} view={access.membership} onRenew={intents.close} />}
      {paid.reader === 'payer' && <Aside>{i18n.t('prove.shown')}</Aside>}
    </>
  );
}

/** Late, or run out: the seller can do what Hilt does not. */
export function needsHelp(context: RecoveryContext, paid: Paid): boolean {
  const tag = accessOf(context, paid)?.view.tag;
  return tag === 'late' || tag === 'expired';
}

/** Ends that the buyer has to keep to, in the buyer's own time zone by name. Only for whoever sees the access. */
export function foundFacts(i18n: I18n, { reader, delivery }: Paid): readonly Fact[] {
  if (reader === 'stranger') return [];
  const membership = membershipView(delivery);
  const invite = deliveryView(delivery, null);
  const end = (key: string, label: string, at: number | null): readonly Fact[] => (at === null ? [] : [{ key, label, value: i18n.deadline(at) }]);
  return [
    ...end('until', membership?.tag === 'active' ? i18n.t('fact.access-until') : i18n.t('fact.paid-until'), membership?.until ?? null),
    ...end('grace', i18n.t('fact.grace-until'), membership?.tag === 'grace' ? membership.graceUntil : null),
    ...end('invite', i18n.t('fact.invite-until'), invite.tag === 'link' ? invite.until : null),
  ];
}
