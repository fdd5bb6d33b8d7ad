import type { I18n } from '../../../i18n/i18n.tsx';
import { PressLink } from '../../../ui/components/link-row.tsx';
import { RECEIPT } from '../../../ui/icons/step-icons.ts';
import type { ScreenEnv } from '../screen-env.ts';

/** The quiet way to "I already paid", where this page has one. */
export function RecoverLink({ i18n, env }: { readonly i18n: I18n; readonly env: Pick<ScreenEnv, 'openRecovery'> }) {
  return env.openRecovery === undefined ? null : (
    <PressLink icon={RECEIPT} onPress={env.openRecovery}>
      {i18n.t('recover.link')}
    </PressLink>
  );
}
