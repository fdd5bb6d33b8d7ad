import bs58 from 'bs58';
import { Account, FailedTransactionMetadata, LiteSvm } from 'litesvm/dist/internal.js';
import { baseUnits } from '../money/base-units.ts';
import { amountText } from '../money/format-amount.ts';
import { type Address, addressBytes, addressFromBytes, type Blockhash, blockhash, type Signature, signatureFromBytes } from '../solana/address.ts';
import { concatBytes, readUint, toBase64, u64Bytes } from '../solana/bytes.ts';
import { USDC_MINT } from '../solana/mints.ts';
import { GUARD_PROGRAM, MEMO_PROGRAM, SYSTEM_PROGRAM, TOKEN_PROGRAM } from '../solana/programs.ts';
import { decodeTransaction } from '../solana/wire/decode-transaction.ts';
import { resolveMessage } from '../solana/wire/resolved-message.ts';
import { tokenAccountAddress } from '../solana/wire/token-account-address.ts';

/** What executing a transaction did, in the shape of an RPC node's getTransaction. */
export interface Executed {
  readonly signature: Signature;
  readonly slot: number;
  readonly answer: {
    readonly slot: number;
    readonly blockTime: number;
    readonly transaction: readonly [string, 'base64'];
    readonly meta: {
      readonly err: unknown;
      readonly fee: number;
      readonly preBalances: readonly number[];
      readonly postBalances: readonly number[];
      readonly preTokenBalances: readonly unknown[];
      readonly postTokenBalances: readonly unknown[];
      readonly loadedAddresses: { readonly writable: readonly string[]; readonly readonly: readonly string[] };
    };
  };
  readonly computeUnits: number;
}

const TOKEN_RENT = 2_039_280n;

/** A real Solana VM with real token, memo and associated-token programs, and USDC at its mainnet address. */
export class SolanaWorld {
  readonly svm = new LiteSvm();
  #slot = 1;

  constructor() {
    this.svm.setTransactionHistory(10_000n);
    this.setMint(USDC_MINT, TOKEN_PROGRAM, 6);
    // The memo program's code stands in for the guard: it accepts any assertion, as its first byte is also text.
    this.svm.addProgram(addressBytes(GUARD_PROGRAM), this.#programCode(MEMO_PROGRAM));
  }

  get blockhash(): Blockhash {
    return blockhash(this.svm.latestBlockhash());
  }

  setMint(mint: Address, program: Address, decimals: number): void {
    const data = new Uint8Array(82);
    data.set([1, 0, 0, 0], 0);
    data.set(addressBytes(mint), 4);
    data.set(u64Bytes(10n ** 15n), 36);
    data.set([decimals, 1], 44);
    this.setAccount(mint, { lamports: 1_461_600n, owner: program, data });
  }

  setAccount(at: Address, { lamports, owner = SYSTEM_PROGRAM, data = new Uint8Array(), executable = false }: { lamports: bigint; owner?: Address; data?: Uint8Array; executable?: boolean }): void {
    this.svm.setAccount(addressBytes(at), new Account(lamports, data, addressBytes(owner), executable, 2n ** 64n - 1n));
  }

  giveSol(wallet: Address, lamports: bigint): void {
    this.setAccount(wallet, { lamports });
  }

  /** Puts the wallet's canonical token account there, holding `amount`. */
  giveTokens(wallet: Address, amount: bigint, options: { mint?: Address; owner?: Address; frozen?: boolean } = {}): void {
    const { mint = USDC_MINT, owner = wallet, frozen = false } = options;
    const data = concatBytes(addressBytes(mint), addressBytes(owner), u64Bytes(amount), new Uint8Array(93));
    data[108] = frozen ? 2 : 1;
    this.setAccount(tokenAccountAddress(wallet, USDC_MINT), { lamports: TOKEN_RENT, owner: TOKEN_PROGRAM, data });
  }

  tokens(wallet: Address): bigint | null {
    const account = this.svm.getAccount(addressBytes(tokenAccountAddress(wallet, USDC_MINT)));
    return account === null || account.data().length === 0 ? null : readUint(account.data(), 64, 8);
  }

  lamports(wallet: Address): bigint {
    return this.svm.getBalance(addressBytes(wallet)) ?? 0n;
  }

  /** Executes signed bytes. Only well-formed ones: LiteSVM aborts the process on others. */
  execute(signed: Uint8Array): Executed {
    const { signatures, message } = decodeTransaction(signed);
    const { keys } = resolveMessage(message);
    const before = this.#balances(keys);
    const result = this.svm.sendVersionedTransaction(signed);
    const after = this.#balances(keys);
    const failed = result instanceof FailedTransactionMetadata;
    const meta = failed ? result.meta() : result;
    this.#slot += 1;
    this.svm.expireBlockhash();
    return {
      signature: signatureFromBytes(signatures[0] ?? new Uint8Array()),
      slot: this.#slot,
      computeUnits: Number(meta.computeUnitsConsumed()),
      answer: {
        slot: this.#slot,
        blockTime: 1_800_000_000 + this.#slot,
        transaction: [toBase64(signed), 'base64'],
        meta: {
          err: failed ? { Failed: result.err().toString() } : null,
          fee: 5000,
          preBalances: before.lamports,
          postBalances: after.lamports,
          preTokenBalances: before.tokens,
          postTokenBalances: after.tokens,
          loadedAddresses: { writable: [], readonly: [] },
        },
      },
    };
  }

  /** Null when the transaction would succeed. */
  simulate(wire: Uint8Array): string | null {
    this.svm.setSigverify(false);
    this.svm.setBlockhashCheck(false);
    try {
      const result = this.svm.simulateVersionedTransaction(wire);
      return result instanceof FailedTransactionMetadata ? result.err().toString() : null;
    } finally {
      this.svm.setSigverify(true);
      this.svm.setBlockhashCheck(true);
    }
  }

  /** An account as getMultipleAccounts gives it. */
  rpcAccount(at: Address): unknown {
    const account = this.svm.getAccount(addressBytes(at));
    if (account === null || account.lamports() === 0n) return null;
    return { lamports: Number(account.lamports()), owner: bs58.encode(account.owner()), executable: account.executable(), data: [toBase64(account.data()), 'base64'] };
  }

  #balances(keys: readonly Address[]): { readonly lamports: readonly number[]; readonly tokens: readonly unknown[] } {
    const tokens = keys.flatMap((key, accountIndex) => {
      const account = this.svm.getAccount(addressBytes(key));
      if (account === null || account.data().length !== 165 || addressFromBytes(account.owner()) !== TOKEN_PROGRAM) return [];
      const data = account.data();
      const amount = readUint(data, 64, 8) ?? 0n;
      const uiTokenAmount = { amount: amount.toString(), decimals: 6, uiAmount: Number(amount) / 1e6, uiAmountString: amountText(baseUnits(amount), 6) };
      return [{ accountIndex, mint: bs58.encode(data.slice(0, 32)), owner: bs58.encode(data.slice(32, 64)), uiTokenAmount }];
    });
    return { lamports: keys.map((key) => Number(this.lamports(key))), tokens };
  }

  #programCode(program: Address): Uint8Array {
    const account = this.svm.getAccount(addressBytes(program));
    if (account === null) throw new Error(`${program} does not exist`);
    return account.data();
  }
}
