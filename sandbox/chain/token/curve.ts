const P = 2n ** 255n - 19n;
/** d of the Edwards curve -x² + y² = 1 + d·x²·y². */
const D = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base % P;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % P;
    square = (square * square) % P;
  }
  return result;
}

/**
 * Whether 32 bytes are a point on Ed25519's curve, that is, whether a private key could exist for them. Addresses derived for
 * programs must not be one. Only the question is answered; no secret ever passes here, so big integers are good enough.
 */
export function isOnCurve(bytes: Uint8Array): boolean {
  // The top bit is the sign of x; the rest is y.
  const y = BigInt(`0x${Buffer.from(bytes.toReversed()).toString('hex')}`) & (2n ** 255n - 1n);
  const ySquared = (y * y) % P;
  // x² = (y² - 1) / (d·y² + 1) must be a square: Euler's criterion, with u·v in place of u/v, which is a square exactly when u/v is.
  const u = (ySquared - 1n + P) % P;
  const v = (D * ySquared + 1n) % P;
  return u === 0n || power(u * v, (P - 1n) / 2n) === 1n;
}
