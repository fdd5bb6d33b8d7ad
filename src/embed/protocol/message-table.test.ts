import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { INLINE_HEIGHT } from '../loader/styles.ts';
import { COVERED_AFTER_MS, LIVE_AFTER_MS } from '../frame/visibility.ts';
import { MESSAGE_TABLE } from './message-table.ts';
import { EMBED_VERSION, PHASES } from './messages.ts';

const page = readFileSync(new URL('../../../docs/embed-lifecycle.md', import.meta.url), 'utf8');

describe('docs/embed-lifecycle.md', () => {
  it('prints every message as the code has it, and no other', () => {
    const rows = [...page.matchAll(/^\| `(\w+)` \| (frame|page) \| (window|port) \| ([^|]*) \|/gm)].map(([, name = '', from, over, fields = '']) => [name, { from, over, fields: [...fields.matchAll(/`(\w+)`/g)].map(([, field]) => field) }]);
    expect(Object.fromEntries(rows)).toEqual(MESSAGE_TABLE);
  });

  it('names every phase in order', () => {
    const listed = /^Phases: (.*)$/m.exec(page)?.[1] ?? '';
    expect([...listed.matchAll(/`([\w-]+)`/g)].map(([, phase]) => phase)).toEqual(PHASES);
  });

  it('says the numbers that the code uses', () => {
    expect(page).toContain(`version ${EMBED_VERSION}`);
    expect(page).toContain(`${INLINE_HEIGHT} px`);
    expect(page).toContain(`${LIVE_AFTER_MS} ms`);
    expect(page).toContain(`${COVERED_AFTER_MS / 1000} s`);
  });
});
