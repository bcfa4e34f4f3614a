import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const HIDDEN = /Date\.now\(|new Date\(\)|performance\.now\(|process\.(?:env|cwd|hrtime|stdin)\b/;
/** Where the program, and its build, meet their process; all else is handed what it needs. */
const ENTRIES: ReadonlySet<string> = new Set([
  join('cli', 'main.ts'),
  join('cache', 'mark-build.ts'),
]);

it('only the entries of program and build read clock, environment and current folder', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /(?<!\.test|test-support)\.ts$/.test(file) && !ENTRIES.has(file),
  );
  expect(files.length).toBeGreaterThan(300);
  const reading = files.filter((file) =>
    HIDDEN.test(readFileSync(join(import.meta.dirname, file), 'utf8')),
  );
  expect(reading).toEqual([]);
});
