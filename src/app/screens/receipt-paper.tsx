import type { I18n } from '../../i18n/i18n.tsx';
import { Paper, type PaperRow } from '../../ui/components/paper.tsx';
import { QrCode } from '../../ui/components/qr-code.tsx';
import { plainText } from '../../ui/plain-text.ts';
import { qrShape } from '../qr-shape.ts';
import { amountNode } from './amounts.tsx';
import { checkItems } from './receipt-check-items.tsx';
import { idFacts, mainFacts } from './receipt-facts.tsx';
import { type KnownReceipt, standing } from './receipt-view.ts';
import type { ScreenEnv } from './screen-env.ts';

/** The receipt for a printer: what it says, how each check ended, and where to check it again. Paper travels, so its times name their zone. */
export function ReceiptPaper({ i18n, env, view }: { readonly i18n: I18n; readonly env: ScreenEnv; readonly view: KnownReceipt }) {
  const { t } = i18n;
  const { facts, checks, receipt } = view;
  const asset = env.assetOf(facts.mint);
  const address = env.receiptUrl(receipt.receiptId);
  const refused = standing(checks) === 'mismatch';
  const certain = checks.chain?.tag === 'verified' && !refused;
  const rows = [...mainFacts(i18n, env, view).filter(({ key }) => key !== 'seller' && key !== 'amount'), ...idFacts(i18n, env, view)];
  return (
    <Paper
      title={env.sandbox ? t('receipt.sandbox') : t('receipt.paper.title')}
      seller={<bdi>{plainText(facts.sellerName ?? '')}</bdi>}
      amount={refused || facts.total === null || asset === null ? null : amountNode(i18n, facts.total, asset)}
      when={refused ? <b>{t('receipt.mismatch.title')}</b> : certain && facts.blockTime !== null ? t('receipt.paper.on', { time: i18n.deadline(facts.blockTime) }) : t('receipt.money.open')}
      rows={rows.map((fact): PaperRow => ({ key: fact.key, label: fact.label, value: 'id' in fact ? <span className="mono">{fact.id}</span> : fact.value }))}
      checks={checkItems(i18n, env, view).map(({ key, where, word, says }): PaperRow => ({ key, label: where, value: (<><b>{word}</b>{' · '}{says}</>) }))}
      code={<QrCode shape={qrShape(address)} label={t('receipt.paper.code')} />}
      again={t('receipt.paper.again')}
      address={address}
      foot={checks.doneAt === null ? t('receipt.word.checking') : t('receipt.paper.checked', { time: i18n.deadline(checks.doneAt) })}
    />
  );
}
