/**
 * Stands in the code of every build that contains the sandbox wallet, as the prefix of its storage keys and the id of its sheet.
 * A check searches the production build for it: a wallet that signs by itself must never reach a buyer.
 */
export const SANDBOX_WALLET_MARKER = 'hilt-sandbox-wallet';
