import * as v from 'valibot';
import { type Database, isUniqueViolation } from './database.ts';

/** One row of `phantom_sessions`: the encrypted channel between a checkout session and the Phantom app. */
export const PhantomSessionRow = v.object({
  payment_id: v.string(),
  /** Our X25519 secret, base64. */
  secret_key: v.string(),
  /** Phantom's X25519 key, base58; null until it has connected. */
  phantom_key: v.nullable(v.string()),
  /** Phantom's own token, passed back to it as it is. */
  session: v.nullable(v.string()),
  wallet: v.nullable(v.string()),
  /** Identity session whose challenge Phantom was last asked to sign. */
  asked_message: v.nullable(v.string()),
  asked_transaction: v.pipe(v.number(), v.transform((flag) => flag === 1)),
});
export type PhantomSessionRow = v.InferOutput<typeof PhantomSessionRow>;

/** What Phantom answered to connect. */
export interface PhantomConnection {
  readonly phantomKey: string;
  readonly session: string;
  readonly wallet: string;
}

export function phantomSessionByPayment(database: Database, paymentId: string): PhantomSessionRow | null {
  return database.first(PhantomSessionRow, 'SELECT * FROM phantom_sessions WHERE payment_id = ?', paymentId);
}

export function insertPhantomSession(database: Database, paymentId: string, secretKey: string): void {
  database.run('INSERT INTO phantom_sessions (payment_id, secret_key) VALUES (?,?)', paymentId, secretKey);
}

/** Connecting again replaces the wallet; what was asked of the old one is forgotten with it. */
export function setPhantomConnection(database: Database, paymentId: string, { phantomKey, session, wallet }: PhantomConnection): void {
  database.run('UPDATE phantom_sessions SET phantom_key = ?, session = ?, wallet = ?, asked_message = NULL, asked_transaction = 0 WHERE payment_id = ?', phantomKey, session, wallet, paymentId);
}

/** Notes which challenge Phantom was asked to sign; null once it has answered. */
export function setAskedMessage(database: Database, paymentId: string, identitySessionId: string | null): void {
  database.run('UPDATE phantom_sessions SET asked_message = ? WHERE payment_id = ?', identitySessionId, paymentId);
}

/** Notes whether Phantom has been asked for a transaction and has not answered. */
export function setAskedTransaction(database: Database, paymentId: string, asked: boolean): void {
  database.run('UPDATE phantom_sessions SET asked_transaction = ? WHERE payment_id = ?', asked ? 1 : 0, paymentId);
}

/** Writes a nonce down; false when it was used before. */
export function spendNonce(database: Database, paymentId: string, nonce: string): boolean {
  try {
    database.run('INSERT INTO phantom_nonces (payment_id, nonce) VALUES (?,?)', paymentId, nonce);
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}
