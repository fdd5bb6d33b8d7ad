import type { CSSProperties } from 'react';

export interface AmountProps {
  /** Digits as the wallet shows them, already in the reader's notation. */
  readonly text: string;
  /** "USDC", "SOL". */
  readonly unit: string;
}

/** An amount inside a sentence: one left-to-right run that never breaks between number and unit. */
export function Amount({ text, unit }: AmountProps) {
  return (
    <bdi dir="ltr" className="num">
      {text}
      {'\u00A0'}
      {unit}
    </bdi>
  );
}

/** Custom properties for a style object; React sets them through CSSOM, which a strict content policy allows. */
export function cssVars(vars: Readonly<Record<`--${string}`, string | number>>): CSSProperties {
  return vars;
}
