import type { Locator } from '@playwright/test';
import { createTransfer, fetchTransaction, parseURL } from '@solana/pay';
import { type AccountMeta, Connection, Keypair, PublicKey, SystemProgram, Transaction } from '@solana/web3.js';
import { BigNumber } from 'bignumber.js';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { paymentReference } from '../../src/solana/reference.ts';
import type { SandboxRpc } from './rpc.ts';

/** Reads a code as a camera does: from the pixels that are on the screen. @throws Error when there is none to be read. */
export async function readCode(code: Locator): Promise<string> {
  await code.locator('path').waitFor();
  const { data, width, height } = PNG.sync.read(await code.screenshot());
  const found = jsqr(new Uint8ClampedArray(data), width, height);
  if (found === null) throw new Error(`no code in ${width} × ${height} pixels`);
  return found.data;
}

/** A phone with a wallet of its own, which scans codes and pays them by the Solana Pay specification, with the official library. */
export class Scanner {
  readonly #key = Keypair.generate();
  readonly #connection: Connection;
  readonly #rpc: SandboxRpc;

  private constructor(rpc: SandboxRpc) {
    this.#rpc = rpc;
    this.#connection = new Connection(rpc.url, 'confirmed');
  }

  /** One with a SOL and 100 USDC. */
  static async create(rpc: SandboxRpc): Promise<Scanner> {
    const scanner = new Scanner(rpc);
    await rpc.setLamports(scanner.address, 1_000_000_000n);
    await rpc.setUsdc(scanner.address, 100_000_000n);
    return scanner;
  }

  get address(): string {
    return this.#key.publicKey.toBase58();
  }

  /** Pays a transfer request. @param amount instead of the one asked for, as buyers do who type it themselves. */
  async payTransfer(text: string, amount?: string): Promise<string> {
    const asked = parseURL(text);
    if (!('recipient' in asked) || asked.amount === undefined || asked.splToken === undefined || asked.reference === undefined || asked.memo === undefined) throw new Error(`not a whole transfer request: ${text}`);
    const { recipient, splToken, reference, memo } = asked;
    return this.#send(await createTransfer(this.#connection, this.#key.publicKey, { recipient, amount: amount === undefined ? asked.amount : new BigNumber(amount), splToken, reference, memo }));
  }

  /** Pays a transfer request in SOL, as by a wallet that overlooks which token is asked for. @param amount in SOL. */
  async payInSol(text: string, amount: string): Promise<string> {
    const asked = parseURL(text);
    if (!('recipient' in asked) || asked.reference === undefined || asked.memo === undefined) throw new Error(`not a whole transfer request: ${text}`);
    const { recipient, reference, memo } = asked;
    return this.#send(await createTransfer(this.#connection, this.#key.publicKey, { recipient, amount: new BigNumber(amount), reference, memo }));
  }

  /**
   * Pays a transaction request. Wallets ask over https only, which nobody offers on this machine: the address is read as if it were, and asked where it is.
   * @param edgeUrl the edge that the code must name.
   */
  async payRequest(text: string, edgeUrl: string): Promise<string> {
    return this.#send(await this.#fetch(text, edgeUrl));
  }

  /** The same up to where the wallet shows the payment; the buyer approves when the answer is called. */
  async prepareRequest(text: string, edgeUrl: string): Promise<() => Promise<string>> {
    const transaction = await this.#fetch(text, edgeUrl);
    return () => this.#send(transaction);
  }

  async #fetch(text: string, edgeUrl: string): Promise<Transaction> {
    if (!text.startsWith(`solana:${edgeUrl}/`)) throw new Error(`the code leads elsewhere: ${text}`);
    const asked = parseURL(text.replace(edgeUrl, 'https://pay.example'));
    if (!('link' in asked)) throw new Error(`not a transaction request: ${text}`);
    return fetchTransaction(this.#connection, this.#key.publicKey, new URL(`${asked.link.pathname}${asked.link.search}`, edgeUrl), { commitment: 'confirmed' });
  }

  /** Two transactions that anybody may put on a payment's reference key: one that fails, and one of next to nothing. */
  async litter(paymentId: string, seller: string): Promise<void> {
    const reference: AccountMeta = { pubkey: new PublicKey(paymentReference(paymentId)), isSigner: false, isWritable: false };
    for (const lamports of [10 ** 12, 1_000_000]) {
      const transfer = SystemProgram.transfer({ fromPubkey: this.#key.publicKey, toPubkey: new PublicKey(seller), lamports });
      transfer.keys.push(reference);
      const transaction = new Transaction({ feePayer: this.#key.publicKey, ...(await this.#connection.getLatestBlockhash()) }).add(transfer);
      // oxlint-disable-next-line no-await-in-loop -- one after the other, so that both are older than any payment
      await this.#send(transaction);
    }
    await this.#rpc.warp(3);
  }

  async #send(transaction: Transaction): Promise<string> {
    transaction.sign(this.#key);
    return this.#connection.sendRawTransaction(transaction.serialize(), { skipPreflight: true });
  }
}
