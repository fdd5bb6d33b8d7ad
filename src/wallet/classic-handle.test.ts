import { BaseSignerWalletAdapter, WalletReadyState, type Adapter, type WalletName } from '@solana/wallet-adapter-base';
import { Keypair, SystemProgram, Transaction, VersionedTransaction } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { address } from '../solana/address.ts';
import { createClassicHandle } from './classic-handle.ts';
import { CannotSignMessages, NotAsked } from './wallet-handle.ts';

const payer = Keypair.fromSeed(new Uint8Array(32).fill(7));
const payerAddress = address(payer.publicKey.toBase58());

function unsignedPayment(): Uint8Array {
  const transaction = new Transaction({ feePayer: payer.publicKey, blockhash: payer.publicKey.toBase58(), lastValidBlockHeight: 1 });
  transaction.add(SystemProgram.transfer({ fromPubkey: payer.publicKey, toPubkey: Keypair.generate().publicKey, lamports: 1 }));
  return new Uint8Array(transaction.serialize({ requireAllSignatures: false }));
}

/** An injected wallet of the time before the Wallet Standard. */
class ClassicAdapter extends BaseSignerWalletAdapter {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- wallet-adapter brands names and has no function that makes one
  name = 'Classic' as WalletName;
  url = 'https://classic.example';
  icon = '';
  readyState = WalletReadyState.Installed;
  publicKey: Adapter['publicKey'] = null;
  connecting = false;
  supportedTransactionVersions = null;
  prompts = 0;
  answerPrompt: () => void = () => undefined;

  async connect(): Promise<void> {
    // As real adapters do: a second call while a prompt is open returns at once, connected to nothing.
    if (this.connecting) return;
    this.connecting = true;
    this.prompts += 1;
    await new Promise<void>((answer) => {
      this.answerPrompt = answer;
    });
    this.connecting = false;
    this.publicKey = payer.publicKey;
    this.emit('connect', payer.publicKey);
  }

  async disconnect(): Promise<void> {
    this.publicKey = null;
    this.emit('disconnect');
  }

  override async signTransaction<T extends Transaction | VersionedTransaction>(transaction: T): Promise<T> {
    if ('version' in transaction) transaction.sign([payer]);
    else transaction.partialSign(payer);
    return transaction;
  }
}

async function connected() {
  const adapter = new ClassicAdapter();
  const handle = createClassicHandle(adapter);
  const access = handle.connect();
  adapter.answerPrompt();
  expect(await access).toEqual({ address: payerAddress, canSignOnly: true, canSignAndSend: false });
  return { adapter, handle };
}

describe('createClassicHandle', () => {
  it('changes nothing of the message on the way through the adapter', async () => {
    const { handle } = await connected();
    const unsigned = unsignedPayment();
    const signed = await handle.sign(payerAddress, unsigned);
    expect(signed.slice(65)).toEqual(unsigned.slice(65));
    expect(Transaction.from(signed).verifySignatures()).toBe(true);
  });

  it('takes a versioned transaction from a wallet that made one of it', async () => {
    const { adapter, handle } = await connected();
    const unsigned = unsignedPayment();
    const versioned = VersionedTransaction.deserialize(unsigned);
    versioned.sign([payer]);
    Object.assign(adapter, { signTransaction: () => Promise.resolve(versioned) });
    expect(await handle.sign(payerAddress, unsigned)).toEqual(new Uint8Array(versioned.serialize()));
  });

  it('waits for the open prompt when asked twice, instead of reporting a wallet without account', async () => {
    const adapter = new ClassicAdapter();
    const handle = createClassicHandle(adapter);
    const both = [handle.connect(), handle.connect()];
    // Whoever does not wait has given up by now.
    await new Promise((turn) => setImmediate(turn));
    adapter.answerPrompt();
    expect(await Promise.all(both)).toEqual(Array.from({ length: 2 }, () => expect.objectContaining({ address: payerAddress })));
    expect(adapter.prompts).toBe(1);
  });

  it('asks nobody for an account the wallet no longer has', async () => {
    const { adapter, handle } = await connected();
    await adapter.disconnect();
    await expect(handle.sign(payerAddress, unsignedPayment())).rejects.toBeInstanceOf(NotAsked);
    await expect(handle.signAndSend(payerAddress, unsignedPayment())).rejects.toBeInstanceOf(NotAsked);
  });

  it('signs messages where the adapter can, with the account that was asked for', async () => {
    const { adapter, handle } = await connected();
    const message = new TextEncoder().encode('challenge');
    await expect(handle.signMessage(payerAddress, message)).rejects.toBeInstanceOf(CannotSignMessages);
    const signature = new Uint8Array(64).fill(4);
    Object.assign(adapter, { signMessage: (asked: Uint8Array) => Promise.resolve(asked.length === message.length ? signature : asked) });
    expect(await handle.signMessage(payerAddress, message)).toEqual(signature);
    await expect(handle.signMessage(payerAddress, message.slice(1))).rejects.toThrow('no signature');
    await adapter.disconnect();
    await expect(handle.signMessage(payerAddress, message)).rejects.toBeInstanceOf(NotAsked);
  });

  it('tells of switches and of the end until it is unsubscribed', async () => {
    const { adapter, handle } = await connected();
    const told: (string | null)[] = [];
    const stop = handle.watch((selected) => told.push(selected));
    const other = Keypair.generate().publicKey;
    adapter.emit('connect', other);
    await adapter.disconnect();
    stop();
    adapter.emit('connect', other);
    expect(told).toEqual([other.toBase58(), null]);
  });
});
