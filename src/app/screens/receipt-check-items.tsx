import type { ReactNode } from 'react';
import type { I18n } from '../../i18n/i18n.tsx';
import { baseUnits } from '../../money/base-units.ts';
import type { Mismatch } from '../../receipt/mismatch.ts';
import type { CheckItem } from '../../ui/components/check-list.tsx';
import { Difference } from '../../ui/components/difference.tsx';
import { Id } from '../../ui/components/facts.tsx';
import { plainName } from '../../ui/plain-text.ts';
import { amountNode } from './amounts.tsx';
import type { KnownReceipt } from './receipt-view.ts';
import type { ScreenEnv } from './screen-env.ts';

/** The three checks as rows: what was done, what came out, and what exactly does not fit. */
export function checkItems(i18n: I18n, env: ScreenEnv, view: KnownReceipt): readonly CheckItem[] {
  const { t } = i18n;
  const { browser, hilt, chain } = view.checks;
  const row = (key: CheckItem['key'], where: string, result: { readonly tag: 'verified' | 'mismatch' | 'unchecked'; readonly mismatches?: readonly Mismatch[] } | null, says: ReactNode): CheckItem => ({
    key,
    where,
    says,
    ...wordOf(i18n, result?.tag ?? 'checking'),
    ...(result?.mismatches !== undefined && result.mismatches.some(({ stated, found }) => stated !== found) ? { more: <Mismatches i18n={i18n} env={env} view={view} list={result.mismatches} /> } : {}),
  });
  const failed = chain?.tag === 'mismatch' && chain.mismatches.some(({ field }) => field === 'transaction');
  return [
    row('browser', t('receipt.browser'), browser, browser === null ? null : t(`receipt.browser.${browser.tag === 'verified' ? browser.keys : browser.tag === 'mismatch' ? 'mismatch' : browser.why}`)),
    row('hilt', t('receipt.hilt'), hilt, hilt === null ? null : hilt.tag === 'verified' && hilt.checkedAt !== null ? t('receipt.hilt.verified.at', { time: i18n.dateTime(hilt.checkedAt) }) : t(`receipt.hilt.${hilt.tag === 'unchecked' ? hilt.why : hilt.tag}`)),
    row('chain', t('receipt.chain'), chain, chain === null ? null : chain.tag === 'verified' ? t('receipt.chain.verified', { agreed: chain.agreed, asked: chain.asked }) : chain.tag === 'mismatch' ? t(failed ? 'receipt.chain.failed' : 'receipt.chain.mismatch') : t(`receipt.chain.${chain.why}`)),
  ];
}

/** Mark and word of a result; never verdigris for anything but a check that was done and passed. */
export function wordOf({ t }: I18n, tag: 'verified' | 'mismatch' | 'unchecked' | 'checking'): Pick<CheckItem, 'state' | 'word'> {
  switch (tag) {
    case 'verified':
      return { state: 'paid', word: t('receipt.word.verified') };
    case 'mismatch':
      return { state: 'failed', word: t('receipt.word.mismatch') };
    case 'unchecked':
      return { state: 'none', word: t('receipt.word.unchecked') };
    case 'checking':
      return { state: 'todo', word: t('receipt.word.checking') };
    default:
      return tag satisfies never;
  }
}

function Mismatches({ i18n, env, view, list }: { readonly i18n: I18n; readonly env: ScreenEnv; readonly view: KnownReceipt; readonly list: readonly Mismatch[] }) {
  const { t } = i18n;
  const rows = list.filter(({ stated, found }) => stated !== found).map((mismatch) => ({
    key: `${mismatch.field} ${mismatch.found}`,
    label: t(`receipt.field.${mismatch.field}`),
    shown: mismatch.stated === '' ? <Id id={view.receipt.hash} /> : <Value i18n={i18n} env={env} view={view} field={mismatch.field} text={mismatch.stated} />,
    signed: mismatch.found === '' ? t('receipt.found.nothing') : <Value i18n={i18n} env={env} view={view} field={mismatch.field} text={mismatch.found} />,
  }));
  return <Difference caption={t('receipt.found.caption')} what={t('receipt.found.what')} shown={t('receipt.found.stated')} signed={t('receipt.found.found')} rows={rows} />;
}

interface ValueProps {
  readonly i18n: I18n;
  readonly env: ScreenEnv;
  readonly view: KnownReceipt;
  readonly field: Mismatch['field'];
  readonly text: string;
}

/** One side of a difference: amounts in the receipt's token, times in the reader's zone, everything else as plain foreign text. */
function Value({ i18n, env, view, field, text }: ValueProps) {
  const asset = env.assetOf(view.facts.mint);
  if ((field === 'amount' || field === 'merchant-amount' || field === 'fee-amount') && /^-?\d{1,20}$/.test(text) && asset !== null) {
    // Less than before reads as nothing gained.
    return text.startsWith('-') ? <span>{'0'}</span> : amountNode(i18n, baseUnits(BigInt(text)), asset);
  }
  if (field === 'time' && /^\d{1,12}$/.test(text)) return <span>{i18n.dateTime(Number(text) * 1000)}</span>;
  return /^\S{24,}$/.test(text) ? <Id id={plainName(text, 128)} ends={6} /> : <bdi>{plainName(text, 60)}</bdi>;
}
