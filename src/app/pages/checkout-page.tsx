import { useSyncExternalStore } from 'react';
import type { CheckoutState } from '../../payment/state.ts';
import { CheckoutScreen } from '../screens/checkout-screen.tsx';
import { ErrorScreen } from '../screens/error-screen.tsx';
import type { ScreenEnv } from '../screens/screen-env.ts';
import type { CheckoutDesk } from './checkout-desk.ts';
import type { WalletDesk } from './wallet-desk.ts';

export interface CheckoutPageProps {
  readonly desk: CheckoutDesk;
  readonly wallets: WalletDesk;
  readonly env: ScreenEnv;
}

/** `/p/<slug>`: from the link to the delivery. */
export function CheckoutPage({ desk, wallets, env }: CheckoutPageProps) {
  const view = useSyncExternalStore(desk.subscribe, desk.getSnapshot);
  const list = useSyncExternalStore(wallets.subscribe, wallets.getSnapshot);
  switch (view.tag) {
    case 'arriving':
      return <CheckoutScreen state={OPENING} wallets={list} intents={desk.intents} env={env} />;
    case 'unavailable':
      return <CheckoutScreen state={view} wallets={list} intents={desk.intents} env={env} />;
    case 'refused':
      return <ErrorScreen kind={`link-${view.problem}`} footer={env.footer} onReload={env.reload} />;
    case 'open':
      return <CheckoutScreen state={view.state} wallets={list} intents={desk.intents} env={env} />;
    default:
      return view satisfies never;
  }
}

const OPENING: CheckoutState = { tag: 'opening' };
