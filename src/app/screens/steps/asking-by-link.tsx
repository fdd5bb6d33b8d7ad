import type { CheckoutState } from '../../../payment/state.ts';
import type { Action } from '../../../ui/components/action-bar.tsx';
import { Aside } from '../../../ui/components/aside.tsx';
import { Facts } from '../../../ui/components/facts.tsx';
import { LinkRow, PressLink } from '../../../ui/components/link-row.tsx';
import { SWAP } from '../../../ui/icons/shell-icons.ts';
import { safeLink } from '../../../ui/safe-link.ts';
import { paymentIdFact } from '../id-facts.ts';
import { ifApproved, nothingUntilApproved } from '../money-lines.ts';
import { walletName } from '../names.ts';
import { PaymentPreview } from '../payment-preview.tsx';
import type { Step, StepContext } from '../step.ts';

/**
 * The app is asked by a link to sign. What it signs comes back to whichever page it opens; nothing is sent before that page has compared it.
 * @param link the ready link; the tap itself opens the app.
 */
export function askingByLinkStep(context: StepContext, state: Extract<CheckoutState, { readonly tag: 'asking' }>, link: string): Step {
  const { i18n, intents } = context;
  const { t, rich } = i18n;
  const { attempt, product, session, payer } = state;
  const wallet = walletName(i18n, payer.walletName);
  const href = safeLink(link)?.href ?? null;
  const action: Action = href === null ? { kind: 'press', label: t('action.check-now'), onPress: intents.checkNow } : { kind: 'open', label: rich('linking.title', { wallet }), href, sameTab: true };
  return {
    id: 'asking:link',
    name: t('asking.title', { wallet }),
    title: rich('asking.title', { wallet }),
    sentence: rich('asking.link.text', { wallet }),
    compact: true,
    verdict: null,
    // The buyer may have approved and come back to the wrong tab: from here that cannot be seen.
    money: state.mayPayAgain === true ? ifApproved(i18n) : nothingUntilApproved(i18n),
    action,
    body: (
      <>
        <PaymentPreview context={context} product={product} session={session} payer={payer} costs={attempt.phase === 'linked' ? attempt.costs : null} />
        <Aside>{rich('asking.link.nothing', { wallet })}</Aside>
        <div className="push">
          <Facts facts={[paymentIdFact(i18n, session.terms.paymentId)]} />
          {state.mayPayAgain === true && (
            <LinkRow>
              <PressLink icon={SWAP} onPress={intents.considerPayingAgain}>
                {t('late.pay-again')}
              </PressLink>
            </LinkRow>
          )}
        </div>
      </>
    ),
  };
}
