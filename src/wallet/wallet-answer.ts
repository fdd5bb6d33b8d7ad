/** Fields under which wallets and wallet-adapter hide the error they wrap. */
const WRAPPED = ['cause', 'error', 'data'] as const;

/** Deep enough for wallet-adapter around an extension's error around a hardware device's; short enough for a loop. */
const MAX_DEPTH = 6;

/** The code browsers' wallets agreed on for "the user said no" (EIP-1193). */
const USER_REJECTED = 4001;

/** Mobile Wallet Adapter's -1 (not authorized) and -3 (not signed): nothing was signed. Its -4, signed but not submitted, proves nothing. */
const MOBILE_REFUSALS = new Set([-1, -3]);

const CLEAR_WORDS = /\buser (?:has )?(?:rejected|denied|declined|refused|cancell?ed|disapproved)\b|\b(?:rejected|denied|declined|cancell?ed) by (?:the )?user\b/i;
const LIKELY_WORDS = /reject|den(?:y|ied)|declin|refus|cancel|abort|window (?:was )?closed|plugin closed|popup closed/i;

/**
 * True only if the wallet said beyond doubt that the buyer refused. Used where a wrong "refused" would cost money: in
 * sign-and-send the page offers a second payment after a refusal, and a network's "transaction rejected" must not read as one.
 */
export function isClearRefusal(error: unknown): boolean {
  return chainOf(error).some(({ name, code, message }) => {
    if (code === USER_REJECTED) return true;
    if (name === 'SolanaMobileWalletAdapterProtocolError' && typeof code === 'number' && MOBILE_REFUSALS.has(code)) return true;
    return CLEAR_WORDS.test(message);
  });
}

/**
 * True if the buyer probably refused or closed the wallet. Used for connecting and for sign-only, where "refused" and "failed"
 * both mean that nothing moved and only the sentence differs.
 */
export function isLikelyRefusal(error: unknown): boolean {
  if (isClearRefusal(error)) return true;
  return chainOf(error).some(({ name, message }) => {
    if (name === 'WalletWindowClosedError') return true;
    // A classic wallet whose window was closed rejects with nothing in it.
    if (name === 'WalletConnectionError' && message === '') return true;
    return LIKELY_WORDS.test(message);
  });
}

interface ErrorFacts {
  readonly name: string;
  readonly code: unknown;
  readonly message: string;
}

/** The error and what it wraps, outermost first. Reads defensively: it is an object made by somebody else's code. */
function chainOf(error: unknown): ErrorFacts[] {
  const facts: ErrorFacts[] = [];
  let level: unknown[] = [error];
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth += 1) {
    facts.push(...level.map(factsOf));
    level = level.flatMap((item) => WRAPPED.map((field) => fieldOf(item, field)).filter((inner) => typeof inner === 'object' && inner !== null));
  }
  return facts;
}

function factsOf(error: unknown): ErrorFacts {
  if (typeof error === 'string') return { name: '', code: undefined, message: error };
  const name = fieldOf(error, 'name');
  const message = fieldOf(error, 'message');
  return { name: typeof name === 'string' ? name : '', code: fieldOf(error, 'code'), message: typeof message === 'string' ? message : '' };
}

function fieldOf(value: unknown, field: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  try {
    return Reflect.get(value, field);
  } catch {
    return undefined;
  }
}
