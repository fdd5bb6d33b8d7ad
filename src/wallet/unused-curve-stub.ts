/*
 * Stands in for web3.js's import of the secp256k1 curve (build/wallet-packages.ts), 6 KB for signing Ethereum-style instructions.
 * No payment has one. The library reads these fields while it loads, so they must exist; whoever calls one finds out at once.
 */
function unused(): never {
  throw new Error('secp256k1 is left out of this build');
}

export const secp256k1 = { sign: unused, getPublicKey: unused, utils: { isValidPrivateKey: unused } };
