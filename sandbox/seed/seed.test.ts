import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { USDC_MINT } from '../../src/solana/mints.ts';
import { assetOf } from '../settlement/assets.ts';
import { isHttpsOrLoopback } from '../api/bodies/urls.ts';
import { startTestSandbox } from '../testing/sandbox.ts';
import { tokenBalance } from '../testing/buyer.ts';
import { COVERS } from './covers.ts';
import { SEEDED_PRODUCTS, SELLERS } from './products.ts';
import { FEE_WALLET } from './wallets.ts';

describe('the seeded products', () => {
  it('cover every kind a checkout must deal with', () => {
    expect(new Set(SEEDED_PRODUCTS.map(({ delivery_type: type }) => type))).toEqual(new Set(['NONE', 'REDIRECT', 'TELEGRAM_INVITE', 'DISCORD_INVITE', 'DOWNLOAD', 'TEXT']));
    expect(SEEDED_PRODUCTS.some(({ fee_bps: fee }) => fee === 0)).toBe(true);
    expect(SEEDED_PRODUCTS.some(({ status }) => status === 'PAUSED')).toBe(true);
    expect(SEEDED_PRODUCTS.some(({ max_payments: max, payment_count: count }) => max !== null && count >= max)).toBe(true);
    expect(SEEDED_PRODUCTS.some(({ product_type: type }) => type === 'TIP_JAR')).toBe(true);
  });

  it('have ids and slugs of their own, pictures that exist, and links that may be opened', () => {
    expect(new Set(SEEDED_PRODUCTS.flatMap(({ id, slug }) => [id, slug])).size).toBe(SEEDED_PRODUCTS.length * 2);
    for (const { id, image_url: image, checkout_config: look, delivery_type: type, delivery_value: value, token_mint: mint } of SEEDED_PRODUCTS) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
      for (const picture of [image, look?.['logo_url']]) expect(COVERS.has(String(picture).replace('/assets/', ''))).toBe(true);
      expect(type === 'TEXT' || type === 'NONE' || isHttpsOrLoopback(value ?? '')).toBe(true);
      expect(assetOf(mint)?.symbol).toBe('USDC');
    }
  });
});

describe('seeding the chain', { timeout: 120_000 }, () => {
  it('opens the accounts of all sellers but one, and adds nothing when the sandbox starts again', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'hilt-seed-'));
    const balances = async () => {
      const sandbox = await startTestSandbox({ dataDir });
      try {
        return await Promise.all([...Object.values(SELLERS), FEE_WALLET].map((wallet) => tokenBalance(sandbox.connection, wallet, USDC_MINT)));
      } finally {
        await sandbox.stop();
      }
    };
    const seeded = await balances();
    expect(seeded).toEqual([100_000_000n, 100_000_000n, 0n, 100_000_000n, 100_000_000n, 100_000_000n]);
    expect(await balances()).toEqual(seeded);
    rmSync(dataDir, { recursive: true });
  });
});
