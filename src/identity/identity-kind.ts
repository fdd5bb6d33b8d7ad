/** What kind of identity a product asks for, as far as this page can help to type it. */
export type IdentityKind = 'telegram' | 'discord' | 'email' | 'wallet' | 'custom';

/** Hilt's vocabulary is open (contract 9): what is not known is a label of the seller's own. */
const KINDS: ReadonlyMap<string, IdentityKind> = new Map([
  ['TELEGRAM_USER_ID', 'telegram'],
  ['TELEGRAM', 'telegram'],
  ['DISCORD_USER_ID', 'discord'],
  ['DISCORD', 'discord'],
  ['EMAIL', 'email'],
  ['WALLET', 'wallet'],
]);

/** Kind of a `membership_identity_type`; it is written in upper case everywhere but in one guide. */
export function identityKind(type: string | null): IdentityKind {
  return KINDS.get(type?.toUpperCase() ?? '') ?? 'custom';
}
