import type { CheckoutState } from '../../../payment/state.ts';
import type { I18n } from '../../../i18n/i18n.tsx';
import type { Action } from '../../../ui/components/action-bar.tsx';
import { Card } from '../../../ui/components/card.tsx';
import { type Fact, Facts } from '../../../ui/components/facts.tsx';
import { LinkRow } from '../../../ui/components/link-row.tsx';
import { OPEN } from '../../../ui/icons/shell-icons.ts';
import { BACK, DOWNLOAD, RECEIPT } from '../../../ui/icons/step-icons.ts';
import { amountNode } from '../amounts.tsx';
import { Delivered } from '../delivered.tsx';
import { type DeliveryView, deliveryView } from '../delivery-view.ts';
import { paymentIdFact, receiptFact, transactionFact } from '../id-facts.ts';
import { MembershipNote } from '../membership-note.tsx';
import { type MembershipView, membershipView } from '../membership-view.ts';
import { paid, paidOnce } from '../money-lines.ts';
import { configOf, sellerName } from '../names.ts';
import { OpenLabel } from '../open-label.tsx';
import { PaidWays } from '../paid-ways.tsx';
import type { OfferedReturn } from '../screen-env.ts';
import type { Step, StepContext } from '../step.ts';
import { supportText } from '../support-text.ts';
import { SupportWays } from '../support-ways.tsx';
import { Surplus, surplusLines } from '../surplus.tsx';
import { WayBackCard } from '../way-back-card.tsx';

type Paid = Extract<CheckoutState, { readonly tag: 'paid' }>;
/** Less than other steps need: it is also shown where no payment core runs. */
type PaidContext = Pick<StepContext, 'i18n' | 'env'> & { readonly intents: Pick<StepContext['intents'], 'checkNow' | 'startOver'> };

/** Hilt recorded the payment. What was bought is its own matter: late, missing or over, it never looks like a failed payment (money invariant 6). */
export function paidStep(context: PaidContext, state: Paid): Step {
  const { i18n, env } = context;
  const { product, session, delivery, signature, payer, receiptId } = state;
  const amount = amountNode(i18n, session.terms.total, session.terms);
  const view = deliveryView(delivery, configOf(product));
  const membership = membershipView(delivery);
  const over = membership?.tag === 'ended';
  const name = over ? i18n.t('paid.title.ended') : titleOf(i18n, view);
  const back = env.wayBack?.(session.terms.paymentId) ?? null;
  const leavesAfter = over ? undefined : LEAVES_AFTER[view.tag];
  const needsHelp = view.tag === 'late' || view.tag === 'withheld' || view.tag === 'expired';
  const report = supportText(i18n, { product, session, what: name, payer, signatures: [signature], receiptId, delivery, more: surplusLines({ i18n, state }), facts: env.pageFacts() });
  return {
    id: over ? 'paid:ended' : `paid:${view.tag}`,
    name,
    sentence: sentenceOf(i18n, state, view, over),
    compact: true,
    verdict: { coin: 'recorded', tone: null },
    money: isWaiting(view) || view.tag === 'expired' || over || state.already ? paidOnce(i18n, amount) : paid(i18n, amount),
    action: over ? { kind: 'press', label: i18n.t('paid.renew'), onPress: context.intents.startOver } : actionOf(context, state, view, back),
    body: (
      <>
        {!over && <Delivered i18n={i18n} product={product} access={session.access} amount={amount} recordedAt={state.milestones.recordedAt} view={view} />}
        {membership !== null && <MembershipNote i18n={i18n} view={membership} onRenew={context.intents.startOver} />}
        {back !== null && leavesAfter !== undefined && <WayBackCard offer={back} seconds={leavesAfter} />}
        <Facts facts={factsOf(i18n, state, view, membership)} />
        <Surplus i18n={i18n} state={state} />
        {needsHelp && (
          <Card title={i18n.t('paid.help.title')}>
            <p>{i18n.t('paid.help')}</p>
            <LinkRow>
              <SupportWays i18n={i18n} product={product} report={report} />
            </LinkRow>
          </Card>
        )}
        <div className="push">
          <LinkRow>
            <PaidWays context={context} state={state} view={view} back={back} />
            {!needsHelp && <SupportWays i18n={i18n} product={product} report={report} />}
          </LinkRow>
        </div>
      </>
    ),
  };
}

