import { SolanaSignAndSendTransaction, type SolanaSignAndSendTransactionFeature, SolanaSignMessage, type SolanaSignMessageFeature, SolanaSignTransaction, type SolanaSignTransactionFeature } from '@solana/wallet-standard-features';
import type { IdentifierArray, Wallet, WalletAccount } from '@wallet-standard/base';
import { StandardConnect, type StandardConnectFeature, StandardDisconnect, type StandardDisconnectFeature, StandardEvents, type StandardEventsFeature, type StandardEventsListeners } from '@wallet-standard/features';
import { signatureFromBytes, type Address } from '../../src/solana/address.ts';
import { displayText, toBase64 } from '../../src/solana/bytes.ts';
import { decodeTransaction } from '../../src/solana/wire/decode-transaction.ts';
import { accountKey, type AccountKey } from './account-key.ts';
import { type Desk, UserRefused, WalletBroke } from './desk.ts';
import { fund, readHoldings } from './funds.ts';
import { SANDBOX_WALLET_ICON } from './icon.ts';
import { summarize } from './payment-summary.ts';
import type { Rpc } from './rpc.ts';
import type { SwitchBoard, Switches } from './switches.ts';
import { withGuards } from './wire/guards.ts';
import { signTransaction, type Signed } from './wire/sign-transaction.ts';
import { THIEF } from './wire/tamper.ts';

/** One finished request, for tests that want to know what the wallet really did. */
export interface LogEntry {
  readonly kind: 'connect' | 'sign' | 'send' | 'message';
  readonly outcome: 'answered' | 'refused' | 'failed';
  /** Base64 of the signed transaction, also when the page was told that it failed. */
  readonly transaction: string | null;
  readonly signature: string | null;
}

export interface SandboxWalletParts {
  readonly name: string;
  readonly seed: Uint8Array;
  readonly switches: SwitchBoard;
  readonly desk: Desk;
  readonly rpc: Rpc;
}

/** The only network it knows: it cannot sign for real money by mistake. */
const CHAINS: IdentifierArray = ['solana:localnet'];
const LOG_LENGTH = 50;

/** How long connecting waits for the faucet of a chain that may be down. */
const FAUCET_PATIENCE_MS = 3_000;

/** A Wallet Standard wallet with real keys and real signatures on a chain without real money. */
export class SandboxWallet implements Wallet {
  readonly version = '1.0.0';
  readonly name: string;
  readonly icon = SANDBOX_WALLET_ICON;
  readonly chains = CHAINS;
  readonly log: LogEntry[] = [];

  readonly #parts: SandboxWalletParts;
  readonly #listeners = new Set<StandardEventsListeners['change']>();
  #accounts: readonly WalletAccount[] = [];
  #index = 0;
  #key: AccountKey;
  #abilities: Switches['abilities'];

