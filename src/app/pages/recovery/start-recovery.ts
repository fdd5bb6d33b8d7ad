import type { HiltHttp } from '../../../api/http.ts';
import type { Product } from '../../../contract/product.ts';
import { createBrowserAttention } from '../../../payment/browser/attention-browser.ts';
import { BROWSER_CLOCK } from '../../../payment/browser/clock-browser.ts';
import { createIndexedDbJournal } from '../../../payment/journal/journal-indexeddb.ts';
import { recover } from '../../../payment/recover/recover.ts';
import { isSignature } from '../../../solana/address.ts';
import { createPool } from '../../../solana/rpc/create-pool.ts';
import { Agreement } from '../../../solana/watch/agreement.ts';
import { readTransaction } from '../../../solana/watch/read-transaction.ts';
import type { MountedWallet } from '../../../wallet/load-wallet.ts';
import type { Config } from '../../config/read-config.ts';
import { hiltPort } from '../../ports/hilt-port.ts';
import { RECOVER_PARAM } from '../../recover-path.ts';
import { openRecoveryDesk, type RecoveryDesk } from './recovery-desk.ts';

export interface RecoveryStart {
  readonly config: Pick<Config, 'solanaRpcUrls' | 'genesisHash'>;
  readonly http: HiltHttp;
  readonly page: Window;
  /** The wallet code of this page, once it runs. */
  readonly mounting: Promise<MountedWallet>;
}

/** Gives the search for a payment its real ports. It only reads: nothing is signed, sent or journaled. */
export function startRecovery({ config, http, page }: RecoveryStart, product: Product): RecoveryDesk {
  const pool = createPool({ rpcUrls: config.solanaRpcUrls, genesisHashes: [config.genesisHash] });
  const reader = { pool, agreement: new Agreement(pool.nodes.length, () => performance.now()), now: BROWSER_CLOCK.now };
  const ports = {
    hilt: hiltPort(http, () => page.navigator.onLine),
    journal: createIndexedDbJournal(),
    transaction: (signature: Parameters<typeof readTransaction>[1], signal: AbortSignal) => readTransaction(reader, signature, signal),
    now: BROWSER_CLOCK.now,
  };
  // Anything else in its place (`recover=1` opens the search alone) leaves the form.
  const named = new URLSearchParams(page.location.search).get(RECOVER_PARAM) ?? '';
  const asked = isSignature(named) ? named : null;
  return openRecoveryDesk({ look: (clue, proof, signal) => recover(ports, product, clue, proof, signal), asked, origin: page.location.origin, clock: BROWSER_CLOCK, attention: createBrowserAttention() });
}
