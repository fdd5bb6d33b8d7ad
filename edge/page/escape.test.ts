// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileText } from '../testing/hostile-text.ts';
import { escapeHtml, inlineJson } from './escape.ts';

describe('foreign text in the page', () => {
  it('is what the reader sees, in an element and in an attribute, whatever it is', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const box = document.createElement('div');
        box.innerHTML = `<p title="${escapeHtml(text)}">${escapeHtml(text)}</p>`;
        const paragraph = box.firstElementChild;
        expect(box.childNodes).toHaveLength(1);
        expect(paragraph?.attributes).toHaveLength(1);
        expect(paragraph?.getAttribute('title')).toBe(text);
        expect(paragraph?.textContent).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it('as JSON cannot end or open anything, and is the same value when read back', () => {
    fc.assert(
      fc.property(fc.record({ title: hostileText, nested: fc.array(hostileText) }), (value) => {
        const written = inlineJson(value);
        expect(written).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(written)).toEqual(value);
      }),
      { numRuns: 300 },
    );
  });
});
