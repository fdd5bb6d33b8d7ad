import { CLUE_MAX_LENGTH } from '../../../payment/recover/read-clue.ts';
import { CheckedField } from '../../../ui/components/checked-field.tsx';
import { LinkRow, PressLink } from '../../../ui/components/link-row.tsx';
import { BACK } from '../../../ui/icons/step-icons.ts';
import type { Money } from '../../../ui/components/money-line.tsx';
import type { I18n } from '../../../i18n/i18n.tsx';
import { MineLink } from '../mine/mine-link.tsx';
import type { Step } from '../step.ts';
import type { RecoveryContext } from './recovery-context.ts';

const FORM = 'recover';

const lookingMovesNothing = ({ t }: I18n): Money => ({ state: 'empty', text: t('recover.money.looking') });

/** Where the buyer pastes what there is of the payment. */
export function formStep({ i18n, env, intents }: RecoveryContext): Step {
  const { t } = i18n;
  const submit = (pasted: string): string | null => {
    const problem = intents.submit(pasted);
    return problem === null ? null : t(`recover.problem.${problem}`);
  };
  return {
    id: 'recover',
    name: t('recover.title'),
    sentence: t('recover.text'),
    compact: true,
    verdict: null,
    money: lookingMovesNothing(i18n),
    action: { kind: 'submit', label: t('recover.action'), form: FORM },
    body: (
      <>
        <CheckedField form={FORM} label={t('recover.label')} hint={t('recover.hint')} initial="" maxLength={CLUE_MAX_LENGTH} keyboard="text" autoComplete="off" dir="ltr" onSubmit={submit} />
        <LinkRow>
          <PressLink icon={BACK} onPress={intents.close}>
            {t('recover.back')}
          </PressLink>
          <MineLink i18n={i18n} env={env} />
        </LinkRow>
      </>
    ),
  };
}

/** Until Solana and Hilt have answered. */
export function lookingStep({ i18n }: RecoveryContext): Step {
  return { id: 'recover:looking', name: i18n.t('recover.looking'), compact: true, loading: true, verdict: { coin: 'unknown', tone: 'still' }, money: lookingMovesNothing(i18n), action: { kind: 'wait', label: i18n.t('loading') } };
}
