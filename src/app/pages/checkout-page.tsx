import { lazy, Suspense, useState, useSyncExternalStore } from 'react';
import type { CheckoutState } from '../../payment/state.ts';
import { PERSONAL_PARAM } from '../head/take-handoff.ts';
import { PhonePrompt } from '../phone/phone-prompt.tsx';
import { CheckoutScreen } from '../screens/checkout-screen.tsx';
import type { ScreenEnv } from '../screens/screen-env.ts';
import type { CheckoutDesk } from './checkout-desk.ts';
import { LazyRecovery } from './recovery/lazy-recovery.tsx';
import type { RecoveryStart } from './recovery/start-recovery.ts';
import type { WalletDesk } from './wallet-desk.ts';

/** Few links are refused and few buyers stop: everybody else is spared these screens. */
const LinkProblemScreen = lazy(async () => ({ default: (await import('../screens/link-problem-screen.tsx')).LinkProblemScreen }));
const StoppedScreen = lazy(async () => ({ default: (await import('../screens/stopped-screen.tsx')).StoppedScreen }));

export interface CheckoutPageProps {
  readonly desk: CheckoutDesk;
  readonly wallets: WalletDesk;
  readonly env: ScreenEnv;
  /** What "I already paid" needs; null where it is not offered. `opens`: at once, as the address says. */
  readonly recovery: (RecoveryStart & { readonly opens: boolean }) | null;
}

/** `/p/<slug>`: from the link to the delivery. */
export function CheckoutPage(props: CheckoutPageProps) {
  const questions = useSyncExternalStore(props.wallets.subscribe, props.wallets.questions);
  return (
    <>
      <CheckoutView {...props} />
      <PhonePrompt questions={questions} />
    </>
  );
}

/** The checkout, or the search for a payment in its place. The payment core goes on under both. */
function CheckoutView({ recovery, ...props }: CheckoutPageProps) {
  const view = useSyncExternalStore(props.desk.subscribe, props.desk.getSnapshot);
  const [searching, setSearching] = useState(recovery?.opens ?? false);
  const product = view.tag === 'open' && 'product' in view.state ? view.state.product : null;
  if (recovery === null || product === null) return <StepView {...props} />;
  const checkout = <StepView {...props} env={{ ...props.env, openRecovery: () => setSearching(true) }} />;
  if (!searching) return checkout;
  return (
    <Suspense fallback={checkout}>
      <LazyRecovery start={recovery} product={product} env={props.env} onClose={() => setSearching(false)} />
    </Suspense>
  );
}

function StepView({ desk, wallets, env }: Omit<CheckoutPageProps, 'recovery'>) {
  const view = useSyncExternalStore(desk.subscribe, desk.getSnapshot);
  const list = useSyncExternalStore(wallets.subscribe, wallets.getSnapshot);
  const opening = <CheckoutScreen state={OPENING} wallets={list} intents={desk.intents} env={env} />;
  switch (view.tag) {
    case 'arriving':
      return opening;
    case 'unavailable':
      return <CheckoutScreen state={view} wallets={list} intents={desk.intents} env={env} />;
    case 'refused':
      return <Suspense fallback={opening}><LinkProblemScreen problem={view.problem} product={view.product} recoverHref={`?${PERSONAL_PARAM}=1&recover=1`} env={env} /></Suspense>;
    case 'stopped':
      return <Suspense fallback={opening}><StoppedScreen product={view.product} access={view.access} env={env} /></Suspense>;
    case 'open':
      return <CheckoutScreen state={view.state} wallets={list} intents={desk.intents} env={{ ...env, stopHere: desk.stop }} />;
    default:
      return view satisfies never;
  }
}

const OPENING: CheckoutState = { tag: 'opening' };
