import type { WalletIcon } from '@wallet-standard/base';

/** A dashed brass coin: the colour that means "open" everywhere in this product, and a broken rim, because nothing in it is real. */
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 96 96"><rect width="96" height="96" rx="22" fill="#734d00"/><circle cx="48" cy="48" r="27" fill="none" stroke="#f8eed6" stroke-width="6" stroke-dasharray="20 8.3" stroke-linecap="round"/><path d="M38 31v34M58 31v34M38 48h20" fill="none" stroke="#f8eed6" stroke-width="6" stroke-linecap="round"/></svg>`;

export const SANDBOX_WALLET_ICON: WalletIcon = `data:image/svg+xml;base64,${btoa(SVG)}`;
