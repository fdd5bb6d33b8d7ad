import { describe, expect, expectTypeOf, it } from 'vitest';
import { createI18n } from './i18n.tsx';
import type { MessageParams, MessageValue } from './message-params.ts';
import { englishShell } from './messages.ts';

describe('the parameters of a message', () => {
  it('are read from its text', () => {
    expectTypeOf<MessageParams<'{amount} to {seller}.'>>().toEqualTypeOf<{ readonly amount: MessageValue; readonly seller: MessageValue }>();
    expectTypeOf<MessageParams<'{count, plural, one {# check} other {# checks}}'>>().toEqualTypeOf<{ readonly count: number }>();
    expectTypeOf<MessageParams<'{who, select, hilt {Hilt} other {Solana}} waits for {name}'>>().toEqualTypeOf<{ readonly who: string; readonly name: MessageValue }>();
    expectTypeOf<MessageParams<'{n, plural, one {one of {total}} other {# of {total}}} at {time}'>>().toEqualTypeOf<{ readonly n: number; readonly total: MessageValue; readonly time: MessageValue }>();
  });

  it('are checked where a message is said', () => {
    const { t, rich } = createI18n('en', englishShell);
    void rich('price.days', { days: 30 });
    expect(t('choosing.continue', { wallet: 'Phantom' })).toBe('Continue with Phantom');
    // @ts-expect-error -- the parameter is missing
    t('choosing.continue');
    // @ts-expect-error -- there is no such parameter
    t('choosing.continue', { wallet: 'Phantom', amount: '29' });
    // @ts-expect-error -- a count is a number
    t('price.days', { days: '30' });
    // @ts-expect-error -- there is no such message
    t('choosing.begin');
    // @ts-expect-error -- this one takes none
    t('loading', { wallet: 'Phantom' });
  });
});
