import { webcrypto } from 'node:crypto';

const { subtle } = webcrypto;
const ECDH = { name: 'ECDH', namedCurve: 'P-256' } as const;
/** Lengths in bytes: an uncompressed point, the number before each message, and the initialisation vector behind it. */
const POINT = 65;
const NUMBER = 4;
const VECTOR = 12;

/** The wallet's end of Mobile Wallet Adapter's encrypted channel (version 1 of its specification): P-256 agreement, HKDF, AES-GCM with counted messages. */
export class PhoneChannel {
  readonly #secret: webcrypto.CryptoKey;
  readonly #publicKey: Uint8Array;
  #sent = 0;

  private constructor(secret: webcrypto.CryptoKey, publicKey: Uint8Array) {
    this.#secret = secret;
    this.#publicKey = publicKey;
  }

  /** @param association the page's public key from the address that opened the app; @param helloRequest the page's first message. */
  static async open(association: Uint8Array, helloRequest: Uint8Array): Promise<PhoneChannel> {
    const own = await subtle.generateKey(ECDH, false, ['deriveBits']);
    const theirs = await subtle.importKey('raw', helloRequest.slice(0, POINT), ECDH, false, []);
    const agreed = await subtle.importKey('raw', await subtle.deriveBits({ name: 'ECDH', public: theirs }, own.privateKey, 256), 'HKDF', false, ['deriveKey']);
    const secret = await subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt: association, info: new Uint8Array() }, agreed, { name: 'AES-GCM', length: 128 }, false, ['encrypt', 'decrypt']);
    return new PhoneChannel(secret, new Uint8Array(await subtle.exportKey('raw', own.publicKey)));
  }

  /** The answer to the page's first message: our key, and the version that is spoken. */
  async hello(): Promise<Buffer> {
    return Buffer.concat([this.#publicKey, await this.seal({ v: 1 })]);
  }

  async seal(value: object): Promise<Buffer> {
    this.#sent += 1;
    const number = Buffer.alloc(NUMBER);
    number.writeUInt32BE(this.#sent);
    const iv = webcrypto.getRandomValues(new Uint8Array(VECTOR));
    return Buffer.concat([number, iv, new Uint8Array(await subtle.encrypt({ name: 'AES-GCM', iv, additionalData: number, tagLength: 128 }, this.#secret, Buffer.from(JSON.stringify(value))))]);
  }

  async unseal(message: Uint8Array): Promise<unknown> {
    const [number, iv, sealed] = [message.slice(0, NUMBER), message.slice(NUMBER, NUMBER + VECTOR), message.slice(NUMBER + VECTOR)];
    return JSON.parse(Buffer.from(await subtle.decrypt({ name: 'AES-GCM', iv, additionalData: number, tagLength: 128 }, this.#secret, sealed)).toString());
  }
}
