import { type IdentityKind, identityKind } from '../../../identity/identity-kind.ts';
import { MAX_IDENTITY, readTypedIdentity } from '../../../identity/typed-identity.ts';
import { Aside } from '../../../ui/components/aside.tsx';
import { CheckedField, type CheckedFieldProps } from '../../../ui/components/checked-field.tsx';
import { LinkRow, PressLink } from '../../../ui/components/link-row.tsx';
import { OPEN, SWAP } from '../../../ui/icons/shell-icons.ts';
import { plainName } from '../../../ui/plain-text.ts';
import { nothingYet } from '../money-lines.ts';
import { sellerName, walletName } from '../names.ts';
import type { Step } from '../step.ts';
import type { IdentityStepProps } from './identity-step.tsx';
import type { IdentityView } from '../../../payment/identity-view.ts';

const FORM = 'identity';

/** How each kind is typed. Links to a profile are longer than what they name, so the field takes more than is sent. */
const INPUTS: Readonly<Record<IdentityKind, Pick<CheckedFieldProps, 'keyboard' | 'autoComplete' | 'dir'>>> = {
  telegram: { keyboard: 'text', autoComplete: 'off', dir: 'ltr' },
  discord: { keyboard: 'text', autoComplete: 'off', dir: 'ltr' },
  email: { keyboard: 'email', autoComplete: 'email', dir: 'ltr' },
  wallet: { keyboard: 'text', autoComplete: 'off', dir: 'ltr' },
  custom: { keyboard: 'text', autoComplete: 'off', dir: 'auto' },
};

/** The one field of the step; what the seller asks for decides label, help and check. */
export function enterStep({ i18n, product, wallet, intents, paid }: IdentityStepProps, { initial, notice }: Extract<IdentityView, { readonly tag: 'enter' }>): Step {
  const { t, rich } = i18n;
  const kind = identityKind(product.membership_identity_type);
  const seller = sellerName(i18n, product);
  const submit = (text: string): string | null => {
    const read = readTypedIdentity(kind, text);
    if (!read.ok) return t(`identity.problem.${read.problem}`);
    intents.submit(read.identity);
    return null;
  };
  return {
    id: 'identity',
    name: t('identity.enter.title'),
    sentence: paid === null ? rich('identity.enter.text', { seller }) : t('identity.enter.paid'),
    compact: true,
    verdict: null,
    money: paid ?? nothingYet(i18n),
    action: { kind: 'submit', label: t('identity.enter.action'), form: FORM },
    body: (
      <>
        {notice !== null && <Aside tone="waiting">{notice === 'wallet-changed' ? rich('identity.notice.wallet-changed', { wallet: walletName(i18n, wallet.name) }) : t(`identity.notice.${notice}`)}</Aside>}
        <CheckedField
          key={kind}
          form={FORM}
          label={<bdi>{plainName(product.membership_identity_label ?? '', 60) || t(`identity.label.${kind}`)}</bdi>}
          hint={kind === 'custom' ? rich('identity.hint.custom', { seller }) : t(`identity.hint.${kind}`)}
          initial={initial}
          maxLength={2 * MAX_IDENTITY}
          {...INPUTS[kind]}
          onSubmit={submit}
        />
        <div className="push">
          <LinkRow>
            {paid === null && (
              <PressLink icon={SWAP} onPress={intents.chooseAnother}>
                {t('action.another-wallet')}
              </PressLink>
            )}
            {intents.skip !== null && (
              <PressLink icon={OPEN} onPress={intents.skip}>
                {t('identity.enter.skip')}
              </PressLink>
            )}
          </LinkRow>
        </div>
      </>
    ),
  };
}
