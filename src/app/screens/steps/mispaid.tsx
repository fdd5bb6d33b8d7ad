import type { ReactNode } from 'react';
import { type BaseUnits, isBaseUnits } from '../../../money/base-units.ts';
import type { CheckoutState } from '../../../payment/state.ts';
import { Aside } from '../../../ui/components/aside.tsx';
import { type Fact, Facts } from '../../../ui/components/facts.tsx';
import { Ledger, type LedgerRow } from '../../../ui/components/ledger.tsx';
import { LinkRow, PressLink } from '../../../ui/components/link-row.tsx';
import { SWAP } from '../../../ui/icons/shell-icons.ts';
import type { I18n } from '../../../i18n/i18n.tsx';
import { amountNode, amountParts, amountText } from '../amounts.tsx';
import { ExplorerLink } from '../explorer-link.tsx';
import { paymentIdFact, transactionFact } from '../id-facts.ts';
import { movedAstray } from '../money-lines.ts';
import { sellerName } from '../names.ts';
import { receivedAsset } from '../received-amount.ts';
import { supportText } from '../support-text.ts';
import { ReportLink } from '../support-ways.tsx';
import type { Step, StepContext } from '../step.ts';

type Mispaid = Extract<CheckoutState, { readonly tag: 'mispaid' }>;

/** Something reached the seller that does not pay this. Says what, and that only the seller can set it right; paying in full is a step of its own. */
export function mispaidStep({ i18n, env, intents }: StepContext, { product, session, payment }: Mispaid): Step {
  const { t, rich } = i18n;
  const { received, signature, payer } = payment;
  const asset = receivedAsset(received);
  const { name, sentence } = wordsFor(i18n, { session, payment });
  const seller = sellerName(i18n, product);
  const report = supportText(i18n, { product, session, what: name, payer, signatures: [signature], more: [`${t('support.received')}: ${amountText(i18n, received.amount, asset)}`], facts: env.pageFacts() });
  return {
    id: `mispaid:${payment.kind}`,
    name,
    sentence,
    compact: true,
    verdict: { coin: 'moved', tone: 'waiting' },
    money: movedAstray(i18n, amountNode(i18n, received.amount, asset)),
    action: { kind: 'copy', label: t('support.copy'), text: report },
    body: (
      <>
        <Ledger rows={rowsOf(i18n, { session, payment })} />
        <Aside>{missingOf({ session, payment }) === null ? rich('astray.advice.whole', { seller }) : rich('astray.advice', { seller })}</Aside>
        <div className="push">
          <Facts facts={[...(payer === null ? [] : [fromFact(i18n, payer)]), paymentIdFact(i18n, session.terms.paymentId), transactionFact(i18n, signature)]} />
          <LinkRow>
            <ExplorerLink i18n={i18n} env={env} signature={signature} />
            <ReportLink i18n={i18n} product={product} report={report} />
            <PressLink icon={SWAP} onPress={intents.considerPayingAgain}>
              {t('astray.pay')}
            </PressLink>
          </LinkRow>
        </div>
      </>
    ),
  };
}

type Astray = Pick<Mispaid, 'session' | 'payment'>;

function wordsFor(i18n: I18n, { session: { terms }, payment: { kind, received } }: Astray): { readonly name: string; readonly sentence: ReactNode } {
  const { t, rich } = i18n;
  const asset = receivedAsset(received);
  const arrived = amountText(i18n, received.amount, asset);
  const price = amountNode(i18n, terms.total, terms);
  switch (kind) {
    case 'too-little':
      // The seller got their part; what is missing is the part that goes to Hilt.
      return received.amount >= terms.merchantAmount
        ? { name: t('astray.no-fee.title', { fee: amountText(i18n, terms.feeAmount, terms) }), sentence: rich('astray.no-fee.text', { price }) }
        : { name: t('astray.too-little.title', { received: arrived }), sentence: rich('astray.too-little.text', { price }) };
    case 'wrong-token':
      return { name: t('astray.wrong-token.title', { received: arrived, price: amountText(i18n, terms.total, terms) }), sentence: t('astray.wrong-token.text') };
    case 'wrong-memo':
      return { name: t('astray.wrong-memo.title'), sentence: rich('astray.wrong-memo.text', { received: amountNode(i18n, received.amount, asset) }) };
    default:
      return kind satisfies never;
  }
}

/** What the price still lacks; null where more of the same would not help either way. */
function missingOf({ session: { terms }, payment: { kind, received } }: Astray): BaseUnits | null {
  if (kind !== 'too-little') return null;
  const missing = received.amount >= terms.merchantAmount ? terms.feeAmount : terms.total - received.amount;
  return isBaseUnits(missing) ? missing : null;
}

function rowsOf(i18n: I18n, { session, payment }: Astray): readonly LedgerRow[] {
  const { t } = i18n;
  const { terms } = session;
  const missing = missingOf({ session, payment });
  return [
    { key: 'arrived', label: t('astray.arrived'), amount: amountParts(i18n, payment.received.amount, receivedAsset(payment.received)) },
    { key: 'price', label: t('astray.price'), amount: amountParts(i18n, terms.total, terms) },
    ...(missing === null ? [] : [{ key: 'missing', label: t('astray.missing'), amount: amountParts(i18n, missing, terms) }]),
  ];
}

function fromFact({ t }: I18n, payer: string): Fact {
  return { key: 'from', label: t('fact.from'), id: payer, copyLabel: t('copy.address') };
}
