import { defineConfig } from 'vitest/config';

/** `npx vitest run --config edge/worker/vitest.workerd.config.ts`: apart from the other tests because it needs a program of 160 MB that nobody else needs. */
export default defineConfig({ test: { pool: 'forks', include: ['edge/worker/*.workerd.ts'], testTimeout: 60_000, hookTimeout: 60_000 } });
