import type { ReactNode } from 'react';
import type { CheckoutIntents } from '../../payment/intents.ts';
import { CheckoutScreen } from '../screens/checkout-screen.tsx';
import { ErrorScreen, type ErrorScreenProps } from '../screens/error-screen.tsx';
import { PaymentScreen } from '../screens/payment-screen.tsx';
import { RecoveryScreen } from '../screens/recovery/recovery-screen.tsx';
import { ReceiptScreen } from '../screens/receipt-screen.tsx';
import { ReturnedScreen, type ReturnedScreenProps } from '../screens/returned-screen.tsx';
import { checkoutStates } from './fixtures/checkout-states.ts';
import { identityPictures } from './fixtures/identity-views.ts';
import { paymentViews } from './fixtures/proofs.ts';
import { receiptViews } from './fixtures/receipts.ts';
import { recoveryViews } from './fixtures/recoveries.ts';
import { inApp, phoneWallets } from './fixtures/in-app.ts';
import { phoneStates } from './fixtures/phone-states.ts';
import { env, PAYMENT_ID, pending, product, RECEIPT_ID, wallets } from './fixtures/world.ts';
import { IdentityStage } from './identity-stage.tsx';

const nothing = (): void => undefined;
export const idleIntents: CheckoutIntents = { continueWith: nothing, payByLink: nothing, payByCode: nothing, withdrawCode: nothing, approve: nothing, tryAgain: nothing, checkNow: nothing, chooseAnother: nothing, startOver: nothing, considerPayingAgain: nothing, acceptRisk: nothing, keepWaiting: nothing };

const checkout = checkoutStates.map(([id, state]): Screen => [id, () => <CheckoutScreen state={state} wallets={wallets} intents={idleIntents} env={env} />]);
const choosing = checkoutStates.find(([id]) => id === 'choosing')?.[1] ?? { tag: 'opening' };
const RETURNED: readonly ReturnedScreenProps['kind'][] = ['other', 'broken', 'storage'];
const ERRORS: readonly ErrorScreenProps['kind'][] = ['crash', 'settings', 'unknown-page', 'link-expired', 'link-invalid'];

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
  ...recoveryViews.map(([id, view]): Screen => [id, () => <RecoveryScreen product={product} view={view} env={env} intents={{ submit: () => 'unreadable', checkNow: nothing, lookForAnother: nothing, close: nothing }} />]),
  ...paymentViews.map(([id, view]): Screen => [id, () => <PaymentScreen paymentId={PAYMENT_ID} view={view} env={env} onCheck={nothing} />]),
  ...receiptViews.map(([id, view]): Screen => [id, () => <ReceiptScreen receiptId={RECEIPT_ID} view={view} env={env} onCheck={nothing} onPrint={nothing} onShare={null} onKeep={nothing} onKeepChecker={async () => true} />]),
  ...RETURNED.map((kind): Screen => [`returned-${kind}`, () => <ReturnedScreen kind={kind} paymentId={kind === 'broken' ? null : PAYMENT_ID} address="https://pay.example/phantom/connect" hilt={pending} env={env} />]),
  ...ERRORS.map((kind): Screen => [`error-${kind}`, () => <ErrorScreen kind={kind} detail={kind === 'settings' ? ['VITE_HILT_API_URL', 'VITE_SOLANA_RPC_URLS'] : []} footer={env.footer} onReload={nothing} />]),
];

/** What `/gallery?screen=` understands. */
export const screenIds: readonly string[] = screens.map(([id]) => id);
