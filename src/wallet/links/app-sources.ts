import { NotAsked, type WalletHandle } from '../wallet-handle.ts';
import type { WalletSource } from '../wallet-source.ts';
import { appLink, type LinkedPage } from './app-link.ts';
import { WALLET_APPS } from './wallet-apps.ts';

/**
 * Wallet apps this phone may have, as rows of the wallet list, in the order of the table. A page cannot know which of them are installed: a
 * link to a missing one leads to its maker's page, where it can be got.
 */
export function appSources(platform: 'ios' | 'android', linked: LinkedPage): readonly WalletSource[] {
  return WALLET_APPS.flatMap((app) => {
    const openUrl = app.ways[platform].includes('app link') ? appLink(app, linked) : null;
    if (openUrl === null) return [];
    return { key: app, name: app.name, icon: null, state: 'loadable', installUrl: null, openUrl, handle: NOT_HERE };
  });
}

/** The wallet is in another app, so there is nobody here to ask. */
const NOT_HERE: WalletHandle = { connect: elsewhere, sign: elsewhere, signAndSend: elsewhere, signMessage: elsewhere, watch: () => () => undefined };

function elsewhere(): Promise<never> {
  return Promise.reject(new NotAsked('this wallet is reached by its link'));
}
