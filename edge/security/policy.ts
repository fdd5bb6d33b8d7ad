import type { EdgeConfig } from '../config.ts';
import type { InlineHashes } from './inline-code.ts';
import { walletSources } from './wallet-needs.ts';

/** Which page is answered. `embed` may stand in a seller's frame, `popup` is opened by one; all others stand alone. */
export type PageKind = 'checkout' | 'embed' | 'popup';

type PolicyConfig = Pick<EdgeConfig, 'frameAncestors' | 'publicUrl' | 'proxy' | 'picturesFrom'> & { readonly checkout: Pick<EdgeConfig['checkout'], 'hiltApiUrl' | 'solanaRpcUrls'> };

/** Two years; told only where buyers really come over https, because a browser keeps it for good. */
const HSTS = 'max-age=63072000';

/**
 * Powers no part of the checkout uses are switched off for it and for everything it might frame. Left alone: the clipboard (copy buttons),
 * USB, HID and Bluetooth (hardware wallets), passkeys (wallets that sign with one), local network access (Mobile Wallet Adapter).
 */
const PERMISSIONS = ['accelerometer', 'autoplay', 'browsing-topics', 'camera', 'display-capture', 'encrypted-media', 'geolocation', 'gyroscope', 'idle-detection', 'magnetometer', 'microphone', 'midi', 'payment', 'picture-in-picture', 'screen-wake-lock', 'serial', 'sync-xhr', 'window-management', 'xr-spatial-tracking']
  .map((name) => `${name}=()`)
  .join(', ');

/** Headers every answer carries, whatever it is. */
export const ALWAYS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** Every header of an HTML answer that protects the buyer, by lower-case name. One source for the edge and for all static hosts. */
export function pageHeaders(kind: PageKind, config: PolicyConfig, inline: InlineHashes): Readonly<Record<string, string>> {
  return {
    ...ALWAYS,
    'content-security-policy': contentPolicy(kind, config, inline),
    'cross-origin-opener-policy': kind === 'popup' ? 'unsafe-none' : 'same-origin-allow-popups',
    'permissions-policy': PERMISSIONS,
    ...(kind === 'embed' ? {} : { 'x-frame-options': 'DENY' }),
    ...transportHeaders(config),
  };
}

/** What a browser must remember of the connection itself. */
export function transportHeaders(config: Pick<PolicyConfig, 'publicUrl'>): Readonly<Record<string, string>> {
  return config.publicUrl?.startsWith('https:') === true ? { 'strict-transport-security': HSTS } : {};
}

function contentPolicy(kind: PageKind, config: PolicyConfig, inline: InlineHashes): string {
  const directives: readonly (readonly [string, readonly string[]])[] = [
    ['default-src', ["'none'"]],
    ['script-src', ["'self'", ...inline.scripts]],
    ['style-src', ["'self'", ...inline.styles]],
    // Sellers' pictures come from anywhere, but never over an open connection.
    ['img-src', ["'self'", 'https:', ...localPictures(config), ...walletSources('img')]],
    ['connect-src', ["'self'", ...connectSources(config), ...walletSources('connect')]],
    ['frame-src', walletSources('frame')],
    ['manifest-src', ["'self'"]],
    ['base-uri', ["'none'"]],
    ['form-action', ["'none'"]],
    ['object-src', ["'none'"]],
    ['frame-ancestors', kind === 'embed' ? config.frameAncestors : ["'none'"]],
    // No text becomes markup or code, whoever asks for it: the page itself, a package in it, or a wallet's script beside it.
    ['require-trusted-types-for', ["'script'"]],
  ];
  return directives.map(([name, sources]) => `${name} ${[...new Set(sources)].join(' ')}`).join('; ');
}

/** A Hilt on this very machine serves its pictures without https; no other may (`readConfig`). */
function localPictures({ picturesFrom }: PolicyConfig): readonly string[] {
  return picturesFrom.startsWith('http:') ? [picturesFrom] : [];
}

/** Origins the page itself speaks to: Hilt (unless this server stands in for it) and the nodes, over HTTP and websocket. */
function connectSources({ checkout, proxy }: PolicyConfig): readonly string[] {
  const nodes = checkout.solanaRpcUrls.map((url) => new URL(url).origin);
  const sockets = nodes.map((node) => node.replace(/^http/, 'ws'));
  return [...(proxy ? [] : [new URL(checkout.hiltApiUrl).origin]), ...nodes, ...sockets];
}
