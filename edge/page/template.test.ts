import { describe, expect, it } from 'vitest';
import { inlineStyles } from './inline-styles.ts';
import { cutTemplate } from './template.ts';

const page =
  '<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>Hilt Checkout</title><script type="application/json" id="hilt-config">{"a":"b"}</script><script>head()</script><link rel="stylesheet" crossorigin href="/assets/a.css"></head><body><div id="root"><div class="page"><div></div></div></div><div id="other"></div></body></html>';

describe('the built page as a template', () => {
  it('takes a product in its five places and leaves everything else as it was', () => {
    const painted = cutTemplate(page).paint({ headTags: '<title>T</title><meta name="x">', data: '[data]', style: 'a{}', rootAttributes: ' data-theme="dark"', screen: '<p>price</p>' });
    expect(painted).toBe(
      '<!doctype html><html data-theme="dark" lang="en"><head><meta charset="utf-8" /><title>T</title><meta name="x"><script type="application/json" id="hilt-config">{"a":"b"}</script>[data]<script>head()</script><link rel="stylesheet" crossorigin href="/assets/a.css"><style>a{}</style></head><body><div id="root"><p>price</p></div><div id="other"></div></body></html>',
    );
  });

  it('puts in what it is given as it is, dollar signs included', () => {
    const painted = cutTemplate(page).paint({ headTags: '$&', data: '$1', style: '', rootAttributes: '', screen: '$`' });
    expect(painted).toContain('<head><meta charset="utf-8" />$&<script');
    expect(painted).toContain('<div id="root">$`</div>');
    expect(painted).not.toContain('<style>');
  });

  it.each([
    ['title', page.replace('<title>Hilt Checkout</title>', '')],
    ['settings', page.replace('hilt-config', 'other-config')],
    ['root', page.replace('id="root"', 'id="app"')],
    ['</head>', page.replace('</head>', '')],
    ['end', page.replaceAll('</div>', '')],
  ])('error: a page without its %s is not ours', (name, html) => {
    expect(() => cutTemplate(html)).toThrow(name);
  });
});

describe('stylesheets inside the page', () => {
  const link = '<link rel="stylesheet" crossorigin href="/assets/a.css">';
  const read = (css: string | null) => () => Promise.resolve(css);

  it('switch their links off, which stay as a sign that the sheets are there', async () => {
    expect(await inlineStyles(page, read('p{background:url(/assets/x.svg)}'))).toBe(page.replace(link, `<style>p{background:url(/assets/x.svg)}</style>${link.replace('>', ' disabled>')}`));
  });

  it.each([
    ['is missing', null],
    ['is large', `p{${' '.repeat(40_000)}}`],
    ['refers to its neighbours', 'p{background:url(x.svg)}'],
    ['refers to its neighbours in quotes', 'p{background:url("../x.svg")}'],
    ['brings other sheets', '@import "/b.css";'],
    ['could end its element', 'p{content:"</style>"}'],
  ])('stay links when one %s', async (_why, css) => {
    expect(await inlineStyles(page, read(css))).toBe(page);
  });
});
