import type { ReactNode } from 'react';
import { type Attempt, signatureOf } from '../../../payment/attempt.ts';
import type { CheckoutState } from '../../../payment/state.ts';
import { Aside } from '../../../ui/components/aside.tsx';
import { Facts } from '../../../ui/components/facts.tsx';
import { LinkRow, PressLink } from '../../../ui/components/link-row.tsx';
import type { Money } from '../../../ui/components/money-line.tsx';
import { type Witness, Witnesses } from '../../../ui/components/witnesses.tsx';
import { SWAP } from '../../../ui/icons/shell-icons.ts';
import type { I18n } from '../../../i18n/i18n.tsx';
import { amountNode } from '../amounts.tsx';
import { paymentIdFact, transactionFact } from '../id-facts.ts';
import { mayHaveMoved, movedAstray } from '../money-lines.ts';
import { attemptPayer, attemptWallet } from '../names.ts';
import { receivedAsset } from '../received-amount.ts';
import { supportText } from '../support-text.ts';
import { SupportWays } from '../support-ways.tsx';
import type { Step, StepContext } from '../step.ts';
import { chainRow, hiltRow, walletRow } from '../witness-rows.tsx';

type MayChargeTwice = Extract<CheckoutState, { readonly tag: 'may-charge-twice' }>;

/** The explicit step before paying again. The safe way is the action; the other one says what it may cost. */
export function mayChargeTwiceStep({ i18n, env, intents }: StepContext, state: MayChargeTwice): Step {
  const { product, session, attempt, chain, hilt, mispaid } = state;
  const { title, text, advice, money, back, accept } = wordsFor(i18n, state);
  const said: readonly Witness[] = [...(attempt === null ? [] : [walletRow(i18n, attempt)]), ...(chain === null ? [] : [chainRow(i18n, chain)]), hiltRow(i18n, hilt)];
  const signature = mispaid?.signature ?? (attempt === null ? null : signatureOf(attempt));
  const attempted = attempt === null ? null : attemptPayer(attempt);
  const report = supportText(i18n, { product, session, what: title, payer: mispaid === undefined ? attempted : mispaid.payer, signatures: signature === null ? [] : [signature], facts: env.pageFacts() });
  return {
    id: 'may-charge-twice',
    name: title,
    sentence: text,
    compact: true,
    verdict: { coin: money.state, tone: 'waiting' },
    money,
    action: { kind: 'press', label: back, onPress: intents.keepWaiting },
    body: (
      <>
        <Witnesses label={i18n.t('witness.label')} items={said} />
        <Aside tone="waiting">{advice}</Aside>
        <div className="push">
          <Facts facts={[paymentIdFact(i18n, session.terms.paymentId), ...(mispaid === undefined ? [] : [transactionFact(i18n, mispaid.signature)])]} />
          <LinkRow>
            <PressLink icon={SWAP} onPress={intents.acceptRisk}>
              {accept}
            </PressLink>
            <SupportWays i18n={i18n} product={product} report={report} />
          </LinkRow>
        </div>
      </>
    ),
  };
}

interface Words {
  readonly title: string;
  readonly text: ReactNode;
  readonly advice: ReactNode;
  readonly money: Money;
  readonly back: string;
  readonly accept: string;
}

/** What is certain to be lost is said before what may be. */
function wordsFor(i18n: I18n, { session: { terms }, attempt, mispaid }: MayChargeTwice): Words {
  const { t, rich } = i18n;
  const amount = amountNode(i18n, terms.total, terms);
  if (mispaid !== undefined) {
    const received = amountNode(i18n, mispaid.received.amount, receivedAsset(mispaid.received));
    return { title: t('twice-risk.astray.title'), text: rich('twice-risk.astray.text', { received }), advice: rich('twice-risk.astray.advice', { amount, received }), money: movedAstray(i18n, received), back: t('twice-risk.back'), accept: t('twice-risk.astray.accept') };
  }
  return { ...riskOf(i18n, attempt, amount), money: mayHaveMoved(i18n, amount), back: t('twice-risk.wait'), accept: t('twice-risk.accept') };
}

function riskOf(i18n: I18n, attempt: Attempt | null, amount: ReactNode): Pick<Words, 'title' | 'text' | 'advice'> {
  const { t, rich } = i18n;
  if (attempt === null || attempt.mode === 'qr') return { title: t('twice-risk.code.title'), text: t('twice-risk.code.text'), advice: rich('twice-risk.code.advice', { amount }) };
  const wallet = attemptWallet(i18n, attempt);
  return { title: t('twice-risk.title'), text: rich('twice-risk.text', { wallet }), advice: rich('twice-risk.advice', { amount, wallet }) };
}
