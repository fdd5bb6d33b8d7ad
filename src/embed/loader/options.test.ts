import { describe, expect, it } from 'vitest';
import { codeOf, settle } from './options.ts';

function codeThrown(run: () => unknown): string | null {
  try {
    run();
    return null;
  } catch (error) {
    return codeOf(error);
  }
}

describe('options of the embed', () => {
  it('have defaults', () => {
    expect(settle('tide', {})).toEqual({ slug: 'tide', mode: 'modal', theme: 'auto', locale: null, handoff: null });
    expect(settle('tide', { mode: '', theme: '', locale: '', handoff: '' })).toEqual(settle('tide', {}));
  });

  it('are taken as they are', () => {
    expect(settle('a.b~c', { mode: 'inline', theme: 'dark', locale: 'de-AT', handoff: 'token' })).toEqual({ slug: 'a.b~c', mode: 'inline', theme: 'dark', locale: 'de-AT', handoff: 'token' });
  });

  it.each([undefined, '', 7, '../p', 'a/b', 'a b', `a${'b'.repeat(128)}`, 'https://evil.example'])('refuse the slug %j', (slug) => {
    expect(codeThrown(() => settle(slug, {}))).toBe('bad-slug');
  });

  it.each([{ mode: 'page' }, { mode: 7 }, { theme: 'blue' }, { locale: 'de_"><' }, { locale: {} }, { handoff: 7 }])('refuse %j', (wrong) => {
    expect(codeThrown(() => settle('tide', wrong))).toBe('bad-option');
  });

  it('own only their own errors', () => {
    expect(codeOf(new TypeError('x is not a function'))).toBeNull();
    expect(codeOf('bad-slug')).toBeNull();
  });
});
