import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { runInProcess } from './support/in-process.ts';
import { programWith } from './support/other-pack.ts';
import { runReport } from './support/program.ts';
import { tinyWorkspace } from './support/tiny-workspace.ts';

test('a pack that the build left damaged, or of other files, is checked anew and says the same', async () => {
  const { folder } = tinyWorkspace();
  const asked = ['metrics', '--json', '--workspace', folder];
  const wanted = await runInProcess(asked);
  expect(wanted.code, wanted.stderr).toBe(0);
  const line = '  - id: mobile.composition\n';
  const program = programWith('outline.yaml', line, line);
  const built = join(dirname(dirname(program)), 'dist', 'app', 'built');
  const names = readdirSync(built);
  expect(names.length).toBeGreaterThan(1);
  const said = async () => (await runReport(asked, { program })).stdout;
  expect(await said()).toBe(wanted.stdout);
  for (const name of names) {
    const bytes = readFileSync(join(built, name));
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0xff;
    writeFileSync(join(built, name), bytes);
  }
  expect(await said()).toBe(wanted.stdout);
  for (const name of names) writeFileSync(join(built, name), '');
  expect(await said()).toBe(wanted.stdout);
});
