import type { ReactNode } from 'react';
import type { I18n } from '../../i18n/i18n.tsx';
import type { BaseUnits } from '../../money/base-units.ts';
import { formatAmount } from '../../money/format-amount.ts';
import { Amount, type AmountProps } from '../../ui/components/amount.tsx';
import type { Asset } from './screen-env.ts';

/** An amount as digits and unit in the reader's notation; every digit is kept. */
export function amountParts({ locale }: I18n, units: BaseUnits, { decimals, symbol }: Asset): AmountProps {
  return { text: formatAmount(units, { decimals, locale }), unit: symbol };
}

/** An amount for a sentence on the page. */
export function amountNode(i18n: I18n, units: BaseUnits, asset: Asset): ReactNode {
  return <Amount {...amountParts(i18n, units, asset)} />;
}

/** An amount for a title bar, a label or a copied text. */
export function amountText(i18n: I18n, units: BaseUnits, asset: Asset): string {
  const { text, unit } = amountParts(i18n, units, asset);
  return `${text}\u00A0${unit}`;
}

/** Whole percent of a part in a whole, for drawings only: it is rounded down and never shown as a number. */
export function shareOf(part: BaseUnits, whole: BaseUnits): number {
  return whole === 0n ? 0 : Number((part * 100n) / whole);
}
