import type { CheckoutState } from '../../../payment/state.ts';
import { Aside } from '../../../ui/components/aside.tsx';
import { Facts } from '../../../ui/components/facts.tsx';
import { LinkRow, PressLink } from '../../../ui/components/link-row.tsx';
import { Witnesses } from '../../../ui/components/witnesses.tsx';
import { SWAP } from '../../../ui/icons/shell-icons.ts';
import { amountNode } from '../amounts.tsx';
import { paymentIdFact } from '../id-facts.ts';
import { mayHaveMoved } from '../money-lines.ts';
import { attemptWallet } from '../names.ts';
import type { Step, StepContext } from '../step.ts';
import { chainRow, hiltRow, walletRow } from '../witness-rows.tsx';

/** The explicit step before paying again. The safe way is the action; the other one says what it may cost. */
export function mayChargeTwiceStep({ i18n, intents }: StepContext, { session, attempt, chain, hilt }: Extract<CheckoutState, { readonly tag: 'may-charge-twice' }>): Step {
  const { t, rich } = i18n;
  const amount = amountNode(i18n, session.terms.total, session.terms);
  return {
    id: 'may-charge-twice',
    name: t('twice-risk.title'),
    sentence: rich('twice-risk.text', { wallet: attemptWallet(i18n, attempt) }),
    compact: true,
    verdict: { coin: 'unknown', tone: 'waiting' },
    money: mayHaveMoved(i18n, amount),
    action: { kind: 'press', label: t('twice-risk.wait'), onPress: intents.keepWaiting },
    body: (
      <>
        <Witnesses label={t('witness.label')} items={[walletRow(i18n, attempt), chainRow(i18n, chain), hiltRow(i18n, hilt)]} />
        <Aside tone="waiting">{rich('twice-risk.advice', { amount, wallet: attemptWallet(i18n, attempt) })}</Aside>
        <div className="push">
          <Facts facts={[paymentIdFact(i18n, session.terms.paymentId)]} />
          <LinkRow>
            <PressLink icon={SWAP} onPress={intents.acceptRisk}>
              {t('twice-risk.accept')}
            </PressLink>
          </LinkRow>
        </div>
      </>
    ),
  };
}
