import type { Attempt } from '../../../payment/attempt.ts';
import type { CheckoutState } from '../../../payment/state.ts';
import type { PaymentTerms } from '../../../solana/payment-terms.ts';
import { Aside } from '../../../ui/components/aside.tsx';
import { Elapsed } from '../../../ui/components/elapsed.tsx';
import { Facts } from '../../../ui/components/facts.tsx';
import type { Money } from '../../../ui/components/money-line.tsx';
import { CLOCK } from '../../../ui/icons/shell-icons.ts';
import { amountNode } from '../amounts.tsx';
import { DegradedNotice } from '../degraded-notice.tsx';
import { paymentIdFact } from '../id-facts.ts';
import { mayHaveMoved, nothingUntilApproved, nothingYet } from '../money-lines.ts';
import { walletName } from '../names.ts';
import { PaymentPreview } from '../payment-preview.tsx';
import type { Step, StepContext } from '../step.ts';
import { askingByLinkStep } from './asking-by-link.tsx';

/**
 * The wallet is open in front of the buyer. A wallet that also sends cannot be taken back, so there the way out is to look. Once it has signed, Solana and
 * Hilt are asked again before anything is sent, which takes seconds on a slow line: then nobody waits for the wallet, and nothing can be taken back.
 */
export function askingStep(context: StepContext, state: Extract<CheckoutState, { readonly tag: 'asking' }>): Step {
  return state.link === undefined ? askingHere(context, state) : askingByLinkStep(context, state, state.link);
}

function askingHere(context: StepContext, state: Extract<CheckoutState, { readonly tag: 'asking' }>): Step {
  const { i18n } = context;
  const { t, rich } = i18n;
  const { attempt, product, session, payer } = state;
  const wallet = walletName(i18n, payer.walletName);
  const answered = attempt.phase === 'signed' || attempt.phase === 'exposed';
  const title = answered ? 'milestone.signed' : 'asking.title';
  return {
    id: 'asking',
    name: t(title, { wallet }),
    title: rich(title, { wallet }),
    sentence: answered ? t('asking.signed') : rich('asking.text', { wallet }),
    compact: true,
    verdict: null,
    money: moneyOf(context, attempt, session.terms),
    action: answered ? { kind: 'wait', label: t('asking.sending') } : wayOut(context, attempt),
    body: (
      <>
        <PaymentPreview context={context} product={product} session={session} payer={payer} costs={null} />
        {!answered && <Aside icon={CLOCK}>{rich('asking.waiting', { wallet, time: <Elapsed since={attempt.askedAt} /> })}</Aside>}
        {state.degraded && <DegradedNotice i18n={i18n} underway />}
        <div className="push">
          <Facts facts={[paymentIdFact(i18n, session.terms.paymentId)]} />
        </div>
      </>
    ),
  };
}

function wayOut({ i18n, intents }: StepContext, attempt: Attempt): Step['action'] {
  if (attempt.mode !== 'sign-only') return { kind: 'press', look: 'quiet', label: i18n.t('action.check-now'), onPress: intents.checkNow };
  return { kind: 'press', look: 'quiet', label: i18n.t('asking.stop'), onPress: intents.chooseAnother };
}

/** The answer is there before this screen goes: then nothing hangs on an approval any more, but on whether the signature has left this page. */
function moneyOf({ i18n }: StepContext, attempt: Attempt, terms: PaymentTerms): Money {
  switch (attempt.phase) {
    case 'asked':
    case 'linked':
      return nothingUntilApproved(i18n);
    case 'signed':
      return nothingYet(i18n);
    case 'exposed':
    case 'unanswered':
    case 'shown':
    case 'found':
    case 'ended':
      return mayHaveMoved(i18n, amountNode(i18n, terms.total, terms));
    default:
      return attempt satisfies never;
  }
}
