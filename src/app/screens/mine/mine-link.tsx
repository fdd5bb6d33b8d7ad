import type { I18n } from '../../../i18n/i18n.tsx';
import { OpenLink } from '../../../ui/components/link-row.tsx';
import { CLOCK } from '../../../ui/icons/shell-icons.ts';
import type { ScreenEnv } from '../screen-env.ts';

/** The way to the payments this device remembers. */
export function MineLink({ i18n, env }: { readonly i18n: I18n; readonly env: Pick<ScreenEnv, 'mineUrl'> }) {
  return env.mineUrl === null ? null : (
    <OpenLink icon={CLOCK} href={env.mineUrl} foreign={false}>
      {i18n.t('mine.link')}
    </OpenLink>
  );
}
