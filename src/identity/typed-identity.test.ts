import bs58 from 'bs58';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IdentityKind, identityKind } from './identity-kind.ts';
import { MAX_IDENTITY, readTypedIdentity } from './typed-identity.ts';
import { isVisible } from './visible-text.ts';

const KINDS: readonly IdentityKind[] = ['telegram', 'discord', 'email', 'wallet', 'custom'];
const WALLET = bs58.encode(new Uint8Array(32).fill(9));
const ok = (value: string, display: string | null) => ({ ok: true, identity: { value, display } });
const no = (problem: string) => ({ ok: false, problem });
const read = (kind: IdentityKind) => (text: string) => readTypedIdentity(kind, text);

describe('a typed identity', () => {
  it.each([
    ['@marta_77', ok('@marta_77', null)],
    ['Marta_77', ok('@marta_77', '@Marta_77')],
    ['  https://t.me/Marta_77/ ', ok('@marta_77', '@Marta_77')],
    ['t.me/marta_77', ok('@marta_77', null)],
    ['abcd', ok('@abcd', null)],
    ['728255790', ok('728255790', null)],
    ['4503599627370495', ok('4503599627370495', null)],
    ['4503599627370496', no('not-telegram')],
    ['-1001234567890', no('telegram-group')],
    ['https://t.me/+abcdefghijk', no('telegram-group')],
    ['https://t.me/joinchat/abcdefghijk', no('telegram-group')],
    ['https://t.me/marta/15', no('not-telegram')],
    ['abc', no('not-telegram')],
    ['7marta', no('not-telegram')],
    ['marta_', no('not-telegram')],
    ['mar__ta', no('not-telegram')],
    ['mårta', no('not-telegram')],
    ['@'.concat('a'.repeat(33)), no('not-telegram')],
    ['Marta Fischer', no('not-telegram')],
    ['+49 170 1234567', no('not-telegram')],
    ['marta@example.com', no('not-telegram')],
    ['012345', no('not-telegram')],
  ])('for Telegram: %j', (text, expected) => {
    expect(read('telegram')(text)).toEqual(expected);
  });

  it.each([
    ['marta.b', ok('marta.b', '@marta.b')],
    ['@Marta_B', ok('marta_b', '@marta_b')],
    ['80351110224678912', ok('80351110224678912', null)],
    ['12345', ok('12345', '@12345')],
    ['marta#1234', no('discord-old-name')],
    ['mar..ta', no('not-discord')],
    ['m', no('not-discord')],
    ['Marta B', no('not-discord')],
    ['discord.gg/abc', no('not-discord')],
  ])('for Discord: %j', (text, expected) => {
    expect(read('discord')(text)).toEqual(expected);
  });

  it.each([
    ['Marta.B+hilt@Example.COM', ok('Marta.B+hilt@example.com', null)],
    ['marta@bücher.de', ok('marta@bücher.de', null)],
    ['marta@mail.xn--p1ai', ok('marta@mail.xn--p1ai', null)],
    [`${'a'.repeat(64)}@${'İ'.repeat(30)}.${'İ'.repeat(30)}.com`, no('too-long')],
    [`marta@${'İ'.repeat(40)}.com`, no('not-email')],
    ['marta@example', no('not-email')],
    ['marta@@example.com', no('not-email')],
    ['marta.example.com', no('not-email')],
    ['.marta@example.com', no('not-email')],
    ['mar..ta@example.com', no('not-email')],
    ['marta@-example.com', no('not-email')],
    ['Marta <marta@example.com>', no('not-email')],
    ['a@example.com, b@example.com', no('not-email')],
    [`${'a'.repeat(65)}@example.com`, no('not-email')],
  ])('for e-mail: %j', (text, expected) => {
    expect(read('email')(text)).toEqual(expected);
  });

  it.each([
    [` ${WALLET} `, ok(WALLET, null)],
    [WALLET.slice(1), no('not-wallet')],
    ['0x52908400098527886E0F7030069857D2E4169EE7', no('not-wallet')],
    ['marta.sol', no('not-wallet')],
  ])('for a wallet: %j', (text, expected) => {
    expect(read('wallet')(text)).toEqual(expected);
  });

  it.each([
    ['  Order   77 ', ok('Order 77', null)],
    ['é'.normalize('NFD'), ok('é', null)],
    ['👩‍🔧', ok('👩‍🔧', null)],
    ['a'.repeat(MAX_IDENTITY), ok('a'.repeat(MAX_IDENTITY), null)],
    ['a'.repeat(MAX_IDENTITY + 1), no('too-long')],
  ])('for a label of the seller: %j', (text, expected) => {
    expect(read('custom')(text)).toEqual(expected);
  });

  it.each(KINDS)('for %s refuses nothing at all, hidden characters, and reversed text', (kind) => {
    for (const text of ['', '   ', '\n\t']) expect(read(kind)(text)).toEqual(no('empty'));
    for (const text of ['mar\u0000ta', 'mar\u200bta', '\u202Eatram', 'mar\ue000ta', 'mar\nta', 'mar\u2028ta']) expect(read(kind)(text)).toEqual(no('hidden-characters'));
  });

  it('is bounded, visible and stable, whatever was typed', () => {
    const alphabet = fc.constantFrom('a', 'Z', '0', '9', '_', '.', '@', '-', '+', '#', '/', ':', ' ', 'ß', 'İ', 'é', '\u0301', '\u202e', '\n', '👩');
    const typed = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: alphabet, maxLength: 180 }), fc.emailAddress(), fc.uint8Array({ minLength: 32, maxLength: 32 }).map((raw) => bs58.encode(raw)), fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }).map(String));
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), typed, (kind, text) => {
        const first = readTypedIdentity(kind, text);
        if (!first.ok) return true;
        const { value, display } = first.identity;
        const again = readTypedIdentity(kind, value);
        const shown = readTypedIdentity(kind, display ?? value);
        return value.length <= MAX_IDENTITY && value !== '' && isVisible(value + (display ?? '')) && again.ok && again.identity.value === value && shown.ok && shown.identity.value === value;
      }),
      { numRuns: 3_000 },
    );
  });

  it('accepts what ordinary people have', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9]{3,30}[a-zA-Z0-9]$/), (name) => readTypedIdentity('telegram', name).ok && readTypedIdentity('telegram', `https://t.me/${name}`).ok));
    fc.assert(fc.property(fc.stringMatching(/^[a-z0-9]{1,15}[._]?[a-z0-9]{1,15}$/), (name) => readTypedIdentity('discord', name).ok));
    fc.assert(fc.property(fc.stringMatching(/^[a-z0-9]{1,20}([.+][a-z0-9]{1,20})?@[a-z0-9]{1,20}(-[a-z0-9]{1,9})?\.[a-z]{2,8}$/), (mail) => readTypedIdentity('email', mail).ok));
  });
});

it.each([['TELEGRAM_USER_ID', 'telegram'], ['discord_user_id', 'discord'], ['email', 'email'], ['WALLET', 'wallet'], ['CUSTOM', 'custom'], ['ORDER_NUMBER', 'custom'], [null, 'custom']] as const)('the kind of %s is %s', (type, kind) => {
  expect(identityKind(type)).toBe(kind);
});
