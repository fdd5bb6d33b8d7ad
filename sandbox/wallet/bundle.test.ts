import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { bundleSandboxWallet } from './bundle.ts';
import { SANDBOX_WALLET_MARKER } from './marker.ts';

describe('bundleSandboxWallet', () => {
  it('makes one classic script that carries the marker and needs nothing else', async () => {
    const code = await bundleSandboxWallet();
    expect(() => new Script(code)).not.toThrow();
    expect(code).toContain(SANDBOX_WALLET_MARKER);
    expect(code).not.toMatch(/import\.meta|\bimport\s*\(|\brequire\s*\(/);
    expect(code.length).toBeLessThan(120_000);
  });
});
