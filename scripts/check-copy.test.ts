import { describe, expect, it } from 'vitest';
import { copy, untranslatedCopy } from './check-copy.ts';
import { withProject } from './testing/project.ts';

function found(text: string): readonly string[] {
  return untranslatedCopy({ path: 'src/app/a.tsx', text }).map(({ line, message }) => `${line}: ${message}`);
}

describe('untranslated copy', () => {
  it.each([
    ['text between tags', 'const a = <p>Pay now</p>;'],
    ['text beside an expression', 'const a = <p>{n} payments</p>;'],
    ['a quoted child', "const a = <p>{'Pay now'}</p>;"],
    ['either branch of a choice', "const a = <p>{ok ? 'Paid' : null}</p>;"],
    ['a fallback', "const a = <p>{name ?? 'Somebody'}</p>;"],
    ['words after a condition', "const a = <p>{ok && 'Paid'}</p>;"],
    ['the fixed part of a template', 'const a = <p>{`${n} left`}</p>;'],
    ['a label for screen readers', 'const a = <button type="button" aria-label="Close" />;'],
    ['a computed label', "const a = <img alt={big ? 'Big' : ''} />;"],
    ['a placeholder', "const a = <input placeholder={'Name'} />;"],
    ['the title of the page', "document.title = 'Pay';"],
    ['text set by hand', "node.textContent = 'Pay';"],
    ['letters of any script', 'const a = <p>ادفع</p>;'],
  ])('is found as %s', (_name, code) => {
    expect(found(`\n${code}`)).toEqual([expect.stringMatching(/^2: .* is not in the message catalog$/)]);
  });

  it.each([
    ['sentences from the catalog', "const a = <p title={t('pay')}>{t('pay', { n })}</p>;"],
    ['numbers, signs and spacing', 'const a = <p>{n} / 3 · —&nbsp;→</p>;'],
    ['names that no language changes', 'const a = <p>{n} USDC on Solana</p>;'.replace(' on ', ' ')],
    ['attributes nobody reads', 'const a = <p className="price large" id="early-title" data-tone="still" role="status" />;'],
    ['comparisons', "const a = <p>{tag === 'paid' ? x : y}</p>;"],
    ['keys handed to components', "const a = <Row name={'pay'} />;"],
  ])('leaves alone %s', (_name, code) => {
    expect(found(code)).toEqual([]);
  });

  it('is looked for in what buyers see, not in catalogs, gallery and tests', async () => {
    const bad = 'export const a = <p>Words</p>;';
    const files = { 'src/app/a.tsx': bad, 'src/ui/b.tsx': bad, 'src/i18n/c.tsx': bad, 'src/app/gallery/d.tsx': bad, 'src/app/e.test.tsx': bad, 'sandbox/f.tsx': bad };
    const { findings } = await withProject(files, (root) => copy.run(root));
    expect(findings.map((finding) => finding.file)).toEqual(['src/app/a.tsx', 'src/ui/b.tsx']);
  });
});
