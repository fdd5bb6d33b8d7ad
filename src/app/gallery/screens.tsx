import type { ReactNode } from 'react';
import type { CheckoutIntents } from '../../payment/intents.ts';
import type { PhoneQuestion } from '../../wallet/phone-dialogs.ts';
import { PhoneDialog } from '../phone/phone-dialog.tsx';
import { CheckoutScreen } from '../screens/checkout-screen.tsx';
import { ErrorScreen, type ErrorScreenProps } from '../screens/error-screen.tsx';
import type { LinkProblem } from '../link-problem.ts';
import { LinkProblemScreen } from '../screens/link-problem-screen.tsx';
import { MineScreen } from '../screens/mine/mine-screen.tsx';
import { PaymentScreen } from '../screens/payment-screen.tsx';
import { StoppedScreen } from '../screens/stopped-screen.tsx';
import { ProofScreen } from '../screens/recovery/proof-screen.tsx';
import { RecoveryScreen } from '../screens/recovery/recovery-screen.tsx';
import { ReceiptScreen } from '../screens/receipt-screen.tsx';
import { ReturnedScreen, type ReturnedScreenProps } from '../screens/returned-screen.tsx';
import { checkoutStates } from './fixtures/checkout-states.ts';
import { identityPictures } from './fixtures/identity-views.ts';
import { mineViews } from './fixtures/mine.ts';
import { paymentViews } from './fixtures/proofs.ts';
import { receiptViews } from './fixtures/receipts.ts';
import { proofViews, recoveryViews } from './fixtures/recoveries.ts';
import { inApp, phoneWallets } from './fixtures/in-app.ts';
import { personalStates } from './fixtures/personal-states.ts';
import { phoneStates } from './fixtures/phone-states.ts';
import { BUYER, env, PAYMENT_ID, pending, personalSession, product, RECEIPT_ID, wallets } from './fixtures/world.ts';
import { IdentityStage } from './identity-stage.tsx';

const nothing = (): void => undefined;
export const idleIntents: CheckoutIntents = { continueWith: nothing, submitIdentity: nothing, signIdentity: nothing, editIdentity: nothing, proveIdentity: nothing, payByLink: nothing, payByCode: nothing, withdrawCode: nothing, approve: nothing, tryAgain: nothing, checkNow: nothing, chooseAnother: nothing, startOver: nothing, considerPayingAgain: nothing, acceptRisk: nothing, keepWaiting: nothing };

const checkout = checkoutStates.map(([id, state]): Screen => [id, () => <CheckoutScreen state={state} wallets={wallets} intents={idleIntents} env={env} />]);
const choosing = checkoutStates.find(([id]) => id === 'choosing')?.[1] ?? { tag: 'opening' };
const RETURNED: readonly ReturnedScreenProps['kind'][] = ['other', 'broken', 'storage'];
const ERRORS: readonly ErrorScreenProps['kind'][] = ['crash', 'settings', 'unknown-page'];

const PROBLEMS: readonly LinkProblem[] = ['expired', 'used', 'other-product', 'incomplete', 'invalid'];

type Screen = readonly [id: string, render: () => ReactNode];

/** Every screen in every state. A screen that is missing here is missing from pictures, accessibility checks and translations alike. */
export const screens: readonly Screen[] = [
  ...checkout,
  ['choosing-looking', () => <CheckoutScreen state={choosing} wallets={null} intents={idleIntents} env={env} />],
  ['choosing-no-wallet', () => <CheckoutScreen state={choosing} wallets={[]} intents={idleIntents} env={env} />],
  ['choosing-to-install', () => <CheckoutScreen state={choosing} wallets={wallets.filter((wallet) => wallet.state === 'install')} intents={idleIntents} env={{ ...env, sandbox: true }} />],
  ...phoneStates.map(([id, state, on = null]): Screen => [id, () => <CheckoutScreen state={state} wallets={on?.platform === 'ios' ? phoneWallets : wallets} intents={idleIntents} env={{ ...env, surroundings: on }} />]),
  ...inApp.map(([id, surroundings, list]): Screen => [`choosing-${id}`, () => <CheckoutScreen state={choosing} wallets={list} intents={idleIntents} env={{ ...env, surroundings }} />]),
  ...identityPictures.map(([id, picture]): Screen => [id, () => <IdentityStage {...picture} />]),
  ...recoveryViews.map(([id, view]): Screen => [id, () => <RecoveryScreen product={product} view={view} env={env} intents={{ submit: () => 'unreadable', checkNow: nothing, lookForAnother: nothing, close: nothing, prove: nothing }} />]),
  ...proofViews.map(([id, view]): Screen => [id, () => <ProofScreen product={product} payer={BUYER} view={view} wallets={wallets} env={env} intents={{ connect: nothing, sign: nothing, again: nothing, chooseAnother: nothing, close: nothing }} />]),
  ...mineViews.map(([id, view, asking]): Screen => [id, () => <MineScreen view={view} env={env} asking={asking} intents={{ look: nothing, askOne: nothing, askAll: nothing, confirm: nothing, keep: nothing }} resumeUrl={() => '/p/harbour-circle'} />]),
  ...(['allow', 'open', 'blocked', 'waiting'] as const).map((kind): Screen => [`phone-${kind}`, () => <PhoneScreen kind={kind} />]),
  ...paymentViews.map(([id, view]): Screen => [id, () => <PaymentScreen paymentId={PAYMENT_ID} view={view} env={env} onCheck={nothing} />]),
  ...receiptViews.map(([id, view]): Screen => [id, () => <ReceiptScreen receiptId={RECEIPT_ID} view={view} env={env} onCheck={nothing} onPrint={nothing} onShare={null} onKeep={nothing} onKeepChecker={async () => true} />]),
  ...RETURNED.map((kind): Screen => [`returned-${kind}`, () => <ReturnedScreen kind={kind} paymentId={kind === 'broken' ? null : PAYMENT_ID} address="https://pay.example/phantom/connect" hilt={pending} env={env} />]),
  ...PROBLEMS.map((problem): Screen => [`link-${problem}`, () => <LinkProblemScreen problem={problem} product={problem === 'invalid' ? null : product} recoverHref="#recover" env={env} />]),
  ...personalStates.map(([id, state, offer]): Screen => [id, () => <CheckoutScreen state={state} wallets={wallets} intents={idleIntents} env={{ ...env, stopHere: nothing, wayBack: () => offer }} />]),
  ['stopped', () => <StoppedScreen product={product} access={personalSession.access} env={env} />],
  ...ERRORS.map((kind): Screen => [`error-${kind}`, () => <ErrorScreen kind={kind} detail={kind === 'settings' ? ['VITE_HILT_API_URL', 'VITE_SOLANA_RPC_URLS'] : []} footer={env.footer} onReload={nothing} />]),
];

/** A question of the phone's wallet in front of the page. */
function PhoneScreen({ kind }: { readonly kind: PhoneQuestion['kind'] }) {
  return (
    <>
      <CheckoutScreen state={choosing} wallets={wallets} intents={idleIntents} env={env} />
      <PhoneDialog question={{ kind, go: nothing, stop: nothing }} />
    </>
  );
}

/** What `/gallery?screen=` understands. */
export const screenIds: readonly string[] = screens.map(([id]) => id);
