import { isAddress } from '../solana/address.ts';
import type { IdentityKind } from './identity-kind.ts';
import { isVisible } from './visible-text.ts';

/** Hilt's bound for an identity (contract 4.2), counted as JavaScript counts: never more characters than any other count. */
export const MAX_IDENTITY = 160;

/** An identity in the one form it is sent in, so that the same person is the same text. */
export interface TypedIdentity {
  readonly value: string;
  /** What to show instead, when that reads better. */
  readonly display: string | null;
}

/** Why a text is no identity of its kind; the sentence is in src/i18n under `identity.problem.<code>`. */
export type IdentityProblem =
  | 'empty'
  | 'too-long'
  | 'hidden-characters'
  | 'not-telegram'
  | 'telegram-group'
  | 'not-discord'
  | 'discord-old-name'
  | 'not-email'
  | 'not-wallet';

export type ReadIdentity = { readonly ok: true; readonly identity: TypedIdentity } | { readonly ok: false; readonly problem: IdentityProblem };

/** Reads what a buyer typed or pasted. Never throws. What it accepts, it accepts again unchanged. */
export function readTypedIdentity(kind: IdentityKind, typed: string): ReadIdentity {
  const text = typed.trim().normalize('NFC');
  if (text === '') return refused('empty');
  if (text.length > MAX_IDENTITY) return refused('too-long');
  if (!isVisible(text)) return refused('hidden-characters');
  switch (kind) {
    case 'telegram':
      return readTelegram(text);
    case 'discord':
      return readDiscord(text);
    case 'email':
      return readEmail(text);
    case 'wallet':
      return isAddress(text) ? accepted(text, null) : refused('not-wallet');
    case 'custom':
      return accepted(text.replace(/\s+/gu, ' '), null);
    default:
      return kind satisfies never;
  }
}

/** Numbers are ids (at most 52 bits, so at most 16 digits; core.telegram.org/bots/api#user). Names: 4 to 32 letters, digits and underscores, a letter first. Case does not count. */
function readTelegram(text: string): ReadIdentity {
  if (/^[1-9]\d{4,15}$/.test(text)) return Number(text) < 2 ** 52 ? accepted(text, null) : refused('not-telegram');
  // Groups and channels have negative ids, and invitations begin with a plus: neither is a person.
  if (/^-\d+$/.test(text) || /(?:t\.me|telegram\.me)\/(?:\+|joinchat\/)/i.test(text)) return refused('telegram-group');
  const name = text.replace(/^(?:https?:\/\/)?(?:www\.)?(?:t\.me|telegram\.me)\//i, '').replace(/^@/, '').replace(/\/$/, '');
  return /^[a-z][a-z0-9_]{2,30}[a-z0-9]$/i.test(name) && !name.includes('__') ? accepted(`@${name.toLowerCase()}`, `@${name}`) : refused('not-telegram');
}

/** Ids are 17 to 20 digits. Names: 2 to 32 small letters, digits, underscores and single dots; `name#1234` ended in 2023 (support.discord.com, "New Usernames & Display Names"). */
function readDiscord(text: string): ReadIdentity {
  if (/^[1-9]\d{16,19}$/.test(text)) return accepted(text, null);
  if (/#\d{4}$/.test(text)) return refused('discord-old-name');
  const name = text.replace(/^@/, '').toLowerCase();
  return /^[a-z0-9_.]{2,32}$/.test(name) && !name.includes('..') ? accepted(name, `@${name}`) : refused('not-discord');
}

/** Enough to catch a slip, not to prove that a mailbox exists. The part before the @ belongs to the mail server and stays as it was typed. */
function readEmail(text: string): ReadIdentity {
  const [, local = '', typedDomain = ''] = /^([^\s@,;:<>()"\\]{1,64})@([^\s@]+)$/u.exec(text) ?? [];
  // Judged in the form it is sent in: folding case can lengthen a label.
  const domain = typedDomain.toLowerCase();
  const isDomain = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?\.)+(?:\p{L}{2,63}|xn--[a-z0-9-]{2,59})$/iu.test(domain);
  const isLocal = local !== '' && !local.startsWith('.') && !local.endsWith('.') && !local.includes('..');
  return isLocal && isDomain ? accepted(`${local}@${domain}`, null) : refused('not-email');
}

/** Folding case can lengthen a text. */
function accepted(value: string, display: string | null): ReadIdentity {
  return value.length > MAX_IDENTITY ? refused('too-long') : { ok: true, identity: { value, display: display === value ? null : display } };
}

function refused(problem: IdentityProblem): ReadIdentity {
  return { ok: false, problem };
}
