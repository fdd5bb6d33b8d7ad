import { webcrypto } from 'node:crypto';
import type { Page, WebSocketRoute } from '@playwright/test';
import * as v from 'valibot';
import { accountKey, type AccountKey } from '../../sandbox/wallet/account-key.ts';
import { type Signed, signTransaction } from '../../sandbox/wallet/wire/sign-transaction.ts';
import { PhoneChannel } from './phone-channel.ts';
import type { SandboxRpc } from './rpc.ts';

const Call = v.object({ id: v.number(), method: v.string(), params: v.object({ payloads: v.optional(v.array(v.string())) }) });

export interface PhoneWalletOptions {
  readonly rpc: SandboxRpc;
  /** What it may be asked for; a wallet that only sends is what Mobile Wallet Adapter 2 asks of all. */
  readonly ability: 'sign' | 'send';
}

/**
 * A wallet app on the same phone, as Mobile Wallet Adapter describes it: opened by a `solana-wallet:` address, asked over an encrypted local socket, with
 * real keys and real signatures. The official package on the page's side is the judge of whether it does that right.
 */
export class PhoneWalletApp {
  readonly key: AccountKey = accountKey(webcrypto.getRandomValues(new Uint8Array(32)), 0);
  /** What it was asked, in order. */
  readonly asked: string[] = [];
  /** Whether the buyer says no to the next payment. */
  refuses = false;
  /** Whether the buyer leaves it lying there: it is open and never answers. */
  hangs = false;
  readonly #options: PhoneWalletOptions;
  /** Public key of the page's side, from the address that opened the app. */
  #association: Promise<Uint8Array>;
  #opened: (key: Uint8Array) => void = () => undefined;

  constructor(options: PhoneWalletOptions) {
    this.#options = options;
    this.#association = this.#nextAssociation();
  }

  /** Installs the app on the phone that shows this page; before the page is opened. */
  async install(page: Page): Promise<void> {
    await page.exposeFunction('__openPhoneWallet', (address: string) => {
      this.#opened(new Uint8Array(Buffer.from(new URL(address).searchParams.get('association') ?? '', 'base64url')));
    });
    // Stopped here: the browser's own question whether to open another app would stand before the page for the rest of the test.
    await page.addInitScript(() => {
      window.navigation.addEventListener('navigate', (event) => {
        if (!event.destination.url.startsWith('solana-wallet:')) return;
        event.preventDefault();
        const open: unknown = Reflect.get(window, '__openPhoneWallet');
        if (typeof open === 'function') open(event.destination.url);
        // The app comes to the front: that is how the page learns that there is one.
        setTimeout(() => window.dispatchEvent(new Event('blur')), 0);
      });
    });
    await page.routeWebSocket(/^ws:\/\/localhost:\d+\/solana-wallet$/, (socket) => this.#serve(socket));
  }

  #nextAssociation(): Promise<Uint8Array> {
    return new Promise((resolve) => {
      this.#opened = resolve;
    });
  }

  #serve(socket: WebSocketRoute): void {
    const association = this.#association;
    this.#association = this.#nextAssociation();
    let channel: PhoneChannel | null = null;
    const answer = async (message: Buffer): Promise<void> => {
      if (this.hangs) return;
      if (channel === null) {
        channel = await PhoneChannel.open(await association, message);
        socket.send(await channel.hello());
        return;
      }
      socket.send(await channel.seal(await this.#reply(v.parse(Call, await channel.unseal(message)))));
    };
    socket.onMessage((message) => void answer(Buffer.from(message)));
  }

  async #reply({ id, method, params }: v.InferOutput<typeof Call>): Promise<object> {
    this.asked.push(method);
    const { ability, rpc } = this.#options;
    const done = (result: object): object => ({ jsonrpc: '2.0', id, result });
    switch (method) {
      case 'get_capabilities':
        return done({ supported_transaction_versions: ['legacy', 0], features: ability === 'sign' ? ['solana:signTransactions'] : [] });
      case 'authorize':
        return done({ auth_token: 'token', accounts: [{ address: Buffer.from(this.key.publicKey).toString('base64'), label: 'Phone', chains: ['solana:localnet'] }] });
      case 'sign_transactions':
      case 'sign_and_send_transactions': {
        // -3: not signed (the protocol's word for a refusal).
        if (this.refuses) return { jsonrpc: '2.0', id, error: { code: -3, message: 'declined' } };
        const signed = (params.payloads ?? []).map((payload) => this.#sign(payload));
        if (method === 'sign_transactions') return done({ signed_payloads: signed.map(({ transaction }) => Buffer.from(transaction).toString('base64')) });
        for (const { transaction } of signed) await rpc.call('sendTransaction', [Buffer.from(transaction).toString('base64'), { encoding: 'base64', preflightCommitment: 'confirmed' }]);
        return done({ signatures: signed.map(({ signature }) => Buffer.from(signature).toString('base64')) });
      }
      default:
        return { jsonrpc: '2.0', id, error: { code: -32601, message: `this app does not know ${method}` } };
    }
  }

  #sign(payload: string): Signed {
    return signTransaction(new Uint8Array(Buffer.from(payload, 'base64')), this.key, { guards: 'none', tamper: 'none' }, this.key);
  }
}
