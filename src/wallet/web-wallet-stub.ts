/*
 * Stands in for `@solflare-wallet/sdk` (build/wallet-packages.ts), which draws its vendor's page over this one in a frame and tells
 * it this page's title and origin. Solflare itself is offered all the same: installed, it speaks the Wallet Standard.
 */
function leftOut(): never {
  throw new Error('the web wallet is left out of this build');
}

// oxlint-disable-next-line import/no-default-export -- the adapter asks for the default export
export default leftOut;
