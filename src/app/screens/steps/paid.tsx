import type { CheckoutState } from '../../../payment/state.ts';
import type { Action } from '../../../ui/components/action-bar.tsx';
import { Card, CopyLine, Gift } from '../../../ui/components/card.tsx';
import { type Fact, Facts } from '../../../ui/components/facts.tsx';
import { LinkRow, OpenLink } from '../../../ui/components/link-row.tsx';
import { type Milestone, Milestones } from '../../../ui/components/milestones.tsx';
import type { IconShape } from '../../../ui/icons/icon.tsx';
import { OPEN, PERSON, PLANE } from '../../../ui/icons/shell-icons.ts';
import { BACK, DOWNLOAD, KEY, RECEIPT } from '../../../ui/icons/step-icons.ts';
import { plainName, plainText } from '../../../ui/plain-text.ts';
import { safeLink } from '../../../ui/safe-link.ts';
import type { I18n } from '../../../i18n/i18n.tsx';
import { amountNode } from '../amounts.tsx';
import { type DeliveryKind, type DeliveryView, deliveryView } from '../delivery-view.ts';
import { OpenLabel } from '../open-label.tsx';
import { ExplorerLink } from '../explorer-link.tsx';
import { paymentIdFact, transactionFact } from '../id-facts.ts';
import { paid, paidOnce } from '../money-lines.ts';
import { configOf, sellerName } from '../names.ts';
import { SupportLink } from '../support-link.tsx';
import { Surplus } from '../surplus.tsx';
import type { Step, StepContext } from '../step.ts';

type Paid = Extract<CheckoutState, { readonly tag: 'paid' }>;

/** Hilt recorded the payment. What was bought is its own matter: late or missing, it never looks like a failed payment. */
export function paidStep(context: StepContext, state: Paid): Step {
  const { i18n } = context;
  const { t, rich } = i18n;
  const { product, session } = state;
  const amount = amountNode(i18n, session.terms.total, session.terms);
  const view = deliveryView(state.delivery, configOf(product));
  const waiting = view.tag === 'pending' || view.tag === 'late';
  return {
    id: `paid:${view.tag}`,
    name: titleOf(i18n, view),
    sentence: state.already ? rich('paid.already', { amount }) : waiting ? t('paid.text.waiting') : rich('paid.text', { amount, seller: sellerName(i18n, product) }),
    compact: true,
    verdict: { coin: 'recorded', tone: null },
    money: waiting || state.already ? paidOnce(i18n, amount) : paid(i18n, amount),
    action: actionOf(context, state, view),
    body: (
      <>
        <Bought i18n={i18n} state={state} view={view} />
        <Facts facts={factsOf(i18n, state)} />
        <Surplus i18n={i18n} state={state} />
        <div className="push">
          <LinkRow>
            <Ways context={context} state={state} view={view} />
          </LinkRow>
        </div>
      </>
    ),
  };
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
    case 'text':
      return t('paid.title.text');
    case 'withheld':
      return t('paid.title.withheld');
    default:
      return view satisfies never;
  }
}

/** The way to what was bought; where there is none, the proof. */
function actionOf({ i18n, env, intents }: StepContext, { receiptId, signature }: Paid, view: DeliveryView): Action {
  const { t } = i18n;
  if (view.tag === 'link') return { kind: 'open', href: view.link.href, icon: view.kind === 'download' ? DOWNLOAD : OPEN, label: <OpenLabel i18n={i18n} view={view} /> };
  if (view.tag === 'text') return { kind: 'copy', label: t('paid.copy-text'), text: view.text };
  if (view.tag === 'pending' || view.tag === 'late') return { kind: 'press', label: t('paid.check-access'), onPress: intents.checkNow };
  if (receiptId !== null) return { kind: 'open', label: t('paid.see-receipt'), href: env.receiptUrl(receiptId), icon: RECEIPT };
  if (env.transactionUrl !== null) return { kind: 'open', label: t('link.explorer'), href: env.transactionUrl(signature) };
  return { kind: 'copy', label: t('copy.transaction'), text: signature };
}