  constructor(parts: SandboxWalletParts) {
    this.#parts = parts;
    this.name = parts.name;
    this.#key = accountKey(parts.seed, 0);
    this.#abilities = parts.switches.get().abilities;
    parts.switches.subscribe(() => this.#abilitiesChanged());
  }

  get address(): Address {
    return this.#key.address;
  }

  get accounts(): readonly WalletAccount[] {
    return this.#accounts;
  }

  get features(): StandardConnectFeature & StandardDisconnectFeature & StandardEventsFeature & SolanaSignMessageFeature & Partial<SolanaSignTransactionFeature & SolanaSignAndSendTransactionFeature> {
    const { abilities } = this.#parts.switches.get();
    const supportedTransactionVersions = ['legacy', 0] as const;
    return {
      [StandardConnect]: { version: '1.0.0', connect: (input) => this.#connect(input?.silent === true) },
      [StandardDisconnect]: { version: '1.0.0', disconnect: async () => this.disconnect() },
      [StandardEvents]: {
        version: '1.0.0',
        on: (_event, listener) => {
          this.#listeners.add(listener);
          return () => this.#listeners.delete(listener);
        },
      },
      [SolanaSignMessage]: { version: '1.1.0', signMessage: (...inputs) => inOrder(inputs, ({ account, message }) => this.#signMessage(account, message)) },
      ...(abilities !== 'send-only' && {
        [SolanaSignTransaction]: {
          version: '1.0.0',
          supportedTransactionVersions,
          signTransaction: (...inputs) => inOrder(inputs, async ({ account, transaction }) => ({ signedTransaction: (await this.#approved('sign', account, transaction)).transaction })),
        },
      }),
      ...(abilities !== 'sign-only' && {
        [SolanaSignAndSendTransaction]: {
          version: '1.0.0',
          supportedTransactionVersions,
          signAndSendTransaction: (...inputs) => inOrder(inputs, async ({ account, transaction }) => ({ signature: (await this.#approved('send', account, transaction)).signature })),
        },
      }),
    };
  }

  /** The user picks another account in the wallet; the page is told if it is connected. */
  switchAccount(index: number = this.#index + 1): Address {
    this.#index = index;
    this.#key = accountKey(this.#parts.seed, index);
    if (this.#accounts.length > 0) this.#open();
    return this.address;
  }

  /** The user disconnects the page in the wallet. */
  disconnect(): void {
    this.#accounts = [];
    this.#tell({ accounts: this.#accounts });
  }

  async #connect(silent: boolean) {
    if (this.#accounts.length === 0 && !silent) {
      await this.#logged('connect', () => this.#parts.desk.ask({ kind: 'connect' }));
      await this.#fundIfEmpty();
      this.#open();
    }
    return { accounts: this.#accounts };
  }

  #open(): void {
    const features = Object.keys(this.features).filter((name): name is `solana:${string}` => name.startsWith('solana:'));
    this.#accounts = [{ address: this.#key.address, publicKey: this.#key.publicKey, chains: CHAINS, features, label: 'Sandbox' }];
    this.#tell({ accounts: this.#accounts });
  }

  #abilitiesChanged(): void {
    const { abilities } = this.#parts.switches.get();
    if (abilities === this.#abilities) return;
    this.#abilities = abilities;
    this.#tell({ features: this.features });
    if (this.#accounts.length > 0) this.#open();
  }

  /** A newcomer has nothing to pay with. Without a chain that answers, connecting still works; the page then says what is missing. */
  async #fundIfEmpty(): Promise<void> {
    const { rpc, switches } = this.#parts;
    if (!switches.get().autoFund) return;
    const funded = readHoldings(rpc, this.address)
      .then(({ lamports, usdc }) => (lamports === 0n && usdc === 0n ? fund(rpc, this.address) : undefined))
      .catch(() => undefined);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const enough = new Promise<void>((resume) => {
      timer = setTimeout(resume, FAUCET_PATIENCE_MS);
    });
    await Promise.race([funded, enough]);
    clearTimeout(timer);
  }

  async #approved(kind: 'sign' | 'send', account: WalletAccount, transaction: Uint8Array): Promise<Signed> {
    const { desk, switches, rpc, seed } = this.#parts;
    const key = this.#keyOf(account);
    const done: { signed: Signed | null } = { signed: null };
    return this.#logged(
      kind,
      async () => {
        const { message } = decodeTransaction(transaction);
        const guards = (): number => withGuards(message, switches.get().guards).instructions.length - message.instructions.length;
        await desk.ask({ kind, summary: summarize(transaction, key.address), guards });
        const { outcome } = switches.get();
        if (outcome === 'fail') throw new WalletBroke('The sandbox wallet was told to fail.');
        const signed = signTransaction(transaction, key, switches.get(), accountKey(seed, THIEF));
        done.signed = signed;
        if (kind === 'send') await rpc('sendTransaction', [toBase64(signed.transaction), { encoding: 'base64', preflightCommitment: 'confirmed' }]);
        await desk.deliver(null);
        if (outcome === 'fail-after') throw new WalletBroke('The sandbox wallet was told to fail after it had done everything.');
        return signed;
      },
      done,
    );
  }

  async #signMessage(account: WalletAccount, message: Uint8Array) {
    const { desk, switches } = this.#parts;
    const key = this.#keyOf(account);
    return this.#logged('message', async () => {
      await desk.ask({ kind: 'message', text: displayText(message) });
      if (switches.get().outcome !== 'sign') throw new WalletBroke('The sandbox wallet was told to fail.');
      return desk.deliver({ signedMessage: message.slice(), signature: key.sign(message) });
    });
  }

  /** @throws WalletBroke for an account that is no longer open, as real wallets do. */
  #keyOf(account: WalletAccount): AccountKey {
    const open = this.#accounts.some(({ address }) => address === account.address);
    if (!open || account.address !== this.#key.address) throw new WalletBroke('This account is not connected.');
    return this.#key;
  }

  async #logged<T>(kind: LogEntry['kind'], work: () => Promise<T>, done: { readonly signed: Signed | null } = { signed: null }): Promise<T> {
    const write = (outcome: LogEntry['outcome']): void => {
      const { signed } = done;
      this.log.push({ kind, outcome, transaction: signed === null ? null : toBase64(signed.transaction), signature: signed === null ? null : signatureFromBytes(signed.signature) });
      this.log.splice(0, Math.max(0, this.log.length - LOG_LENGTH));
    };
    try {
      const result = await work();
      write('answered');
      return result;
    } catch (error) {
      write(error instanceof UserRefused ? 'refused' : 'failed');
      throw error;
    }
  }

  #tell(change: Parameters<StandardEventsListeners['change']>[0]): void {
    for (const listener of this.#listeners) listener(change);
  }
}

/** One request after the other: a user cannot approve two things at once. */
async function inOrder<Input, Output>(inputs: readonly Input[], each: (input: Input) => Promise<Output>): Promise<readonly Output[]> {
  const outputs: Output[] = [];
  for (const input of inputs) outputs.push(await each(input));
  return outputs;
}
