import { create } from 'qrcode';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { qrShape } from './qr-shape.ts';

/** The squares a path covers, as "x,y". */
function squares(path: string): ReadonlySet<string> {
  const covered = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)].flatMap(([, x = '', y = '', run = '']) => Array.from({ length: Number(run) }, (_, step) => `${Number(x) + step},${y}`));
  return new Set(covered);
}

describe('qrShape', () => {
  it('covers exactly the dark squares of the code', () => {
    fc.assert(
      fc.property(fc.webUrl(), (text) => {
        const { modules } = create(text, { errorCorrectionLevel: 'M' });
        const { size, path } = qrShape(text);
        const dark = Array.from(modules.data).flatMap((on, index) => (on ? [`${index % size},${Math.floor(index / size)}`] : []));
        expect(size).toBe(modules.size);
        expect(squares(path)).toEqual(new Set(dark));
      }),
      { numRuns: 30 },
    );
  });

  it('throws for what no code can hold', () => {
    expect(() => qrShape('x'.repeat(5_000))).toThrow(/too big/);
  });
});
