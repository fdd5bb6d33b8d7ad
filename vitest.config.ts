import { defineConfig } from 'vitest/config';
import { catalogPlugin } from './src/i18n/compile/catalog-plugin.ts';

export default defineConfig({
  plugins: [catalogPlugin()],
  test: {
    pool: 'forks',
    include: ['src/**/*.test.{ts,tsx}', 'sandbox/**/*.test.ts', 'edge/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
    testTimeout: 20_000,
  },
});
