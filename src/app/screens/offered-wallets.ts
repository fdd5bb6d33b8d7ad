import type { CheckoutState } from '../../payment/state.ts';
import type { WalletChoice } from '../../ui/components/method-list.tsx';
import type { Surroundings } from '../surroundings.ts';
import { LINK_WALLET } from './link-wallet.ts';

/** How the adapter of Android's wallet apps calls itself: it is in every Android browser, so it says nothing about a wallet being there. */
const PHONE_ADAPTER = 'Mobile Wallet Adapter';

/**
 * Whether Phantom's app can be asked by links here: on a phone, in the phone's own browser (the app comes back to that one), where no wallet answers in the
 * page itself, and where the way back is remembered. Until a session is there nobody knows whether Hilt makes such links; then it is the session's word.
 */
export function isLinkOffered(state: CheckoutState, wallets: readonly WalletChoice[], surroundings: Surroundings | null): boolean {
  if (state.tag !== 'choosing' || state.degraded === true || state.notice === 'link-unavailable') return false;
  if (surroundings === null || surroundings.app !== null || surroundings.platform === 'desktop') return false;
  if (state.session !== null && state.session.linkUrl === null) return false;
  return !wallets.some((wallet) => wallet.state === 'installed' && wallet.name !== PHONE_ADAPTER);
}

/** Phantom's row where nothing but a link leads to it: a personal link is handed to no app's browser, so the list does not have the app. */
const BY_LINK: WalletChoice = { name: LINK_WALLET, icon: null, state: 'loadable', installUrl: null, openUrl: null, recommended: false };

/** The list with Phantom as one that opens its app, where it can be asked by links. */
export function offeredWallets(wallets: readonly WalletChoice[], byLink: boolean): readonly WalletChoice[] {
  if (!byLink) return wallets;
  const listed = wallets.some((wallet) => wallet.name === LINK_WALLET);
  return listed ? wallets.map((wallet) => (wallet.name === LINK_WALLET ? { ...wallet, state: 'loadable' } : wallet)) : [...wallets, BY_LINK];
}