function isWaiting({ tag }: DeliveryView): boolean {
  return tag === 'pending' || tag === 'late';
}

function titleOf({ t }: I18n, view: DeliveryView): string {
  switch (view.tag) {
    case 'none':
      return t('paid.title.none');
    case 'pending':
    case 'late':
      return t('paid.title.waiting');
    case 'link':
      return t(`paid.title.${view.kind}`);
    case 'expired':
      return t('paid.title.expired');
    case 'text':
      return t('paid.title.text');
    case 'withheld':
      return t('paid.title.withheld');
    default:
      return view satisfies never;
  }
}

function sentenceOf(i18n: I18n, { product, session, already }: Paid, view: DeliveryView, over: boolean): Step['sentence'] {
  const { t, rich } = i18n;
  const amount = amountNode(i18n, session.terms.total, session.terms);
  if (over) return t('paid.text.ended');
  if (view.tag === 'expired') return t('paid.text.expired');
  if (already) return rich('paid.already', { amount });
  return isWaiting(view) ? t('paid.text.waiting') : rich('paid.text', { amount, seller: sellerName(i18n, product) });
}

/** The way to what was bought; where there is none, the proof. */
function actionOf({ i18n, env, intents }: PaidContext, { receiptId, signature }: Paid, view: DeliveryView, back: OfferedReturn | null): Action {
  const { t, rich } = i18n;
  if (view.tag === 'link') return { kind: 'open', href: view.link.href, icon: view.kind === 'download' ? DOWNLOAD : OPEN, label: <OpenLabel i18n={i18n} view={view} /> };
  if (view.tag === 'text') return { kind: 'copy', label: t('paid.copy-text'), text: view.text };
  if (view.tag === 'pending') return { kind: 'press', label: t('paid.check-access'), onPress: intents.checkNow };
  // Loading again asks Hilt anew, whatever the page has heard before.
  if (view.tag === 'late' || view.tag === 'expired') return { kind: 'press', label: t('paid.check-access'), onPress: env.reload };
  if (back !== null) return { kind: 'open', label: rich('link.back-to', { host: back.host }), href: back.href, icon: BACK, sameTab: true };
  if (receiptId !== null) return { kind: 'open', label: t('paid.see-receipt'), href: env.receiptUrl(receiptId), icon: RECEIPT };
  if (env.transactionUrl !== null) return { kind: 'open', label: t('link.explorer'), href: env.transactionUrl(signature) };
  return { kind: 'copy', label: t('copy.transaction'), text: signature };
}

/** Seconds until the page leaves. Nobody is sent away from something they still have to wait for or to copy; with a link to open there is more time. */
const LEAVES_AFTER: Readonly<Partial<Record<DeliveryView['tag'], number>>> = { none: 10, withheld: 10, link: 30 };

/** Ends that the buyer has to keep to are told in the buyer's own time zone, by name. */
function factsOf(i18n: I18n, { session, signature, receiptId, milestones }: Paid, view: DeliveryView, membership: MembershipView | null): readonly Fact[] {
  const { t, dateTime, deadline } = i18n;
  const end = (key: string, label: string, at: number | null): readonly Fact[] => (at === null ? [] : [{ key, label, value: deadline(at) }]);
  return [
    ...(milestones.recordedAt === null ? [] : [{ key: 'at', label: t('fact.paid-at'), value: dateTime(milestones.recordedAt) }]),
    ...end('until', membership?.tag === 'active' ? t('fact.access-until') : t('fact.paid-until'), membership?.until ?? null),
    ...end('grace', t('fact.grace-until'), membership?.tag === 'grace' ? membership.graceUntil : null),
    ...end('invite', t('fact.invite-until'), view.tag === 'link' ? view.until : null),
    ...(receiptId === null ? [] : [receiptFact(i18n, receiptId)]),
    paymentIdFact(i18n, session.terms.paymentId),
    transactionFact(i18n, signature),
  ];
}
