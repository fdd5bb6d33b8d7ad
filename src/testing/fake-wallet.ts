import { ed25519 } from '@noble/curves/ed25519.js';
import { SolanaSignAndSendTransaction, SolanaSignMessage, SolanaSignTransaction } from '@solana/wallet-standard-features';
import type { IdentifierArray, Wallet, WalletAccount, WalletIcon } from '@wallet-standard/base';
import { StandardConnect, StandardEvents, type StandardEventsListeners } from '@wallet-standard/features';
import bs58 from 'bs58';

type Request = 'connect' | 'sign' | 'send' | 'message';

/** `hang` never answers; `crash` is an error without a reason. */
type Behaviour = 'accept' | 'refuse' | 'crash' | 'hang';

export interface FakeWalletOptions {
  readonly name?: string;
  readonly icon?: string;
  /** 32 bytes; the default is a fixed key. */
  readonly secret?: Uint8Array;
  readonly chains?: IdentifierArray;
  readonly canSignOnly?: boolean;
  readonly canSignAndSend?: boolean;
  readonly canSignMessages?: boolean;
  readonly versions?: readonly ('legacy' | 0)[];
  /** Accounts shown before ours, such as another network's. */
  readonly otherAccounts?: readonly WalletAccount[];
}

/**
 * A Wallet Standard wallet for tests: real interface, real signatures, and a switch for everything that can go wrong.
 * Register it with `getWallets().register(fake)` of `@wallet-standard/app`.
 */
export class FakeWallet implements Wallet {
  readonly version = '1.0.0';
  readonly name: string;
  readonly icon: WalletIcon;
  readonly chains: IdentifierArray;
  accounts: readonly WalletAccount[] = [];

  /** Switches, read at each request. */
  onConnect: Behaviour = 'accept';
  onSign: Behaviour = 'accept';
  onSend: Behaviour = 'accept';
  onMessage: Behaviour = 'accept';
  /** Replaces what a request is answered with, after signing. */
  tamper: (signed: Uint8Array) => unknown = (signed) => signed;
  /** What the wallet says it signed when it was asked to sign a message. */
  wrapMessage: (message: Uint8Array, signature: Uint8Array) => Uint8Array = (message) => message.slice();

  /** What was asked, in order. */
  readonly asked: Request[] = [];
  /** The bytes the wallet handed out last, the very array: changing it is what a hostile wallet would do. */
  lastAnswer: Uint8Array | null = null;
  lastChain: string | undefined;
  /** The accounts that were asked to sign, in order. */
  readonly askedAccounts: string[] = [];

  readonly #secret: Uint8Array;
  readonly #options: FakeWalletOptions;
  readonly #listeners = new Set<StandardEventsListeners['change']>();

  constructor(options: FakeWalletOptions = {}) {
    this.#options = options;
    this.name = options.name ?? 'Fake';
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- hostile icons are what the tests are about
    this.icon = (options.icon ?? 'data:image/png;base64,AAAA') as WalletIcon;
    this.chains = options.chains ?? ['solana:mainnet', 'solana:localnet'];
    this.#secret = options.secret ?? new Uint8Array(32).fill(7);
  }

  get features() {
    const supportedTransactionVersions = this.#options.versions ?? (['legacy', 0] as const);
    return {
      [StandardConnect]: { version: '1.0.0' as const, connect: () => this.#connect() },
      [StandardEvents]: {
        version: '1.0.0' as const,
        on: (_event: 'change', listener: StandardEventsListeners['change']) => {
          this.#listeners.add(listener);
          return () => void this.#listeners.delete(listener);
        },
      },
      ...(this.#options.canSignOnly !== false && {
        [SolanaSignTransaction]: {
          version: '1.0.0' as const,
          supportedTransactionVersions,
          signTransaction: async ({ account, transaction, chain }: { account: WalletAccount; transaction: Uint8Array; chain?: string }) => {
            this.lastChain = chain;
            this.askedAccounts.push(account.address);
            await this.#behave('sign', this.onSign);
            return [{ signedTransaction: this.#answer(this.#sign(transaction)) }];
          },
        },
      }),
      ...(this.#options.canSignAndSend === true && {
        [SolanaSignAndSendTransaction]: {
          version: '1.0.0' as const,
          supportedTransactionVersions,
          signAndSendTransaction: async ({ transaction, chain }: { transaction: Uint8Array; chain?: string }) => {
            this.lastChain = chain;
            await this.#behave('send', this.onSend);
            return [{ signature: this.#answer(this.#sign(transaction).slice(1, 65)) }];
          },
        },
      }),
      ...(this.#options.canSignMessages === true && {
        [SolanaSignMessage]: {
          version: '1.1.0' as const,
          signMessage: async ({ account, message }: { account: WalletAccount; message: Uint8Array }) => {
            this.askedAccounts.push(account.address);
            await this.#behave('message', this.onMessage);
            const signature = ed25519.sign(message, this.#secret);
            return [{ signedMessage: this.wrapMessage(message, signature), signature: this.#answer(signature) }];
          },
        },
      }),
    };
  }

  get address(): string {
    return bs58.encode(ed25519.getPublicKey(this.#secret));
  }

  /** Listeners still subscribed; zero after everybody let go. */
  get watchers(): number {
    return this.#listeners.size;
  }

  /** The buyer picks these accounts in the wallet's own window; none means that the wallet disconnected. */
  select(...accounts: readonly WalletAccount[]): void {
    this.accounts = accounts;
    for (const listener of this.#listeners) listener({ accounts });
  }

  account(secret: Uint8Array = this.#secret): WalletAccount {
    const publicKey = ed25519.getPublicKey(secret);
    const features = Object.keys(this.features).filter((name): name is `solana:${string}` => name.startsWith('solana:'));
    return { address: bs58.encode(publicKey), publicKey, chains: this.chains, features };
  }

  async #connect() {
    await this.#behave('connect', this.onConnect);
    this.accounts = [...(this.#options.otherAccounts ?? []), this.account()];
    return { accounts: this.accounts };
  }

  async #behave(request: Request, behaviour: Behaviour): Promise<void> {
    this.asked.push(request);
    if (behaviour === 'refuse') throw Object.assign(new Error('User rejected the request.'), { code: 4001 });
    if (behaviour === 'crash') throw new Error('Something went wrong');
    if (behaviour === 'hang') await new Promise(() => undefined);
  }

  #sign(transaction: Uint8Array): Uint8Array {
    const signed = transaction.slice();
    const signatures = signed[0] ?? 0;
    signed.set(ed25519.sign(signed.slice(1 + 64 * signatures), this.#secret), 1);
    return signed;
  }

  #answer(signed: Uint8Array): Uint8Array {
    const answer = this.tamper(signed);
    this.lastAnswer = answer instanceof Uint8Array ? answer : null;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a broken wallet answers anything
    return answer as Uint8Array;
  }
}
