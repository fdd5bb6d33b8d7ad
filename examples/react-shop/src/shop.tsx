import { useEffect, useRef, useState } from 'react';
import { checkout, useCheckout } from './use-checkout.ts';

const SLUG = 'tidewater-circle';

/** A seller's own button; the checkout opens over the page. */
export function BuyButton() {
  const { phase, paid, prepare, open } = useCheckout(SLUG);
  return (
    <p>
      <button type="button" onPointerEnter={prepare} onFocus={prepare} onClick={open}>
        {paid === null ? 'Join the circle' : 'Joined'}
      </button>{' '}
      <output>{paid === null ? phase : `Thank you for ${paid}.`}</output>
    </p>
  );
}

/** A checkout inside the page, taken away with its component. */
export function InlineCheckout() {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return undefined;
    const handle = checkout().mount(place.current, { slug: SLUG });
    return () => handle.close();
  }, []);
  return <div ref={place} />;
}

export function Shop() {
  const [inline, setInline] = useState(false);
  return (
    <main>
      <h1>Harbour Street</h1>
      <BuyButton />
      <button type="button" onClick={() => setInline(!inline)}>
        {inline ? 'Hide the checkout' : 'Show it in the page'}
      </button>
      {inline && <InlineCheckout />}
    </main>
  );
}
