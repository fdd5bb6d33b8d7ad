// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { createI18n } from './i18n.tsx';
import { loadMessages } from './messages.ts';

const NOON = Date.parse('2026-11-20T12:04:31Z');

afterEach(cleanup);

describe('the reader’s language', () => {
  it('writes times as clock times with Latin digits in the given zone', async () => {
    const ar = createI18n('ar', await loadMessages('ar', ['shell']), 'UTC');
    expect(ar.time(NOON)).toBe('12:04:31');
    expect(ar.date(NOON)).toMatch(/^20 \S+ 2026$/);
    expect(createI18n('en', {}, 'UTC').dateTime(NOON)).toBe('20 Nov 2026, 12:04:31');
    expect(createI18n('en', {}, 'Asia/Tokyo').deadline(NOON)).toBe('20 Nov 2026, 21:04 GMT+9');
    expect(createI18n('en', {}, 'Asia/Tokyo').time(NOON)).toBe('21:04:31');
    expect(createI18n('de', {}, 'UTC').longDate(NOON)).toBe('20. November 2026');
  });

  it('isolates foreign text in elements, and in plain text where the page runs right to left', async () => {
    const en = createI18n('en', await loadMessages('en', ['shell']));
    const { container } = render(<p>{en.rich('choosing.continue', { wallet: 'شبح' })}</p>);
    expect(container.innerHTML).toBe('<p>Continue with <bdi>شبح</bdi></p>');
    expect(en.t('choosing.continue', { wallet: 'Phantom' })).toBe('Continue with Phantom');
    const ar = createI18n('ar', await loadMessages('ar', ['shell']));
    expect(ar.t('choosing.continue', { wallet: 'Phantom' })).toContain('\u2068Phantom\u2069');
  });

  it('renders emphasis as an element and hostile parameters as text', async () => {
    const en = createI18n('en', await loadMessages('en', ['shell']));
    const { container } = render(
      <p>
        {en.rich('degraded.before')}
        {en.rich('seller.write-to', { seller: '<b onclick="x">{seller}</b>' })}
      </p>,
    );
    expect(container.querySelectorAll('b')).toHaveLength(1);
    expect(container.querySelector('bdi')?.textContent).toBe('<b onclick="x">{seller}</b>');
  });

  it('counts in Arabic with its own words and Latin digits', async () => {
    const { t } = createI18n('ar', await loadMessages('ar', ['shell']));
    expect(t('price.days', { days: 2 })).toContain('ليومين');
    expect(t('price.days', { days: 30 })).toContain('30 يومًا');
  });
});
