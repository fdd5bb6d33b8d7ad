import type { ReactNode } from 'react';
import type { I18n } from '../../i18n/i18n.tsx';
import type { Money } from '../../ui/components/money-line.tsx';

/*
 * The forms of the money line. Each joins a coin to the words that go with it, so that no screen can say one thing and draw another.
 * "Paid" stands in one of them only.
 */

export const nothingUntilApproved = ({ t }: I18n): Money => ({ state: 'empty', text: t('money.until-approved') });
export const nothingYet = ({ t }: I18n): Money => ({ state: 'empty', text: t('money.nothing-yet') });
export const noneMoved = ({ t }: I18n): Money => ({ state: 'empty', text: t('money.none') });
/** Somebody may have approved where this page cannot see it. */
export const ifApproved = ({ t }: I18n): Money => ({ state: 'unknown', text: t('money.if-approved') });
/** Something reached the seller that does not pay this. */
export const movedAstray = ({ rich }: I18n, amount: ReactNode): Money => ({ state: 'moved', text: rich('money.astray', { amount }) });
export const onItsWay = ({ rich }: I18n, amount: ReactNode): Money => ({ state: 'on-its-way', text: rich('money.on-its-way', { amount }) });
export const mayHaveMoved = ({ rich }: I18n, amount: ReactNode): Money => ({ state: 'unknown', text: rich('money.may-have-moved', { amount }) });
export const moved = ({ rich }: I18n, amount: ReactNode): Money => ({ state: 'moved', text: rich('money.moved', { amount }) });
/** Only for Hilt's CONFIRMED (money invariant 3). */
export const paid = ({ rich }: I18n, amount: ReactNode): Money => ({ state: 'recorded', text: rich('money.paid', { amount }) });
export const paidOnce = ({ rich }: I18n, amount: ReactNode): Money => ({ state: 'recorded', text: rich('money.paid-once', { amount }) });
