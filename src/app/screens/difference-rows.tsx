import type { I18n } from '../../i18n/i18n.tsx';
import type { Difference as Differing } from '../../solana/chain-sight.ts';
import { Difference, type DifferenceRow } from '../../ui/components/difference.tsx';
import { plainText, shortId } from '../../ui/plain-text.ts';

/** Ids longer than this are cut in their middle; the whole of them is in the title and in the report. */
const LONG = 20;

/** What was shown against what was signed or landed. Values are raw, from the transaction: text, never markup. */
export function DifferenceTable({ i18n, differences }: { readonly i18n: I18n; readonly differences: readonly Differing[] }) {
  const { t } = i18n;
  const rows = differences.map(({ what, shown, signed }, index): DifferenceRow => ({
    key: `${what}:${index}`,
    label: t(`difference.${what}`),
    shown: <RawValue text={shown} empty={what === 'format' ? t('difference.as-shown') : t('difference.nothing')} />,
    // An empty text is "nothing" for what was added, but "missing" for what should have been there.
    signed: <RawValue text={signed} empty={what === 'format' || what === 'signature' ? t('difference.missing') : t('difference.nothing')} />,
  }));
  return <Difference caption={t('difference.caption')} what={t('difference.what')} shown={t('difference.shown')} signed={t('difference.signed')} rows={rows} />;
}

function RawValue({ text, empty }: { readonly text: string; readonly empty: string }) {
  const plain = plainText(text);
  if (plain === '') return <>{empty}</>;
  const isId = plain.length > LONG && !plain.includes(' ');
  return isId ? (
    <span className="mono" title={plain}>
      {shortId(plain)}
    </span>
  ) : (
    <bdi dir="ltr">{plain}</bdi>
  );
}

/** The same as lines of a report. */
export function differenceLines({ t }: I18n, differences: readonly Differing[]): readonly string[] {
  return differences.map(({ what, shown, signed }) => `${t(`difference.${what}`)}: ${plainText(shown) || '-'} → ${plainText(signed) || '-'}`);
}
