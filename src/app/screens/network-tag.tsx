import type { I18n } from '../../i18n/i18n.tsx';
import { Tag } from '../../ui/components/aside.tsx';

/** The network the money moves on, or that there is no real money. */
export function NetworkTag({ i18n, sandbox }: { readonly i18n: I18n; readonly sandbox: boolean }) {
  return sandbox ? <Tag tone="waiting">{i18n.t('sandbox')}</Tag> : <Tag>{i18n.t('network')}</Tag>;
}
