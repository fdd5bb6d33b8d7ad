import { expect, it } from 'vitest';
import { pdfText } from './pdf-text.ts';

it.each([
  ['plain text – with “quotes” & €', 'plain text – with “quotes” & €'],
  ['Crème brûlée à la Ødegård', 'Crème brûlée à la Ødegård'],
  ['Zażółć gęśló', 'Zazó?c gesló'],
  ['قهوة', '????'],
  ['tea 🫖', 'tea ?'],
  ['line\nbreak', 'line?break'],
])('%j is drawn as %j', (text, drawn) => {
  expect(pdfText(text)).toBe(drawn);
});
