import type { ComponentType, ReactElement } from 'react';
import type { CheckoutState } from '../../payment/state.ts';
import type { FooterLinks } from '../../ui/components/footer.tsx';
import type { WalletChoice } from '../../ui/components/method-list.tsx';
import type { SafeLink } from '../../ui/safe-link.ts';
import type { Surroundings } from '../surroundings.ts';
import type { PageFacts } from './page-facts.ts';
import type { Step } from './step.ts';

/** What an amount is counted in. */
export interface Asset {
  readonly symbol: string;
  readonly decimals: number;
}

/** SOL has no mint in these screens: fees and deposits are always counted in it. */
export const SOL: Asset = { symbol: 'SOL', decimals: 9 };

/** A step before it is drawn. */
export interface StepFrameProps {
  readonly step: Step;
  readonly state: CheckoutState;
  readonly wallets: readonly WalletChoice[] | null;
  /** The buyer has turned to the code for another device. */
  readonly codePicked: boolean;
  readonly draw: (step: Step) => ReactElement;
}

/** Where a personal link's seller wants the buyer to go on after paying. */
export interface OfferedReturn extends SafeLink {
  /** The page may go there by itself, after a countdown that everybody sees and can stop. */
  readonly mayLeave: boolean;
  readonly leaveNoMore: () => void;
  readonly go: () => void;
}

/** What a screen has to know of the world around it. Addresses are built here by the app, so that screens stay pure. */
export interface ScreenEnv {
  /** Symbol and decimals of a mint from our own table; null when the table does not have it (then no amount is shown). */
  readonly assetOf: (mint: string | null) => Asset | null;
  /** Explorer page of a transaction, or null when none is configured. */
  readonly transactionUrl: ((signature: string) => string) | null;
  /** Absolute address of `/pay/<payment_id>`, for copying to another device. */
  readonly paymentUrl: (paymentId: string) => string;
  readonly receiptUrl: (receiptId: string) => string;
  /** Address of the list of this device's payments; null in a frame, where it could not be shown. */
  readonly mineUrl: string | null;
  /** For the report to support; read when it is drawn. */
  readonly pageFacts: () => PageFacts;
  /** Goes to the status page of a payment whose id the buyer typed; foreign text. */
  readonly openPayment: (paymentId: string) => void;
  /** Opens "I already paid"; absent where this page has no search. */
  readonly openRecovery?: () => void;
  /** For a payment by personal link; absent where nobody may be sent away, as in a frame. */
  readonly wayBack?: (paymentId: string) => OfferedReturn | null;
  /** Ends a checkout that pays for somebody else; absent where there is none to end. */
  readonly stopHere?: () => void;
  readonly reload: () => void;
  /** No real money: said on every page before paying. */
  readonly sandbox: boolean;
  /** Origin of this page; pictures may come from it or from https. */
  readonly pageOrigin: string;
  readonly footer: FooterLinks;
  /** A page that is not quite a checkout (a frame, a window that continues one) changes its steps here. The same one for the page's whole life. */
  readonly StepFrame?: ComponentType<StepFrameProps>;
  /** Asked for by the page that frames this one; outranks the seller's setting. */
  readonly theme?: 'light' | 'dark';
  /** Null on pages that sell nothing. */
  readonly surroundings: Surroundings | null;
}
