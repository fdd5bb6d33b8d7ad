/*
 * Everything that frame and page may say to each other. Both ends read through these functions, which copy the known keys into a new
 * object or return null: what is not listed here does not exist. docs/embed-lifecycle.md prints the table; a test holds the two together.
 */

/** Version of the protocol. A frame that is asked in another version offers a new tab and says nothing. */
export const EMBED_VERSION = 1;

/** How far the checkout is, in words a seller's page may know. */
export const PHASES = ['opening', 'choosing', 'preparing', 'approving', 'underway', 'elsewhere', 'attention', 'not-charged', 'closed', 'paid'] as const;
export type Phase = (typeof PHASES)[number];

export type FrameMode = 'modal' | 'inline';

/** First word of the frame, to the exact origin the loader named in the frame's address. */
export interface Hello {
  readonly type: 'hello';
  /** Made by the loader for this frame; proves that the frame was opened by it. */
  readonly channel: string;
  /** Made by the frame for this load; an answer to another one is a replay. */
  readonly nonce: string;
}

/** The loader's answer, to the checkout's exact origin, with one end of a MessageChannel. The only thing a page ever says to the frame. */
export interface Welcome {
  readonly type: 'welcome';
  readonly channel: string;
  readonly nonce: string;
  readonly mode: FrameMode;
  /** Token of a personal link, or null. */
  readonly handoff: string | null;
}

/** What the frame tells over its port. No payment id, no wallet address, nothing that was bought, no token. */
export type PortMessage =
  | { readonly type: 'ready' }
  /** What the browser allows the frame here; for the seller's own check. */
  | { readonly type: 'conditions'; readonly storage: boolean; readonly wallet: boolean }
  | { readonly type: 'resized'; readonly height: number }
  | { readonly type: 'status'; readonly phase: Phase }
  | { readonly type: 'paid'; readonly amount: string; readonly currency: string }
  | { readonly type: 'delivered' }
  | { readonly type: 'close' };

/** Longest token the contract allows. */
const LONGEST_HANDOFF = 4_096;
/** Nobody scrolls through more; a taller frame would only be a way to hurt the page. */
const TALLEST = 20_000;
const ID = /^[0-9a-f]{32}$/;
const AMOUNT = /^[\d.]{1,40}$/;
const CURRENCY = /^\w{1,12}$/;

type Fields = Readonly<Record<string, unknown>>;

/** Puts the version on a message; without it nothing is read. */
export function sealed<T extends Hello | Welcome | PortMessage>(message: T): T & { readonly hilt: number } {
  return { ...message, hilt: EMBED_VERSION };
}

export function readHello(data: unknown): Hello | null {
  const fields = fieldsOf(data, 'hello');
  if (fields === null) return null;
  const { channel, nonce } = fields;
  return isId(channel) && isId(nonce) ? { type: 'hello', channel, nonce } : null;
}

export function readWelcome(data: unknown): Welcome | null {
  const fields = fieldsOf(data, 'welcome');
  if (fields === null) return null;
  const { channel, nonce, mode, handoff } = fields;
  if (!isId(channel) || !isId(nonce) || (mode !== 'modal' && mode !== 'inline')) return null;
  if (handoff !== null && !(typeof handoff === 'string' && handoff !== '' && handoff.length <= LONGEST_HANDOFF)) return null;
  return { type: 'welcome', channel, nonce, mode, handoff };
}

export function readPortMessage(data: unknown): PortMessage | null {
  const fields = fieldsOf(data, null);
  if (fields === null) return null;
  const { type, height, phase: said, amount, currency, storage, wallet } = fields;
  switch (type) {
    case 'ready':
    case 'delivered':
    case 'close':
      return { type };
    case 'conditions':
      return typeof storage === 'boolean' && typeof wallet === 'boolean' ? { type, storage, wallet } : null;
    case 'resized':
      return typeof height === 'number' && height >= 0 && height <= TALLEST ? { type, height } : null;
    case 'status': {
      const phase = PHASES.find((each) => each === said);
      return phase === undefined ? null : { type, phase };
    }
    case 'paid':
      return typeof amount === 'string' && AMOUNT.test(amount) && typeof currency === 'string' && CURRENCY.test(currency) ? { type, amount, currency } : null;
    default:
      return null;
  }
}

/** 128 random bits, as the handshake names channels and loads. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => (byte + 256).toString(16).slice(1)).join('');
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}

function fieldsOf(data: unknown, type: string | null): Fields | null {
  if (!isRecord(data) || data['hilt'] !== EMBED_VERSION) return null;
  return type === null || data['type'] === type ? data : null;
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
