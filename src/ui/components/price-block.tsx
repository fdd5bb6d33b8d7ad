import { cssVars } from './amount.tsx';
import { priceChars } from '../price-chars.ts';
import './price-block.css';

export interface PriceBlockProps {
  /** Digits in the reader's notation. */
  readonly text: string;
  readonly unit: string;
  /** The reader's decimal sign; what follows it is drawn quieter. */
  readonly decimalSign: string;
}

/** The largest thing on the page. It shrinks to its column, then wraps at the decimal sign; no digit is ever cut away. */
export function PriceBlock({ text, unit, decimalSign }: PriceBlockProps) {
  const cut = text.indexOf(decimalSign);
  const whole = cut < 0 ? text : text.slice(0, cut);
  const fraction = cut < 0 ? '' : text.slice(cut);
  return (
    <p className="price" style={cssVars({ '--chars': priceChars(text, unit) })}>
      <span className="price-fit">
        <bdi dir="ltr" className="price-n">
          {whole}
          {fraction !== '' && (
            <>
              <wbr />
              <span className="price-f">{fraction}</span>
            </>
          )}
        </bdi>
        <span className="price-u">{unit}</span>
      </span>
    </p>
  );
}
