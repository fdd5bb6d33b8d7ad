import type { Address } from '../../src/solana/address.ts';
import type { Desk, WalletRequest } from './desk.ts';
import { fund, readHoldings } from './funds.ts';
import { SANDBOX_WALLET_MARKER } from './marker.ts';
import type { Rpc } from './rpc.ts';
import type { LogEntry, SandboxWallet } from './sandbox-wallet.ts';
import { DEFAULT_SWITCHES, type SwitchBoard, type Switches } from './switches.ts';

/** What tests and the curious reach as `window.__hiltSandboxWallet`. Every value survives structured cloning, so it works through a browser driver. */
export interface SandboxWalletControl {
  readonly marker: string;
  readonly name: string;
  address(): Address;
  switches(): Switches;
  set(changes: Partial<Switches>): void;
  /** All switches back to their defaults. */
  reset(): void;
  /** The request in front of the user, or null. */
  open(): WalletRequest['kind'] | null;
  /** How many answers are held back. */
  held(): number;
  /** Resolves once a request of this kind is in front of the user. */
  whenOpen(kind: WalletRequest['kind']): Promise<void>;
  /** Resolves once an answer is held back. */
  whenHeld(): Promise<void>;
  /** As if the button was pressed; false when nothing was asked. */
  approve(): boolean;
  refuse(): boolean;
  /** Lets held answers go. */
  release(): void;
  /** Picks another account in the wallet; the next one without a number. */
  switchAccount(index?: number): Address;
  disconnect(): void;
  fund(): Promise<void>;
  /** Base units as decimal text. */
  holdings(): Promise<{ readonly lamports: string; readonly usdc: string }>;
  /** What was asked and what became of it, oldest first. */
  log(): readonly LogEntry[];
}

declare global {
  interface Window {
    __hiltSandboxWallet?: SandboxWalletControl;
  }
}

export function createControl(wallet: SandboxWallet, { desk, switches, rpc }: { readonly desk: Desk; readonly switches: SwitchBoard; readonly rpc: Rpc }): SandboxWalletControl {
  const when = (reached: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!reached()) return;
        stop();
        resolve();
      };
      const stop = desk.subscribe(look);
      look();
    });
  return {
    marker: SANDBOX_WALLET_MARKER,
    name: wallet.name,
    address: () => wallet.address,
    switches: () => switches.get(),
    set: (changes) => switches.set(changes),
    reset: () => switches.set(DEFAULT_SWITCHES),
    open: () => desk.view().open?.kind ?? null,
    held: () => desk.view().held,
    whenOpen: (kind) => when(() => desk.view().open?.kind === kind),
    whenHeld: () => when(() => desk.view().held > 0),
    approve: () => desk.approve(),
    refuse: () => desk.refuse(),
    release: () => desk.release(),
    switchAccount: (index) => wallet.switchAccount(index),
    disconnect: () => wallet.disconnect(),
    fund: () => fund(rpc, wallet.address),
    async holdings() {
      const { lamports, usdc } = await readHoldings(rpc, wallet.address);
      return { lamports: lamports.toString(), usdc: usdc.toString() };
    },
    log: () => [...wallet.log],
  };
}
