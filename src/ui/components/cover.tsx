import { useState } from 'react';

/** The seller's picture in a box of fixed shape. Loaded without a referrer; a picture that fails leaves the box with a quiet pattern. */
export function Cover({ src }: { readonly src: string }) {
  const [failed, setFailed] = useState<string | null>(null);
  return (
    <div className="cover">
      {failed === src ? (
        <svg className="cover-fallback" viewBox="0 0 88 56" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
          <path d="M-4 30c16-6 30-6 48 0s34 6 52 0M-4 36c16-6 30-6 48 0s34 6 52 0M-4 42c16-6 30-6 48 0s34 6 52 0M-4 48c16-6 30-6 48 0s34 6 52 0M-4 54c16-6 30-6 48 0s34 6 52 0" />
        </svg>
      ) : (
        <img src={src} alt="" width="880" height="560" decoding="async" referrerPolicy="no-referrer" onError={() => setFailed(src)} />
      )}
    </div>
  );
}
