import { describe, expect, it } from 'vitest';
import { drawMachine } from './picture.ts';
import { TABLE } from './table.ts';

describe('the picture of the machine', () => {
  it('has every state in exactly one chapter', () => {
    const boxes = [...drawMachine().matchAll(/^ {2}\w+\[([\w-]+)\]$/gm)].map((match) => match[1]);
    expect(new Set(boxes)).toEqual(new Set(TABLE.flatMap(({ from, to }) => [from, ...to])));
    expect(boxes).toHaveLength(new Set(boxes).size);
  });

  it('lists every row of the table', () => {
    const listed = drawMachine().split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| in '));
    expect(listed).toHaveLength(TABLE.length);
  });
});
