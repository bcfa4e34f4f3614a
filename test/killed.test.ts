import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { randomMoments } from './soak/random-moments.ts';
import { type Runner, soakIn } from './soak/trials.ts';
import { runInProcess } from './support/in-process.ts';

const root = mkdtempSync(join(tmpdir(), 'report-killed-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const MOMENTS = 30;

test('a run that is killed or stopped at any moment leaves one set or the other, and the next one mends what it left', async () => {
  // Only the runs that are stopped take a process.
  const here: Runner = (argv, tempRoot) => runInProcess(argv, { tempRoot });
  await using soak = await soakIn(root, here);
  const commands = soak.commands.filter(({ name }) =>
    ['generate', 'finalize', 'check'].includes(name),
  );
  const moments = await randomMoments(soak, commands, ['kill', 'SIGINT'], MOMENTS);
  expect(moments).toHaveLength(MOMENTS);
  const left = [...moments];
  const next = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) {
      const { command, kind, at, call } = one;
      expect(await soak.tried(command, kind, at), `${command.name} ${kind} at ${call}`).toEqual([]);
    }
  };
  await Promise.all([next(), next()]);
  // Thirty starts of the program and as many runs after them.
}, 600_000);
