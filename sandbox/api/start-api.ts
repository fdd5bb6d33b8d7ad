import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { createClock } from '../clock.ts';
import { DEFAULT_CONFIG, type Sandbox, type SandboxConfig } from '../context.ts';
import { openDatabase } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { createHandoffTokens } from '../handoff/handoff-tokens.ts';
import { type LogLevel, createLog } from '../log.ts';
import { newestReceipt } from '../db/receipts.ts';
import { createReceiptKeyring } from '../receipts/receipt-keyring.ts';
import { ChallengeLies } from '../scenarios/challenge-lies.ts';
import { DeliveryPlans } from '../scenarios/delivery-plans.ts';
import { FaultBoard } from '../scenarios/fault-board.ts';
import { seedDatabase } from '../seed/seed-database.ts';
import { stableBytes } from '../seed/stable.ts';
import type { ChainReader } from '../settlement/chain-reader.ts';
import { type Watcher, startWatcher } from '../settlement/watcher.ts';
import { createApi } from './app.ts';
import { close, createHttpServer, listen } from './http-server.ts';

export interface ApiOptions {
  readonly chain: ChainReader;
  /** 0 for any free port. */
  readonly port?: number;
  /** Where the store is kept; null for memory. */
  readonly databaseFile?: string | null;
  readonly checkoutUrl?: string;
  readonly config?: Partial<Omit<SandboxConfig, 'apiUrl' | 'checkoutUrl'>>;
  /** Time between two turns of the settlement watcher; it starts paused when null, and makes turns only when asked. */
  readonly watchMs?: number | null;
  readonly logLevel?: LogLevel;
  /** Machine time and waiting, for tests. */
  readonly machineTime?: () => number;
  readonly sleep?: Sandbox['sleep'];
}

export interface RunningApi {
  readonly url: string;
  readonly sandbox: Sandbox;
  readonly watcher: Watcher;
  /** Ends open requests, the watcher and the store. May be called again. */
  stop(): Promise<void>;
}

const DEFAULT_WATCH_MS = 2_000;

/**
 * Starts the API on the loopback interface, migrated and seeded.
 * @throws Error when the port is in use.
 */
export async function startApi(options: ApiOptions): Promise<RunningApi> {
  const database = openDatabase(options.databaseFile ?? null);
  migrate(database);
  seedDatabase(database);
  const clock = createClock(options.machineTime);
  let api: ReturnType<typeof createApi> | null = null;
  // The port is known before the API is made, because answers carry addresses; no request comes in between.
  const server = createHttpServer((request, bindings) => api?.fetch(request, bindings) ?? new Response(null, { status: 503 }));
  const url = await listen(server, options.port ?? 0);
  const sandbox: Sandbox = {
    config: { ...DEFAULT_CONFIG, ...options.config, apiUrl: url, checkoutUrl: options.checkoutUrl ?? 'http://localhost:4173' },
    database,
    chain: options.chain,
    receiptSigner: createReceiptKeyring((generation) => stableBytes(generation === 0 ? 'receipt-key' : `receipt-key-${generation}`), newestReceipt(database)),
    handoffTokens: createHandoffTokens(stableBytes('handoff-secret')),
    deliveryPlans: new DeliveryPlans(),
    challengeLies: new ChallengeLies(),
    faults: new FaultBoard(),
    log: createLog(options.logLevel ?? 'warn'),
    now: clock.now,
    calendar: clock.calendar,
    moveCalendar: clock.moveCalendar,
    followChain: clock.followChain,
    sleep: options.sleep ?? ((ms, signal) => delay(ms, undefined, { signal })),
    newId: randomUUID,
    newNonce: () => randomBytes(16).toString('hex'),
  };
  const watcher = startWatcher(sandbox, options.watchMs ?? DEFAULT_WATCH_MS);
  if (options.watchMs === null) watcher.pause();
  api = createApi(sandbox, watcher);
  let stopped: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    await close(server);
    await watcher.stop();
    database.close();
  };
  return { url, sandbox, watcher, stop: () => (stopped ??= stop()) };
}
