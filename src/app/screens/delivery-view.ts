import type { CheckoutConfig } from '../../contract/product.ts';
import type { Delivery } from '../../payment/state.ts';
import { plainName } from '../../ui/plain-text.ts';
import { safeLink, type SafeLink } from '../../ui/safe-link.ts';

/** What was bought, as it may be shown. A value is only ever a checked link or plain text. */
export type DeliveryView =
  /** Nothing is handed over. */
  | { readonly tag: 'none' }
  | { readonly tag: 'pending'; readonly kind: DeliveryKind }
  /** Late, not failed: Hilt tries again by itself. `cause`: why the last try did not get through, where we have words for it. */
  | { readonly tag: 'late'; readonly kind: DeliveryKind; readonly cause: 'invite-expired' | null; readonly triedAt: number | null }
  /** `until`: when an invite stops working; unix milliseconds, as below. */
  | { readonly tag: 'link'; readonly kind: DeliveryKind; readonly link: SafeLink; readonly label: string | null; readonly until: number | null }
  /** An invite that has stopped working. Its link is kept: whoever is inside already can still follow it, and a clock may be wrong. */
  | { readonly tag: 'expired'; readonly kind: DeliveryKind; readonly link: SafeLink; readonly at: number }
  /** `unsafe`: it was meant as a link, but not one that may be opened. */
  | { readonly tag: 'text'; readonly text: string; readonly unsafe: boolean }
  /** Handed over, but shown only where it was paid (money invariant 11). */
  | { readonly tag: 'withheld'; readonly kind: DeliveryKind };

export type DeliveryKind = 'telegram' | 'discord' | 'download' | 'redirect' | 'other';

const KINDS: Readonly<Record<string, DeliveryKind>> = { TELEGRAM_INVITE: 'telegram', DISCORD_INVITE: 'discord', DOWNLOAD: 'download', REDIRECT: 'redirect' };

/** Types whose value is text by nature; an unknown type is a link if it reads as a safe one, else text. */
const TEXT = new Set(['TEXT', 'CODE']);

/** Reads Hilt's delivery words, which are an open list: an unknown type is shown neutrally, an unsafe link as text to copy. */
export function deliveryView(delivery: Delivery, config: CheckoutConfig | null): DeliveryView {
  const { type, value, word, detail } = delivery;
  const kind = KINDS[type ?? ''] ?? 'other';
  if (type === null || type === 'NONE') return value === null ? { tag: 'none' } : shown(delivery, kind, value, null);
  if (word === 'pending') return { tag: 'pending', kind };
  if (word === 'failed') return { tag: 'late', kind, cause: detail?.error === 'invite_expired' ? 'invite-expired' : null, triedAt: detail?.triedAt ?? null };
  if (value === null || value.trim() === '') return { tag: 'withheld', kind };
  if (TEXT.has(type)) return { tag: 'text', text: value, unsafe: false };
  const label = kind === 'redirect' && config?.success_label ? plainName(config.success_label, 60) : null;
  return shown(delivery, kind, value, label === '' ? null : label);
}

/** Hosts of the two apps, and their names for links that open the app itself. A button may say "in Telegram" only for these. */
const APP_HOSTS: Readonly<Partial<Record<DeliveryKind, readonly string[]>>> = {
  telegram: ['t.me', 'telegram.me', 'Telegram'],
  discord: ['discord.gg', 'discord.com', 'Discord'],
};

function shown({ detail }: Delivery, promised: DeliveryKind, value: string, label: string | null): DeliveryView {
  const link = safeLink(value);
  if (link === null) return { tag: 'text', text: value, unsafe: promised !== 'other' };
  const hosts = APP_HOSTS[promised];
  const kind = hosts === undefined || hosts.includes(link.host) ? promised : 'other';
  const until = detail?.inviteUntil ?? null;
  if (until !== null && detail !== undefined && until <= detail.toldAt) return { tag: 'expired', kind, link, at: until };
  return { tag: 'link', kind, link, label, until };
}
