import { useState } from 'react';

export interface SellerHeadProps {
  /** Name the seller gave, plain and bounded. */
  readonly name: string;
  /** What does not depend on the seller's word: the wallet that is paid. Null while nothing is known. */
  readonly wallet: { readonly short: string; readonly full: string } | null;
  /** Checked address, or null. */
  readonly logo: string | null;
}

/** Who sells. The second line is the wallet that gets the money, because the name is only the seller's own word. */
export function SellerHead({ name, wallet, logo }: SellerHeadProps) {
  const [failed, setFailed] = useState<string | null>(null);
  return (
    <div className="seller">
      {logo !== null && failed !== logo ? (
        <img className="seller-logo" src={logo} alt="" width="40" height="40" decoding="async" referrerPolicy="no-referrer" onError={() => setFailed(logo)} />
      ) : (
        <span className="seller-logo seller-letter" aria-hidden="true">
          {Array.from(name)[0]?.toLocaleUpperCase()}
        </span>
      )}
      <div className="seller-text">
        <p className="seller-name">
          <bdi>{name}</bdi>
        </p>
        {wallet !== null && (
          <p className="seller-detail">
            <span className="mono" title={wallet.full}>
              {wallet.short}
            </span>
          </p>
        )}
      </div>
    </div>
  );
}
