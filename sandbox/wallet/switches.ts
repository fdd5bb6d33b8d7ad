import type { WalletStorage } from './page-storage.ts';

/** All values a switch may have, in the order its control shows them. */
const VALUES = {
  /** Who answers a request: the person at the sheet, or the wallet by itself. */
  decide: ['ask', 'approve', 'refuse'],
  /** What an approval leads to. `fail-after` does everything first (signs, and sends where asked to) and then reports a failure. */
  outcome: ['sign', 'fail', 'fail-after'],
  /** What the wallet says it can do. */
  abilities: ['both', 'sign-only', 'send-only'],
  /** Assertions that real wallets add to a transaction before they sign it. */
  guards: ['none', 'one-after', 'two-after', 'three-before-one-after'],
  /** A dishonest wallet: shows the right payment and signs another. */
  tamper: ['none', 'amount', 'recipient', 'extra-transfer', 'fee-payer', 'writable-account', 'nonce-advance', 'priority-fee', 'memo', 'blockhash', 'other-message'],
} as const;

type Choices = { readonly [Name in keyof typeof VALUES]: (typeof VALUES)[Name][number] };

/** Everything about the sandbox wallet that can be made to behave. */
export interface Switches extends Choices {
  /** When an approved answer is handed over: at once (0), after this many milliseconds, or when it is released. */
  readonly delay: number | 'hold';
  /** Fetch play money when an account is connected that has none. */
  readonly autoFund: boolean;
}

export type ChoiceName = keyof Choices;

export const DEFAULT_SWITCHES: Switches = { decide: 'ask', outcome: 'sign', abilities: 'both', guards: 'none', tamper: 'none', delay: 0, autoFund: true };

const CHOICES: { readonly [Name in ChoiceName]: readonly Choices[Name][] } = VALUES;

/** The values of one switch, for its control. */
export function choicesOf<Name extends ChoiceName>(name: Name): readonly Choices[Name][] {
  return CHOICES[name];
}

/** Takes from `putative` what is a valid setting and leaves the rest as in `base`. Settings come from tests and from storage, so typos are expected. */
export function readSwitches(base: Switches, putative: unknown): Switches {
  if (typeof putative !== 'object' || putative === null) return base;
  const given = new Map<string, unknown>(Object.entries(putative));
  const pick = <Name extends ChoiceName>(name: Name): Choices[Name] => choicesOf(name).find((value) => value === given.get(name)) ?? base[name];
  const delay = given.get('delay');
  const autoFund = given.get('autoFund');
  return {
    decide: pick('decide'),
    outcome: pick('outcome'),
    abilities: pick('abilities'),
    guards: pick('guards'),
    tamper: pick('tamper'),
    delay: delay === 'hold' || (typeof delay === 'number' && delay >= 0) ? delay : base.delay,
    autoFund: typeof autoFund === 'boolean' ? autoFund : base.autoFund,
  };
}

export interface SwitchBoard {
  get(): Switches;
  set(changes: Partial<Switches>): void;
  subscribe(listener: () => void): () => void;
}

const STORAGE_KEY = 'switches';

/** The switches of this browser profile; they survive a reload, so that a test can set them before the page loads. */
export function createSwitchBoard(storage: WalletStorage): SwitchBoard {
  let switches = readSwitches(DEFAULT_SWITCHES, parsed(storage.read(STORAGE_KEY)));
  const listeners = new Set<() => void>();
  return {
    get: () => switches,
    set(changes) {
      switches = readSwitches(switches, changes);
      storage.write(STORAGE_KEY, JSON.stringify(switches));
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
