import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The release of ClickHouse's engine that the tests were run with. */
const ENGINE = 'chdb@3.4.0';

const root = join(import.meta.dirname, '../..');
if (!hasEngine()) {
  process.stderr.write(`npm install --no-save ${ENGINE} first: it takes 540 MB\n`);
  process.exitCode = 1;
} else {
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config',
      'test/clickhouse/vitest.config.ts',
    ],
    { cwd: root, stdio: 'inherit' },
  );
  process.exitCode = status ?? 1;
}

function hasEngine(): boolean {
  try {
    createRequire(import.meta.url).resolve('chdb');
    return true;
  } catch {
    return false;
  }
}
