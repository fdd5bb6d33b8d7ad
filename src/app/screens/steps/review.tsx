import { isBaseUnits, type BaseUnits } from '../../../money/base-units.ts';
import type { CheckoutState } from '../../../payment/state.ts';
import { Aside } from '../../../ui/components/aside.tsx';
import { type Fact, Facts } from '../../../ui/components/facts.tsx';
import { LinkRow, PressLink } from '../../../ui/components/link-row.tsx';
import { EYE } from '../../../ui/icons/step-icons.ts';
import { SWAP } from '../../../ui/icons/shell-icons.ts';
import { plainName } from '../../../ui/plain-text.ts';
import type { I18n } from '../../../i18n/i18n.tsx';
import { amountNode } from '../amounts.tsx';
import { DegradedNotice } from '../degraded-notice.tsx';
import { paymentIdFact } from '../id-facts.ts';
import { nothingYet } from '../money-lines.ts';
import { platformOf, walletName } from '../names.ts';
import { PaymentPreview } from '../payment-preview.tsx';
import { SOL } from '../screen-env.ts';
import type { Step, StepContext } from '../step.ts';

type Review = Extract<CheckoutState, { readonly tag: 'review' }>;

/** All is checked; the buyer decides. Shows what the wallet will show, to compare. */
export function reviewStep(context: StepContext, state: Review): Step {
  const { i18n, intents } = context;
  const { t, rich } = i18n;
  const { product, session, payer, prepared } = state;
  const wallet = walletName(i18n, payer.walletName);
  return {
    id: 'review',
    name: t('review.title'),
    sentence: rich('review.text', { wallet }),
    compact: true,
    verdict: null,
    money: nothingYet(i18n),
    action: { kind: 'press', label: rich('review.approve', { wallet }), onPress: intents.approve },
    body: (
      <>
        <PaymentPreview context={context} product={product} session={session} payer={payer} costs={prepared.costs} />
        <Facts facts={factsOf(i18n, state)} />
        <Aside icon={EYE}>{payer.canSignOnly ? rich('review.compare', { wallet }) : rich('review.compare-later', { wallet })}</Aside>
        {state.degraded && <DegradedNotice i18n={i18n} />}
        <div className="push">
          <Facts facts={[paymentIdFact(i18n, session.terms.paymentId)]} />
          <LinkRow>
            <PressLink icon={SWAP} onPress={intents.chooseAnother}>
              {t('action.another-wallet')}
            </PressLink>
          </LinkRow>
        </div>
      </>
    ),
  };
}

function factsOf(i18n: I18n, { session, prepared: { balances, costs } }: Review): readonly Fact[] {
  const { terms, access } = session;
  const native = terms.mint === 'native';
  const token = minus(balances.token, native ? terms.total + costs.networkFee + costs.rent : terms.total);
  const sol = native ? null : minus(balances.lamports, costs.networkFee + costs.rent);
  return [
    ...(token === null ? [] : [{ key: 'after', label: i18n.t('review.after'), value: amountNode(i18n, token, terms) }]),
    ...(sol === null ? [] : [{ key: 'sol', label: i18n.t('review.sol-after'), value: amountNode(i18n, sol, SOL) }]),
    ...(access === null ? [] : [{ key: 'who', label: i18n.t('review.access'), value: i18n.rich('who.name', { name: <bdi>{plainName(access.display)}</bdi>, platform: platformOf(access.type) }) }]),
  ];
}

/** What is left, or null when the numbers do not allow it: then nothing is shown rather than something wrong. */
function minus(have: BaseUnits, spent: bigint): BaseUnits | null {
  const left = have - spent;
  return isBaseUnits(left) ? left : null;
}
