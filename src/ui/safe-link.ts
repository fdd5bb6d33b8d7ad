/** Where a foreign link leads, if it may be opened at all. `host` is what the buyer is shown before the click. */
export interface SafeLink {
  readonly href: string;
  readonly host: string;
}

/** Schemes of the two apps that hand out invites; each is opened by the app itself, so its name stands for the host. */
const APPS: Readonly<Record<string, string>> = { 'tg:': 'Telegram', 'discord:': 'Discord' };

/** Https, or an invite of Telegram or Discord. Null for everything else (javascript:, data:, http:, addresses with a user name in them). */
export function safeLink(foreign: string | null): SafeLink | null {
  if (foreign === null || !URL.canParse(foreign.trim())) return null;
  const url = new URL(foreign.trim());
  const app = APPS[url.protocol];
  if (app !== undefined) return { href: url.href, host: app };
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  return { href: url.href, host: url.host };
}

/** Address of a foreign picture: https, or of this page's own origin. Null when it must not be loaded. */
export function safeImage(foreign: string | null, pageOrigin: string): string | null {
  if (foreign === null || !URL.canParse(foreign.trim(), pageOrigin)) return null;
  const url = new URL(foreign.trim(), pageOrigin);
  return url.protocol === 'https:' || url.origin === pageOrigin ? url.href : null;
}

/** A wallet's own icon: data the wallet handed over, or https. */
export function safeIcon(foreign: string | null): string | null {
  if (foreign === null) return null;
  const icon = foreign.trim();
  return /^data:image\/(?:svg\+xml|png|webp|gif|jpeg)[;,]/i.test(icon) || /^https:\/\//i.test(icon) ? icon : null;
}
