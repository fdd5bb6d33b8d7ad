import { TOKEN_PROGRAM_ID, createAssociatedTokenAccountIdempotentInstruction, createTransferCheckedInstruction, getAssociatedTokenAddressSync } from '@solana/spl-token';
import { type Connection, Keypair, PublicKey, Transaction, TransactionInstruction } from '@solana/web3.js';
import bs58 from 'bs58';
import { MEMO_PROGRAM } from '../../src/solana/programs.ts';
import type { PaymentRow } from '../db/payments.ts';
import type { JsonRpc } from '../settlement/json-rpc.ts';

type Terms = Pick<PaymentRow, 'nonce' | 'reference' | 'merchant_amount' | 'fee_amount' | 'merchant_wallet' | 'fee_wallet' | 'token_mint'>;

/** What a test changes of an honest payment. */
export interface PaymentChange {
  readonly mint?: string;
  readonly merchantWallet?: string;
  readonly merchantAmount?: number;
  readonly feeAmount?: number;
  readonly memos?: readonly string[];
  readonly references?: readonly string[];
  /** Put behind the payment. */
  readonly also?: readonly TransactionInstruction[];
  /** Pays the network fee instead of the buyer. */
  readonly feePayer?: Keypair;
  readonly signers?: readonly Keypair[];
}

/** A wallet with SOL and USDC on the sandbox chain, that builds payments with the official libraries. */
export class Buyer {
  readonly key = Keypair.generate();
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** A new wallet with one SOL and `usdc` base units of USDC. */
  static async funded(connection: Connection, rpc: JsonRpc, usdc: number): Promise<Buyer> {
    const buyer = new Buyer(connection);
    await rpc('sandbox_fundSol', [{ owner: buyer.address, lamports: 1_000_000_000 }]);
    await rpc('sandbox_fundUsdc', [{ owner: buyer.address, amount: usdc }]);
    return buyer;
  }

  get address(): string {
    return this.key.publicKey.toBase58();
  }

  /** The payment of a session, honest unless changed: accounts where missing, fee, memo, merchant transfer with the reference last. */
  instructions(terms: Terms, change: PaymentChange = {}): TransactionInstruction[] {
    const mint = new PublicKey(change.mint ?? terms.token_mint);
    const from = getAssociatedTokenAddressSync(mint, this.key.publicKey);
    const pay = (wallet: string, amount: number): { readonly open: TransactionInstruction; readonly transfer: TransactionInstruction } => {
      const owner = new PublicKey(wallet);
      const to = getAssociatedTokenAddressSync(mint, owner, true);
      return {
        open: createAssociatedTokenAccountIdempotentInstruction(this.key.publicKey, to, owner, mint),
        transfer: createTransferCheckedInstruction(from, mint, to, this.key.publicKey, BigInt(amount), 6),
      };
    };
    const merchant = pay(change.merchantWallet ?? terms.merchant_wallet, change.merchantAmount ?? terms.merchant_amount);
    const feeAmount = change.feeAmount ?? terms.fee_amount;
    const fee = feeAmount === 0 ? null : pay(terms.fee_wallet, feeAmount);
    for (const reference of change.references ?? [terms.reference]) merchant.transfer.keys.push({ pubkey: new PublicKey(reference), isSigner: false, isWritable: false });
    return [merchant.open, ...(fee ? [fee.open, fee.transfer] : []), ...(change.memos ?? [`HILT:${terms.nonce}`]).map(memo), merchant.transfer, ...(change.also ?? [])];
  }

  /** Signs and sends without a node's own checks (so that failing transactions land too). Answers the signature at once. */
  async send(instructions: readonly TransactionInstruction[], change: Pick<PaymentChange, 'feePayer' | 'signers'> = {}): Promise<string> {
    const { blockhash } = await this.#connection.getLatestBlockhash('confirmed');
    const feePayer = change.feePayer ?? this.key;
    const transaction = new Transaction({ feePayer: feePayer.publicKey, blockhash, lastValidBlockHeight: 0 }).add(...instructions);
    const signers = new Map([feePayer, this.key, ...(change.signers ?? [])].map((key) => [key.publicKey.toBase58(), key]));
    transaction.sign(...signers.values());
    await this.#connection.sendRawTransaction(transaction.serialize(), { skipPreflight: true });
    return bs58.encode(transaction.signature ?? new Uint8Array());
  }

  pay(terms: Terms, change: PaymentChange = {}): Promise<string> {
    return this.send(this.instructions(terms, change), change);
  }
}

export function memo(text: string): TransactionInstruction {
  return new TransactionInstruction({ programId: new PublicKey(MEMO_PROGRAM), keys: [], data: Buffer.from(text, 'utf8') });
}

/** Base units in a wallet's associated account; 0 when there is none. */
export async function tokenBalance(connection: Connection, wallet: string, mint: string): Promise<bigint> {
  const account = getAssociatedTokenAddressSync(new PublicKey(mint), new PublicKey(wallet), true, TOKEN_PROGRAM_ID);
  const info = await connection.getAccountInfo(account, 'confirmed');
  return info ? info.data.readBigUInt64LE(64) : 0n;
}
