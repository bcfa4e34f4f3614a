import { defineConfig } from 'vitest/config';

/** Run by `npm run test:clickhouse` alone: the engine is no part of `npm ci`. */
export default defineConfig({
  test: {
    include: ['test/clickhouse/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: 1,
  },
});
