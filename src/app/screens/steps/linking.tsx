import type { CheckoutState } from '../../../payment/state.ts';
import type { Action } from '../../../ui/components/action-bar.tsx';
import { Aside } from '../../../ui/components/aside.tsx';
import { Facts } from '../../../ui/components/facts.tsx';
import { LinkRow, OpenLink, PressLink } from '../../../ui/components/link-row.tsx';
import { Steps } from '../../../ui/components/steps.tsx';
import { OPEN, SWAP } from '../../../ui/icons/shell-icons.ts';
import { safeLink } from '../../../ui/safe-link.ts';
import { paymentIdFact } from '../id-facts.ts';
import { LINK_WALLET } from '../link-wallet.ts';
import { nothingYet } from '../money-lines.ts';
import type { Step, StepContext } from '../step.ts';

/** The app is to be asked who it is. The link is ready before the tap: phones open apps only for a tap itself. */
export function linkingStep({ i18n, intents, wallets }: StepContext, { session, url }: Extract<CheckoutState, { readonly tag: 'linking' }>): Step {
  const { t, rich } = i18n;
  const wallet = LINK_WALLET;
  const link = safeLink(url);
  // Phantom's own browser is the other way to it, where this checkout may be named in a link.
  const browser = safeLink(wallets?.find(({ name }) => name === LINK_WALLET)?.openUrl ?? null);
  const action: Action = link === null ? { kind: 'press', label: t('action.choose-another'), onPress: intents.chooseAnother } : { kind: 'open', label: rich('linking.title', { wallet }), href: link.href, sameTab: true };
  return {
    id: 'linking',
    name: t('linking.title', { wallet }),
    sentence: t('linking.text'),
    compact: true,
    verdict: null,
    money: nothingYet(i18n),
    action,
    body: (
      <>
        <Steps
          items={[
            { key: 'allow', text: rich('linking.step.allow', { wallet }) },
            { key: 'approve', text: rich('linking.step.approve', { wallet }) },
          ]}
        />
        <Aside>{rich('linking.nothing', { wallet })}</Aside>
        <div className="push">
          <Facts facts={[paymentIdFact(i18n, session.terms.paymentId)]} />
          <LinkRow>
            {browser !== null && (
              <OpenLink icon={OPEN} href={browser.href} foreign={false}>
                {rich('linking.browser', { wallet })}
              </OpenLink>
            )}
            <PressLink icon={SWAP} onPress={intents.chooseAnother}>
              {t('action.another-wallet')}
            </PressLink>
          </LinkRow>
        </div>
      </>
    ),
  };
}