const ICONS: Readonly<Record<DeliveryKind, IconShape>> = { telegram: PLANE, discord: PERSON, download: DOWNLOAD, redirect: OPEN, other: OPEN };

function Bought({ i18n, state, view }: { readonly i18n: I18n; readonly state: Paid; readonly view: DeliveryView }) {
  const { t, rich } = i18n;
  const { product, session, milestones } = state;
  const title = <bdi>{plainText(product.title)}</bdi>;
  switch (view.tag) {
    case 'none':
      return null;
    case 'pending':
    case 'late': {
      const recorded: Milestone = { key: 'recorded', state: 'paid', title: t('paid.rail.recorded'), detail: rich('paid.rail.recorded.text', { amount: amountNode(i18n, session.terms.total, session.terms) }), when: milestones.recordedAt === null ? null : <span className="num">{i18n.time(milestones.recordedAt)}</span> };
      const delivery: Milestone = { key: 'delivery', state: view.tag === 'late' ? 'late' : 'now', title: t(`paid.rail.${view.kind}`), detail: view.tag === 'late' ? t('paid.rail.late') : t('paid.rail.pending'), when: null };
      const access: Milestone = { key: 'access', state: 'todo', title: session.access === null ? t('paid.rail.access') : rich('paid.rail.access-for', { name: plainName(session.access.display) }), detail: t('paid.rail.access.text'), when: null };
      return <Milestones items={[recorded, delivery, access]} />;
    }
    case 'link':
      return (
        <Gift icon={ICONS[view.kind]} title={title}>
          {session.access === null ? rich('paid.leads-to', { host: view.link.host }) : rich('paid.leads-to.for', { host: view.link.host, name: plainName(session.access.display) })}
        </Gift>
      );
    case 'text':
      return (
        <Card title={title}>
          <p>{view.unsafe ? t('paid.unsafe') : t('paid.text-value')}</p>
          <CopyLine text={view.text} whole label={t('copy.short')} />
        </Card>
      );
    case 'withheld':
      return (
        <Gift icon={KEY} title={title}>
          {t('paid.withheld')}
        </Gift>
      );
    default:
      return view satisfies never;
  }
}

function factsOf(i18n: I18n, { session, signature, delivery, milestones }: Paid): readonly Fact[] {
  const { t, dateTime, date } = i18n;
  return [
    ...(milestones.recordedAt === null ? [] : [{ key: 'at', label: t('fact.paid-at'), value: dateTime(milestones.recordedAt) }]),
    ...(delivery.membershipUntil === null ? [] : [{ key: 'until', label: t('fact.access-until'), value: date(delivery.membershipUntil) }]),
    paymentIdFact(i18n, session.terms.paymentId),
    transactionFact(i18n, signature),
  ];
}

function Ways({ context: { i18n, env }, state, view }: { readonly context: StepContext; readonly state: Paid; readonly view: DeliveryView }) {
  const { product, receiptId, signature } = state;
  const back = safeLink(configOf(product)?.success_url ?? null);
  const receiptIsAction = view.tag === 'none' || view.tag === 'withheld';
  return (
    <>
      {receiptId !== null && !receiptIsAction && (
        <OpenLink icon={RECEIPT} href={env.receiptUrl(receiptId)} foreign={false}>
          {i18n.t('link.receipt')}
        </OpenLink>
      )}
      {(receiptId !== null || !receiptIsAction) && <ExplorerLink i18n={i18n} env={env} signature={signature} />}
      {(view.tag === 'late' || view.tag === 'withheld') && <SupportLink i18n={i18n} product={product} />}
      {back !== null && (
        <OpenLink icon={BACK} href={back.href} foreign>
          {i18n.rich('link.back-to', { host: back.host })}
        </OpenLink>
      )}
    </>
  );
}
