import type { I18n } from '../../i18n/i18n.tsx';
import { Aside } from '../../ui/components/aside.tsx';

/** Storage is blocked: only this tab remembers the payment. Said before paying, and while one is on its way. */
export function DegradedNotice({ i18n, underway = false }: { readonly i18n: I18n; readonly underway?: boolean }) {
  return <Aside tone="waiting">{underway ? i18n.rich('degraded.underway') : i18n.rich('degraded.before')}</Aside>;
}
