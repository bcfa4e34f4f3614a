import { defineConfig } from 'vitest/config';
import { partedTests } from './test/support/alone.ts';

const parts = [
  'src/**/*.test.ts',
  'fixtures/generator/**/*.test.ts',
  'test/{hostile,fuzz,cases,walls,support}/**/*.test.ts',
];
const { alone } = partedTests(import.meta.dirname, parts);
const setupFiles = ['./test/support/end-of-file.ts'];

// What the database gives back it takes again for the next of thousands of small months, whichever thread asks: the workers keep it meanwhile.
process.env.DUCKDB_JE_MALLOC_CONF ??= 'dirty_decay_ms:-1,muzzy_decay_ms:-1,narenas:1';

// As the program has it: with more, each thread finds the memory of its statements cold.
process.env.UV_THREADPOOL_SIZE ??= '2';

/** docs/testing.md tells what runs where; a file is found to need a process of its own by `test/support/alone.ts`. */
export default defineConfig({
  test: {
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    // Most of what a month makes is gone with it: a heap that starts small is gone through five times a second.
    execArgv: ['--initial-old-space-size=800'],
    projects: [
      {
        extends: true,
        test: { name: 'parts', include: parts, exclude: [...alone], isolate: false, setupFiles },
      },
      {
        extends: true,
        test: { name: 'alone', include: [...alone], setupFiles },
      },
      {
        extends: true,
        test: {
          name: 'program',
          include: ['test/*.test.ts'],
          isolate: false,
          setupFiles,
          globalSetup: './test/global-setup.ts',
        },
      },
    ],
  },
});
