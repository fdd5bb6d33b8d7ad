/** Ed25519's field prime and curve constant d. */
const P = 2n ** 255n - 19n;
const D = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;

/**
 * True when 32 bytes are the y of a point on Ed25519: then somebody may hold a private key for it. Program-derived
 * addresses are the ones that are not. Only tells on from off the curve; signatures are checked by @noble/curves,
 * which is too heavy for the first load.
 */
export function isOnCurve(bytes: Uint8Array): boolean {
  let y = 0n;
  for (let index = 31; index >= 0; index -= 1) y = (y << 8n) | BigInt(bytes[index] ?? 0);
  y = (y & (2n ** 255n - 1n)) % P;
  const yy = (y * y) % P;
  // x² = (y² − 1) / (d·y² + 1). A quotient is a square exactly when the product is, which saves the division.
  const product = ((((yy - 1n + P) * (D * yy + 1n)) % P) + P) % P;
  return product === 0n || power(product, (P - 1n) / 2n) === 1n;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) result = (result * square) % P;
    square = (square * square) % P;
  }
  return result;
}
