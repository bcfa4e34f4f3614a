import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: [
            'src/**/*.test.ts',
            'fixtures/generator/**/*.test.ts',
            'test/{hostile,fuzz,cases,walls}/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'program',
          include: ['test/**/*.test.ts'],
          exclude: ['test/{hostile,fuzz,cases,walls}/**'],
          globalSetup: './test/global-setup.ts',
        },
      },
    ],
  },
});
