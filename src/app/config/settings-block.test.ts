import { describe, expect, it } from 'vitest';
import { settingsFrom, writeSettings } from './settings-block.ts';

const page = '<head><script type="application/json" id="hilt-config">{"VITE_HILT_API_URL":"https://old.example"}</script></head>';

function settingsIn(html: string): unknown {
  return JSON.parse(/id="hilt-config">([^<]*)</.exec(html)?.[1] ?? '');
}

describe('the settings block of the page', () => {
  it('holds the last settings written, and only those', () => {
    const html = writeSettings(page, { VITE_HILT_API_URL: 'https://new.example' });
    expect(settingsIn(html)).toEqual({ VITE_HILT_API_URL: 'https://new.example' });
    expect(settingsIn(writeSettings(html, {}))).toEqual({});
  });

  it('cannot be left by any value', () => {
    const hostile = 'https://a.example/?x=</script><script>alert(1)</script>$&$1';
    const html = writeSettings(page, { VITE_SOLANA_RPC_URLS: hostile });
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(settingsIn(html)).toEqual({ VITE_SOLANA_RPC_URLS: hostile });
  });

  it('error: a page without the block is a broken page', () => {
    expect(() => writeSettings('<head></head>', {})).toThrow('settings block');
  });

  it('takes from an environment what an operator may set, and nothing else', () => {
    const env = { VITE_HILT_API_URL: 'https://a.example', VITE_SOLANA_RPC_URLS: '', VITE_SOLANA_EXPLORER_URL: '', VITE_SECRET: 'x', PATH: '/bin' };
    expect(settingsFrom(env)).toEqual({ VITE_HILT_API_URL: 'https://a.example', VITE_SOLANA_EXPLORER_URL: '' });
  });
});
