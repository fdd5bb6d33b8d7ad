import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../payment/state.ts';
import { SCRIPT_URL } from '../gallery/fixtures/extremes.ts';
import { product } from '../gallery/fixtures/world.ts';
import { deliveryView } from './delivery-view.ts';

const told = { error: null, triedAt: null, inviteUntil: null, membership: null, graceUntil: null, toldAt: 1_000 } as const;
const view = (delivery: Partial<Delivery>) => deliveryView({ type: 'REDIRECT', value: 'https://members.example/a', word: 'sent', membershipUntil: null, ...delivery }, null);

describe('what was bought', () => {
  it('is a link where the type says so and the address is safe', () => {
    expect(view({})).toMatchObject({ tag: 'link', kind: 'redirect', link: { host: 'members.example' }, label: null });
    expect(view({ type: 'TELEGRAM_INVITE', value: 'https://t.me/+a' })).toMatchObject({ tag: 'link', kind: 'telegram' });
    expect(view({ type: 'DISCORD_INVITE', value: 'discord://-/invite/a' })).toMatchObject({ tag: 'link', kind: 'discord' });
  });

  it('carries the seller’s own words for a redirect only', () => {
    const config = product.checkout_config === null ? null : { ...product.checkout_config, success_label: '  Enter \u202Ethe club ' };
    expect(deliveryView({ type: 'REDIRECT', value: 'https://a.example', word: 'sent', membershipUntil: null }, config)).toMatchObject({ label: 'Enter the club' });
    expect(deliveryView({ type: 'TELEGRAM_INVITE', value: 'https://t.me/a', word: 'sent', membershipUntil: null }, config)).toMatchObject({ label: null });
  });

  it('is not called Telegram when it leads elsewhere', () => {
    expect(view({ type: 'TELEGRAM_INVITE', value: 'https://t.me.evil.example/+a' })).toMatchObject({ kind: 'other' });
  });

  it('is text when it is text, or when its address is not safe', () => {
    expect(view({ type: 'TEXT', value: 'https://looks-like-a-link.example' })).toEqual({ tag: 'text', text: 'https://looks-like-a-link.example', unsafe: false });
    expect(view({ value: SCRIPT_URL })).toEqual({ tag: 'text', text: SCRIPT_URL, unsafe: true });
    expect(view({ type: 'BOAT_TRIP', value: 'Pier 4, 9:00' })).toEqual({ tag: 'text', text: 'Pier 4, 9:00', unsafe: false });
  });

  it('is late, never failed, while Hilt has not handed it over', () => {
    expect(view({ word: 'pending' }).tag).toBe('pending');
    expect(view({ word: 'failed', value: null }).tag).toBe('late');
  });

  it('is withheld where it was handed over but may not be shown', () => {
    expect(view({ value: null })).toEqual({ tag: 'withheld', kind: 'redirect' });
    expect(view({ value: ' ' })).toEqual({ tag: 'withheld', kind: 'redirect' });
  });

  it('is nothing when nothing was promised', () => {
    expect(view({ type: 'NONE', value: null, word: 'pending' })).toEqual({ tag: 'none' });
    expect(view({ type: null, value: null, word: 'failed' })).toEqual({ tag: 'none' });
  });

  it('is an invite that has run out once its time is over when Hilt tells of it, not before', () => {
    const invite = (inviteUntil: number | null) => view({ type: 'TELEGRAM_INVITE', value: 'https://t.me/+a', detail: { ...told, inviteUntil } });
    expect(invite(told.toldAt + 1)).toMatchObject({ tag: 'link', until: told.toldAt + 1 });
    expect(invite(told.toldAt)).toMatchObject({ tag: 'expired', at: told.toldAt, link: { href: 'https://t.me/+a' } });
    expect(invite(null)).toMatchObject({ tag: 'link', until: null });
  });

  it('says why it is late only where it has words for the reason', () => {
    expect(view({ word: 'failed', value: null, detail: { ...told, error: 'invite_expired', triedAt: 7 } })).toEqual({ tag: 'late', kind: 'redirect', cause: 'invite-expired', triedAt: 7 });
    expect(view({ word: 'failed', value: null, detail: { ...told, error: 'telegram <b>down</b>' } })).toMatchObject({ cause: null });
  });

  it('never shows what a failed delivery still carries', () => {
    expect(JSON.stringify(view({ word: 'failed', value: 'https://t.me/+a' }))).not.toContain('t.me');
  });
});
