import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './read-config.ts';

const good = { VITE_HILT_API_URL: 'https://api.hilt.so/', VITE_SOLANA_RPC_URLS: 'https://a.example, https://b.example/?key=1' };

describe('the checkout’s settings', () => {
  it('default to mainnet and the public explorer', () => {
    expect(readConfig(good)).toEqual({
      hiltApiUrl: 'https://api.hilt.so',
      solanaRpcUrls: ['https://a.example', 'https://b.example/?key=1'],
      genesisHash: '5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpKuc147dw2N9d',
      walletChain: 'solana:mainnet',
      feeWallets: null,
      edgeUrl: null,
      explorerUrl: 'https://explorer.solana.com',
      receiptKeys: null,
      receiptForms: [],
      sandbox: false,
    });
  });

  it('are a sandbox whenever the network is not mainnet', () => {
    const config = readConfig({ ...good, VITE_SOLANA_GENESIS_HASH: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v', VITE_SOLANA_EXPLORER_URL: '' });
    expect(config).toMatchObject({ sandbox: true, walletChain: 'solana:localnet', explorerUrl: null });
  });

  it('name the edge that opens sessions, where there is one', () => {
    expect(readConfig({ ...good, VITE_HILT_EDGE_URL: 'https://pay.example/' }).edgeUrl).toBe('https://pay.example');
    expect(() => readConfig({ ...good, VITE_HILT_EDGE_URL: 'http://pay.example' })).toThrow(ConfigError);
  });

  it('name the keys and forms of receipts, all of them right or none', () => {
    const x = 'A'.repeat(43);
    expect(readConfig({ ...good, VITE_HILT_RECEIPT_KEYS: `2026-11=${x}, 2027-01=${x}`, VITE_HILT_RECEIPT_FORMS: 'hilt-v1=rfc8785' })).toMatchObject({ receiptKeys: [{ kid: '2026-11', x }, { kid: '2027-01', x }], receiptForms: ['hilt-v1'] });
    for (const bad of [x, `=${x}`, `a=${x}A`, 'a=short', `a=${x},b`]) expect(() => readConfig({ ...good, VITE_HILT_RECEIPT_KEYS: bad })).toThrow(ConfigError);
    expect(() => readConfig({ ...good, VITE_HILT_RECEIPT_FORMS: 'hilt-v1=xml' })).toThrow(ConfigError);
  });

  it('may name plain http only on the machine itself', () => {
    expect(readConfig({ ...good, VITE_HILT_API_URL: 'http://127.0.0.1:8787' }).hiltApiUrl).toBe('http://127.0.0.1:8787');
    expect(() => readConfig({ ...good, VITE_HILT_API_URL: 'http://api.hilt.so' })).toThrow(ConfigError);
    expect(() => readConfig({ ...good, VITE_SOLANA_RPC_URLS: 'https://a.example,http://127.0.0.1.evil.example' })).toThrow(ConfigError);
  });

  it('name every variable that is wrong at once', () => {
    const error = (() => {
      try {
        return readConfig({ VITE_SOLANA_RPC_URLS: 'nope', VITE_HILT_FEE_WALLETS: 'abc' });
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toMatchObject({ variables: ['VITE_HILT_API_URL', 'VITE_SOLANA_RPC_URLS', 'VITE_HILT_FEE_WALLETS'] });
  });

  it.each([[7], [true], [{}], [['https://a.example']]])('refuse a setting that is no text: %j', (value) => {
    expect(() => readConfig({ ...good, VITE_HILT_API_URL: value })).toThrow(ConfigError);
    expect(() => readConfig({ ...good, VITE_HILT_FEE_WALLETS: value })).toThrow(ConfigError);
  });
});
