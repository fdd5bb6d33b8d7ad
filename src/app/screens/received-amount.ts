import type { Mispayment } from '../../solana/chain.ts';
import { shortId } from '../../ui/plain-text.ts';
import type { Asset } from './screen-env.ts';

/** What an amount that went astray is counted in; a token that nobody knows is named by its address. */
export function receivedAsset({ symbol, decimals, mint }: Mispayment['received']): Asset {
  return { symbol: symbol ?? shortId(mint), decimals };
}
