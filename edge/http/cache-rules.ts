/** Built files whose names carry their hash never change. */
export const FOREVER = 'public, max-age=31536000, immutable';
/** Files with a lasting name, embed.js above all: sellers' pages ask for them again and again. */
export const SHORT = 'public, max-age=300';
/** Pages of one buyer: a receipt, a payment, the ways back from wallets. No search engine may list them. */
export const PRIVATE_PATHS = ['/r/*', '/pay/*', '/phantom/*', '/mine'];
