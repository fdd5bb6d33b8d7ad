import { lazy, Suspense } from 'react';
import type { WalletChoice } from '../../../ui/components/method-list.tsx';
import type { Surroundings } from '../../surroundings.ts';

/** A page that cannot fetch the ladder goes on without it: the wallet list above does not need it. */
const Ladder = lazy(() => import('./ladder.tsx').then(({ Ladder: loaded }) => ({ default: loaded }), () => ({ default: () => null })));

/**
 * Ways out of this browser, for those who need one: readers in another app's browser, and everybody without a wallet here. A chunk of its own,
 * because most buyers never see it.
 */
export function LazyLadder({ surroundings, wallets }: { readonly surroundings: Surroundings | null; readonly wallets: readonly WalletChoice[] }) {
  const hasWallet = wallets.some(({ state }) => state === 'installed');
  if (surroundings === null || (surroundings.app === null && hasWallet)) return null;
  return (
    <Suspense>
      <Ladder surroundings={surroundings} apps={wallets.some(({ state }) => state === 'loadable')} />
    </Suspense>
  );
}
