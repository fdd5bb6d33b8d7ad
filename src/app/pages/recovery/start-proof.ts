import { BROWSER_CLOCK } from '../../../payment/browser/clock-browser.ts';
import type { PayerProof } from '../../../payment/recover/payer-proof.ts';
import type { Address, Signature } from '../../../solana/address.ts';
import { createPool } from '../../../solana/rpc/create-pool.ts';
import { readTime } from '../../../solana/watch/time.ts';
import { hiltPort } from '../../ports/hilt-port.ts';
import { recoverPath } from '../../recover-path.ts';
import type { MountedWallet } from '../../../wallet/load-wallet.ts';
import type { WalletListItem } from '../../../wallet/wallet-list-item.ts';
import { openWalletDesk, type WalletDesk } from '../wallet-desk.ts';
import { openProofDesk, type ProofDesk } from './proof-desk.ts';
import type { RecoveryStart } from './start-recovery.ts';

export interface StartedProof {
  readonly desk: ProofDesk;
  readonly payer: Address;
  /** The wallets of this page; an app opens this very search, not the shop. */
  readonly wallets: Pick<WalletDesk, 'getSnapshot' | 'subscribe'>;
}

/** Gives the proof its real ports: nodes for the time, Hilt's identity routes, and a wallet port of its own. */
export function startProof({ config, http, page, mounting }: RecoveryStart, { slug, signature, payer }: { readonly slug: string; readonly signature: Signature; readonly payer: Address }, onProven: (proof: PayerProof) => void): StartedProof {
  const pool = createPool({ rpcUrls: config.solanaRpcUrls, genesisHashes: [config.genesisHash] });
  const port = mounting.then((mounted) => mounted.openPort());
  const path = recoverPath(slug, signature);
  return {
    desk: openProofDesk({ slug, payer, port, onProven, hilt: hiltPort(http, () => page.navigator.onLine), time: (signal) => readTime(pool, signal), now: BROWSER_CLOCK.now }),
    payer,
    wallets: linkedTo(mounting, path === null ? null : `${page.location.origin}${path}`),
  };
}

/** The list of wallets with links of apps that lead to `address`; the same array as long as nothing has changed. */
function linkedTo(mounting: Promise<MountedWallet>, address: string | null): Pick<WalletDesk, 'getSnapshot' | 'subscribe'> {
  let mounted: MountedWallet | null = null;
  const desk = openWalletDesk(mounting.then((there) => (mounted = there)), () => undefined);
  let from: readonly WalletListItem[] | null = null;
  let made: readonly WalletListItem[] | null = null;
  return {
    subscribe: desk.subscribe,
    getSnapshot: () => {
      const list = desk.getSnapshot();
      if (list !== from) {
        from = list;
        made = list?.map((row) => (row.openUrl === null || address === null ? row : { ...row, openUrl: mounted?.linkTo(row.name, address) ?? row.openUrl })) ?? null;
      }
      return made;
    },
  };
}
