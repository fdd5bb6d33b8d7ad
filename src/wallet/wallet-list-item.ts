/**
 * - `installed`: answers in this page now.
 * - `loadable`: not in this page; `openUrl` opens the checkout inside the wallet's own app on this phone, if it is there.
 * - `install`: not here; `installUrl` says where to get it.
 */
export type WalletState = 'installed' | 'loadable' | 'install';

/** One row of the wallet list. All text in it comes from the wallet and is already harmless to show (see safe-name.ts, safe-icon.ts). */
export interface WalletListItem {
  /** Shown, unique in the list, and what `WalletPort.connect` takes. A second wallet of the same name is called "Name (2)". */
  readonly name: string;
  /** A `data:image/…;base64` address for an `<img>`, or null: show a neutral glyph. */
  readonly icon: string | null;
  readonly state: WalletState;
  /** https page to get the wallet from; only for `install`. */
  readonly installUrl: string | null;
  /** Ready link for `loadable`, null for the others. It carries no secret. */
  readonly openUrl: string | null;
  /** At most one row: the wallet used last here, else the first one installed. */
  readonly recommended: boolean;
}
