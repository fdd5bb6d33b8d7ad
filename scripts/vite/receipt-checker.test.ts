import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readCheckerKeys } from '../../src/app/receipt-checker/checker-keys.ts';
import { checkerHtml, checkerScript } from './receipt-checker.ts';

it('is one file that may load and send nothing, with an empty place for the keys', () => {
  const html = checkerHtml('run("</script>")', 'p { color: red }');
  expect(html).toContain("default-src 'none'");
  expect(html.match(/<\/script>/g)).toHaveLength(2);
  expect(html).not.toMatch(/(?:src|href)=/);
  expect(readCheckerKeys(/hilt-receipt-keys">([^<]*)</.exec(html)?.[1] ?? '')).toEqual({ keys: [], forms: [] });
});

it('is made of the very modules of the receipt page, the signature check without WebCrypto included', async () => {
  const script = await checkerScript(fileURLToPath(new URL('../..', import.meta.url)));
  expect(script).toContain('duplicate-key');
  expect(script).not.toMatch(/process\.env|\bimport\(|\bfetch\(|XMLHttpRequest|WebSocket/);
}, 60_000);
