import './coin.css';

/**
 * How much of a payment is certain. The coin fills upward, so it reads in every language and without colour:
 * empty (nothing moved), half with a broken ring (not known), three quarters (on its way), full in ink (moved),
 * full in verdigris with a tick (Hilt recorded it, and only then).
 */
export type MoneyState = 'empty' | 'unknown' | 'on-its-way' | 'moved' | 'recorded';

/** Above a verdict two more: nothing is here (expired, not found), and stopped to protect the buyer. */
export type CoinState = MoneyState | 'absent' | 'stopped';

export interface CoinProps {
  readonly state: CoinState;
  /** `line` is the small one in the money line; it drops tick and track, which would only blur its level. */
  readonly size: 'head' | 'line';
}

/** Decoration: the sentence beside it says the same in words. */
export function Coin({ state, size }: CoinProps) {
  const { box, ring, radius } = size === 'head' ? { box: 48, ring: 22.5, radius: 18.5 } : { box: 16, ring: 7, radius: 4.7 };
  const middle = box / 2;
  const full = state === 'moved' || state === 'recorded';
  return (
    <svg className="coin" viewBox={`0 0 ${box} ${box}`} aria-hidden="true" data-state={state} data-size={size}>
      <circle className="coin-ring" cx={middle} cy={middle} r={ring} />
      {size === 'head' && (state === 'unknown' || state === 'on-its-way') && <circle className="coin-track" cx={middle} cy={middle} r={radius} />}
      {full && <circle className="coin-fill" cx={middle} cy={middle} r={radius} />}
      {state === 'unknown' && <path className="coin-fill" d={segment(middle, radius, 0)} />}
      {state === 'on-its-way' && <path className="coin-fill" d={segment(middle, radius, radius / 2)} />}
      {full && size === 'head' && <path className="coin-tick" d="M16.5 24.6l5.2 5.2 10-11" />}
      {state === 'stopped' && <path className="coin-slash" d="M8.5 39.5l31-31" />}
    </svg>
  );
}

/** The part of a disc below a level that lies `above` its middle. */
function segment(middle: number, radius: number, above: number): string {
  const half = Math.sqrt(radius * radius - above * above);
  return `M${middle - half} ${middle - above}A${radius} ${radius} 0 ${above > 0 ? 1 : 0} 0 ${middle + half} ${middle - above}Z`;
}
