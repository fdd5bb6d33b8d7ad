import { useState } from 'react';
import type { I18n } from '../../i18n/i18n.tsx';
import { CopyLink, LinkRow, OpenLink, PressLink } from '../../ui/components/link-row.tsx';
import { SHARE } from '../../ui/icons/receipt-icons.ts';
import { DOWNLOAD, KEY, LINK, PRINT, RECEIPT } from '../../ui/icons/step-icons.ts';
import { recoverPath } from '../recover-path.ts';
import { ExplorerLink } from './explorer-link.tsx';
import { type KnownReceipt, type ReceiptScreenProps, standing } from './receipt-view.ts';

/** Ways to keep a receipt and to hand it on. */
export function KeepLinks({ i18n, view, props }: { readonly i18n: I18n; readonly view: KnownReceipt; readonly props: ReceiptScreenProps }) {
  const { t } = i18n;
  const { env, onShare, onPrint, onKeep, onKeepChecker } = props;
  const [checker, setChecker] = useState<'idle' | 'failed'>('idle');
  // A sheet printed in the middle of the checks would carry half a result.
  const state = standing(view.checks);
  const done = state !== 'checking';
  const { transaction, productSlug } = view.facts;
  // The receipt itself opens nothing. The wallet that paid can, on the product's page; a receipt that does not match leads nowhere.
  const access = state === 'mismatch' || transaction === null || productSlug === null ? null : recoverPath(productSlug, transaction);
  return (
    <LinkRow>
      {access !== null && (
        <OpenLink icon={KEY} href={access} foreign={false}>
          {t('receipt.access')}
        </OpenLink>
      )}
      {done && (
        <PressLink icon={PRINT} onPress={onPrint}>
          {t('receipt.print')}
        </PressLink>
      )}
      {onShare === null ? (
        <CopyLink icon={LINK} text={env.receiptUrl(view.receipt.receiptId)}>
          {t('receipt.copy-link')}
        </CopyLink>
      ) : (
        <PressLink icon={SHARE} onPress={() => onShare(t('receipt.paper.title'))}>
          {t('receipt.share')}
        </PressLink>
      )}
      <PressLink icon={DOWNLOAD} onPress={onKeep}>
        {t('receipt.download')}
      </PressLink>
      <PressLink icon={RECEIPT} onPress={() => void onKeepChecker().then((kept) => setChecker(kept ? 'idle' : 'failed'))}>
        {checker === 'failed' ? t('receipt.checker.failed') : t('receipt.checker')}
      </PressLink>
      {transaction !== null && <ExplorerLink i18n={i18n} env={env} signature={transaction} />}
    </LinkRow>
  );
}
