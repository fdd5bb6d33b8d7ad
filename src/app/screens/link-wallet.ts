/** The wallet whose app is asked and answers by links (contract 4.8), as it calls itself. */
export const LINK_WALLET = 'Phantom';
