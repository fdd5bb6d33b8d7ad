import { Aside } from '../../../ui/components/aside.tsx';
import { LinkRow, PressLink } from '../../../ui/components/link-row.tsx';
import { SWAP } from '../../../ui/icons/shell-icons.ts';
import { noneMoved, nothingYet } from '../money-lines.ts';
import { sellerName, walletName } from '../names.ts';
import { SupportLink } from '../support-link.tsx';
import type { Step } from '../step.ts';
import type { IdentityStepProps } from './identity-step.tsx';
import type { IdentityView } from '../../../payment/identity-view.ts';

/** What Hilt wanted signed is not what it should be; the wallet never saw it. Too late is no danger and looks like none. */
export function refusedStep({ i18n, product, intents, paid }: IdentityStepProps, { problem }: Extract<IdentityView, { readonly tag: 'refused' }>): Step {
  const { t } = i18n;
  const action = { kind: 'press', label: t('action.try-again'), onPress: intents.tryAgain } as const;
  if (problem === 'expired') return { id: 'identity:expired', name: t('identity.expired.title'), sentence: t('identity.expired.text'), compact: true, verdict: { coin: 'absent', tone: 'still' }, money: paid ?? nothingYet(i18n), action };
  return {
    id: 'identity:refused',
    name: t('identity.unsafe.title'),
    sentence: t(`identity.unsafe.${problem}`),
    compact: true,
    verdict: { coin: 'stopped', tone: 'refused' },
    money: paid ?? noneMoved(i18n),
    action,
    body: (
      <>
        <Aside>{t('identity.unsafe.advice')}</Aside>
        <div className="push">
          <LinkRow>
            <SupportLink i18n={i18n} product={product} />
          </LinkRow>
        </div>
      </>
    ),
  };
}

/** Some wallets sign transactions only. Before paying another one can; after paying only the wallet that paid counts. */
export function cannotSignStep({ i18n, product, wallet, intents, paid }: IdentityStepProps): Step {
  const { t, rich } = i18n;
  const name = walletName(i18n, wallet.name);
  return {
    id: 'identity:cannot-sign',
    name: t('identity.cannot-sign.title', { wallet: name }),
    title: rich('identity.cannot-sign.title', { wallet: name }),
    sentence: rich(paid === null ? 'identity.cannot-sign.text' : 'identity.cannot-sign.paid', { seller: sellerName(i18n, product) }),
    compact: true,
    verdict: { coin: 'absent', tone: 'still' },
    money: paid ?? nothingYet(i18n),
    action: paid === null ? { kind: 'press', label: t('action.choose-another'), onPress: intents.chooseAnother } : { kind: 'press', label: t('action.try-again'), onPress: intents.tryAgain },
    body: (
      <div className="push">
        <LinkRow>
          {intents.skip !== null && (
            <PressLink icon={SWAP} onPress={intents.skip}>
              {t('identity.enter.skip')}
            </PressLink>
          )}
          <SupportLink i18n={i18n} product={product} />
        </LinkRow>
      </div>
    ),
  };
}
