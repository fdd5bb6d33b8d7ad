import type { ReactNode } from 'react';
import type { I18n } from '../../i18n/i18n.tsx';
import type { CheckoutIntents } from '../../payment/intents.ts';
import type { SheetProps } from '../../ui/components/sheet.tsx';
import type { WalletChoice } from '../../ui/components/method-list.tsx';
import type { ScreenEnv } from './screen-env.ts';

/**
 * What a screen says, as data: one title, one sentence, one line about the money, one action. A function per state makes it;
 * one sheet shows them all, so the action keeps its place and changes are announced.
 */
export interface Step extends Omit<SheetProps, 'level' | 'title'> {
  /** The title as plain text: for the browser's tab, and on the page unless `title` says it with elements. */
  readonly name: string;
  readonly title?: ReactNode;
  /** A step has begun: phones fold what is bought into a strip. */
  readonly compact: boolean;
}

/** What every step may use. */
export interface StepContext {
  readonly i18n: I18n;
  readonly env: ScreenEnv;
  readonly intents: CheckoutIntents;
  /** Wallets this browser offers, best first; null while they are still announcing themselves. */
  readonly wallets: readonly WalletChoice[] | null;
  /** The one that is picked up. */
  readonly chosen: WalletChoice | null;
  readonly choose: (walletName: string) => void;
  /** A code for another device is picked up instead of a wallet. */
  readonly codeChosen: boolean;
  readonly chooseCode: () => void;
  /** Phantom's app can be asked by links from here. */
  readonly byLink: boolean;
}
