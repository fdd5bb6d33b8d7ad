import type { I18n } from '../../i18n/i18n.tsx';
import { OpenLink } from '../../ui/components/link-row.tsx';
import { OPEN } from '../../ui/icons/shell-icons.ts';
import type { ScreenEnv } from './screen-env.ts';

/** The transaction at an independent place, where an explorer is configured. */
export function ExplorerLink({ i18n, env, signature }: { readonly i18n: I18n; readonly env: ScreenEnv; readonly signature: string }) {
  return env.transactionUrl === null ? null : (
    <OpenLink icon={OPEN} href={env.transactionUrl(signature)} foreign>
      {i18n.t('link.explorer')}
    </OpenLink>
  );
}
