import type { Database } from './db/database.ts';
import type { HandoffTokens } from './handoff/handoff-tokens.ts';
import type { Log } from './log.ts';
import type { ReceiptKeyring } from './receipts/receipt-keyring.ts';
import type { ChallengeLies } from './scenarios/challenge-lies.ts';
import type { DeliveryPlans } from './scenarios/delivery-plans.ts';
import type { FaultBoard } from './scenarios/fault-board.ts';
import type { ChainReader } from './settlement/chain-reader.ts';

export interface SandboxConfig {
  /** Origin under which this API is reached, without a slash at the end. */
  readonly apiUrl: string;
  /** Origin of the checkout that buyers are sent to. */
  readonly checkoutUrl: string;
  /** Life of a session unless its product says otherwise. */
  readonly sessionSeconds: number;
  /** How long confirm waits for a signature to be confirmed on chain before it answers 408. */
  readonly confirmWaitMs: number;
  /** A claimed signature that the chain has not shown for this long cannot land any more (150 slots of 400 ms, and a margin) and frees the session. */
  readonly claimLifetimeMs: number;
  readonly rateLimitPerMinute: number;
  /** Time between two tries to hand over access. */
  readonly deliveryRetryMs: number;
}

/** Everything a route needs. Time, chance, chain and store come in from outside, so that tests own them. */
export interface Sandbox {
  readonly config: SandboxConfig;
  readonly database: Database;
  readonly chain: ChainReader;
  readonly receiptSigner: ReceiptKeyring;
  readonly handoffTokens: HandoffTokens;
  readonly deliveryPlans: DeliveryPlans;
  readonly challengeLies: ChallengeLies;
  readonly faults: FaultBoard;
  readonly log: Log;
  /** Unix milliseconds; follows the chain where its clock was moved ahead, because sessions are judged by block times. */
  now(): number;
  /** Unix milliseconds; what memberships and invites are judged by. A scenario can move it ahead of `now`. */
  calendar(): number;
  /** Moves the calendar this much further ahead, or back to `now` (null). */
  moveCalendar(ms: number | null): void;
  /** Tells the clock what time it is on chain. */
  followChain(chainTime: number): void;
  /** Resolves after `ms`; rejects when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** A random UUID. */
  newId(): string;
  /** 128 random bits as text that is safe in a memo. */
  newNonce(): string;
}

export const DEFAULT_CONFIG: Omit<SandboxConfig, 'apiUrl' | 'checkoutUrl'> = {
  sessionSeconds: 30 * 60,
  confirmWaitMs: 2_000,
  claimLifetimeMs: 70_000,
  rateLimitPerMinute: 120,
  deliveryRetryMs: 5_000,
};
