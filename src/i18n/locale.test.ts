import { describe, expect, it } from 'vitest';
import { chooseLocale } from './locale.ts';

const from = (search: string, stored: string | null, ...languages: string[]) => chooseLocale({ search, stored, languages });

describe('the language of the page', () => {
  it('is the one of the link, then the stored choice, then the browser’s', () => {
    expect(from('?lang=ar', 'de', 'en-US')).toBe('ar');
    expect(from('', 'de', 'ar')).toBe('de');
    expect(from('', null, 'fr-FR', 'de-AT', 'en')).toBe('de');
  });

  it('falls back to English', () => {
    expect(from('', null, 'fr', 'ja')).toBe('en');
    expect(from('', null)).toBe('en');
  });

  it('ignores what is no language of ours', () => {
    expect(from('?lang=../../evil', '<b>', 'DE')).toBe('de');
    expect(from('?lang=', null, 'constructor', '__proto__')).toBe('en');
  });
});
