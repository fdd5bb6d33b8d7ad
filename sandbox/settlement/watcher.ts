import { setTimeout as delay } from 'node:timers/promises';
import type { Sandbox } from '../context.ts';
import { HELD_FOR_IDENTITY, failPayment, openPayments } from '../db/payments.ts';
import { productById } from '../db/products.ts';
import { scanCursor, setScanCursor } from '../db/scan-cursors.ts';
import { receivingAccount } from './assets.ts';
import { retryDeliveries } from './deliver.ts';
import { WINDOW_GRACE_MS } from './judge-transaction.ts';
import { matchPayment } from './match-payment.ts';
import { settle } from './settle.ts';

/** After the window has closed a block of it may still need this long to be shown as confirmed. */
export const LATE_SIGHT_MS = 30_000;

/** What one turn of the watcher did. */
export interface WatcherTurn {
  readonly settled: number;
  readonly expired: number;
  readonly delivered: number;
}

/**
 * Finds payments nobody confirmed: reads what came into the receiving accounts of all open sessions since the last turn. A payment must credit
 * that account, so this sees every transaction by memo or reference with one question per seller instead of one per session.
 * @throws ChainUnreachable; the next turn starts where this one stopped.
 */
export async function watchOnce(sandbox: Sandbox): Promise<WatcherTurn> {
  const { database } = sandbox;
  const chainTime = await sandbox.chain.time();
  if (chainTime !== null) sandbox.followChain(chainTime);
  const open = openPayments(database);
  const accounts = new Set(open.map(({ merchant_wallet: wallet, token_mint: mint }) => receivingAccount(wallet, mint)));
  let settled = 0;
  for (const account of accounts) {
    for (const seen of await sandbox.chain.history(account, scanCursor(database, account))) {
      const transaction = seen.failed ? null : await sandbox.chain.transaction(seen.signature);
      // Listed but not readable yet: stop here, so that the cursor does not pass it.
      if (!seen.failed && transaction === null) break;
      const payment = transaction ? matchPayment(database, transaction) : null;
      if (transaction && payment && payment.status !== 'CONFIRMED') {
        const outcome = settle(sandbox, payment.id, transaction, { by: 'watcher', payer: null, walletSource: null, identity: null });
        if (outcome.tag === 'settled') settled += 1;
      }
      setScanCursor(database, account, seen.signature);
    }
  }
  return { settled, expired: expireSessions(sandbox), delivered: retryDeliveries(sandbox, (id) => productById(database, id)?.delivery_type ?? 'NONE') };
}

/** Ends sessions whose window has closed without a payment. A payment inside the window that turns up later still confirms. */
function expireSessions(sandbox: Sandbox): number {
  const now = sandbox.now();
  const ended = openPayments(sandbox.database).filter(({ expires_at: end, failure_reason: held }) => held !== HELD_FOR_IDENTITY && now > end + WINDOW_GRACE_MS + LATE_SIGHT_MS);
  for (const { id } of ended) failPayment(sandbox.database, id, 'session_expired', now);
  return ended.length;
}

export interface Watcher {
  /** Makes one turn now and waits for it; turns never overlap. */
  turn(): Promise<WatcherTurn>;
  /** A paused watcher makes turns only when asked. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

/** Runs a turn every `intervalMs`. Trouble with the chain is logged once until it is over. */
export function startWatcher(sandbox: Sandbox, intervalMs: number): Watcher {
  const stopping = new AbortController();
  let paused = false;
  let current: Promise<unknown> = Promise.resolve();
  const turn = (): Promise<WatcherTurn> => {
    const next = current.then(() => watchOnce(sandbox));
    current = next.catch(() => undefined);
    return next;
  };
  const run = async (): Promise<void> => {
    let troubled = false;
    while (!stopping.signal.aborted) {
      try {
        await delay(intervalMs, undefined, { signal: stopping.signal });
        if (!paused) await turn();
        troubled = false;
      } catch (error) {
        if (stopping.signal.aborted) return;
        if (!troubled) sandbox.log('warn', 'watcher-turn-failed', { reason: error instanceof Error ? error.message : 'unknown' });
        troubled = true;
      }
    }
  };
  const running = run();
  return {
    turn,
    pause: () => {
      paused = true;
    },
    resume: () => {
      paused = false;
    },
    stop: async () => {
      stopping.abort();
      await running;
      await current;
    },
  };
}
