import type { ReactNode } from 'react';
import type { CheckoutIntents } from '../../payment/intents.ts';
import { CheckoutScreen } from '../screens/checkout-screen.tsx';
import { ErrorScreen, type ErrorScreenProps } from '../screens/error-screen.tsx';
import { PaymentScreen } from '../screens/payment-screen.tsx';
import { ReceiptScreen } from '../screens/receipt-screen.tsx';
import { checkoutStates } from './fixtures/checkout-states.ts';
import { paymentViews, receiptViews } from './fixtures/proofs.ts';
import { env, PAYMENT_ID, RECEIPT_ID, wallets } from './fixtures/world.ts';

const nothing = (): void => undefined;
export const idleIntents: CheckoutIntents = { continueWith: nothing, approve: nothing, tryAgain: nothing, checkNow: nothing, chooseAnother: nothing, startOver: nothing, considerPayingAgain: nothing, acceptRisk: nothing, keepWaiting: nothing };

const checkout = checkoutStates.map(([id, state]): Screen => [id, () => <CheckoutScreen state={state} wallets={wallets} intents={idleIntents} env={env} />]);
const choosing = checkoutStates.find(([id]) => id === 'choosing')?.[1] ?? { tag: 'opening' };
const ERRORS: readonly ErrorScreenProps['kind'][] = ['crash', 'settings', 'unknown-page', 'link-expired', 'link-invalid'];

type Screen = readonly [id: string, render: () => ReactNode];

/** Every screen in every state. A screen that is missing here is missing from pictures, accessibility checks and translations alike. */
export const screens: readonly Screen[] = [
  ...checkout,
  ['choosing-looking', () => <CheckoutScreen state={choosing} wallets={null} intents={idleIntents} env={env} />],
  ['choosing-no-wallet', () => <CheckoutScreen state={choosing} wallets={[]} intents={idleIntents} env={env} />],
  ['choosing-to-install', () => <CheckoutScreen state={choosing} wallets={wallets.filter((wallet) => wallet.state === 'install')} intents={idleIntents} env={{ ...env, sandbox: true }} />],
  ...paymentViews.map(([id, view]): Screen => [id, () => <PaymentScreen paymentId={PAYMENT_ID} view={view} env={env} onCheck={nothing} />]),
  ...receiptViews.map(([id, view]): Screen => [id, () => <ReceiptScreen receiptId={RECEIPT_ID} view={view} env={env} onCheck={nothing} onPrint={nothing} />]),
  ...ERRORS.map((kind): Screen => [`error-${kind}`, () => <ErrorScreen kind={kind} detail={kind === 'settings' ? ['VITE_HILT_API_URL', 'VITE_SOLANA_RPC_URLS'] : []} footer={env.footer} onReload={nothing} />]),
];

/** What `/gallery?screen=` understands. */
export const screenIds: readonly string[] = screens.map(([id]) => id);
