import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { Cleanup } from '../src/cli/cleanup.ts';
import { heldMonth } from '../src/cli/held-month.ts';
import { writeReport } from '../src/output/write-report.ts';
import { commandsOver, copyOf, hasForeign, leftIn, putForeign } from './soak/cases.ts';
import { monthOf, setOf } from './soak/published-set.ts';
import { builtPublisher, inOneFile } from './soak/publisher.ts';

const SHIM = fileURLToPath(new URL('./soak/shim.mjs', import.meta.url));

/** Put together and compiled once for all the starts. */
const compiled = mkdtempSync(join(tmpdir(), 'publishing-compiled-'));
let publisher = '';
/** What an earlier run has published, and the calls of the next one that are tried. */
const start = join(compiled, 'start');
let calls: readonly number[] = [];
beforeAll(async () => {
  publisher = await builtPublisher(compiled);
  expect(publish(start, 'old').code).toBe(0);
  putForeign(start);
  const log = join(compiled, 'log');
  publish(copyOf(start, join(compiled, 'count')), 'new', { FAULT_LOG: log });
  calls = callsOf(log);
});
afterAll(() => rmSync(compiled, { recursive: true, force: true }));

/** Publishes in this process, which no fault befalls: what a process before it left must not keep it from that. */
async function publishHere(workspace: string, mark: string): Promise<void> {
  await using cleanup = new Cleanup();
  const place = await heldMonth({ ...monthOf(workspace), cleanup });
  await writeReport(place, setOf(mark), cleanup.commit);
}

function publish(workspace: string, mark: string, env: Readonly<Record<string, string>> = {}) {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', SHIM, publisher, workspace, mark],
    {
      env: {
        ...process.env,
        NODE_COMPILE_CACHE: compiled,
        FAULT_ROOT: `${workspace}/`,
        ...env,
      },
      encoding: 'utf8',
    },
  );
  return { code: status, stderr };
}

/** The calls from the first that changes the set to the end, in short: `npm run soak` tries all of them. */
function callsOf(log: string): readonly number[] {
  const calls = readFileSync(log, 'utf8').trim().split('\n');
  const first = calls.findIndex((call) => call.includes(' renameSync '));
  return calls.flatMap((_, at) => (at >= first - 1 && at < first + 8 ? [at + 1] : []));
}

test.each(['kill', 'SIGINT', 'EIO', 'ENOSPC', 'EROFS-from'])(
  'a set is the old or the new one, what is said is true and nothing is left, whatever befalls its publishing: %s',
  async (kind) => {
    const root = mkdtempSync(join(tmpdir(), 'publishing-'));
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    const [generate] = commandsOver(() => start);
    const [fault = '', from = ''] = kind.split('-');
    expect(calls.length).toBeGreaterThan(5);
    for (const at of calls) {
      const workspace = copyOf(start, join(root, String(at)));
      const env = { FAULT_AT: String(at), FAULT_KIND: fault, FAULT_FROM: from === '' ? '' : '1' };
      const { code, stderr } = publish(workspace, 'new', env);
      const state = generate?.stateOf(workspace);
      const told = `${kind} at ${at}: ${code} ${state} ${stderr}`;
      expect(state, told).not.toBe('mixed');
      expect(hasForeign(workspace), told).toBe(true);
      if (code === 0) expect(state, told).toBe('new');
      else if (kind !== 'kill' && !/它们完整地在|原有文件暂存在/.test(stderr))
        expect(state, told).toBe('old');
      if (kind === 'SIGINT') {
        expect(stderr.includes('没有写出任何文件'), told).toBe(code === 130);
        expect(leftIn(workspace), told).toEqual([]);
      }
      await expect(publishHere(workspace, 'next'), told).resolves.toBeUndefined();
      expect(generate?.stateOf(workspace), told).toBe('new');
      expect(hasForeign(workspace), told).toBe(true);
      expect(leftIn(workspace), told).toEqual([]);
    }
  },
);

test('one file that stands, though the disk turned read-only before it was known to be there, is told as standing', async () => {
  const root = mkdtempSync(join(tmpdir(), 'publishing-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const from = fileURLToPath(new URL('../src/output/write-whole.ts', import.meta.url));
  const source = join(root, 'write.ts');
  writeFileSync(
    source,
    `import { writeWhole } from ${JSON.stringify(from)};
    const aside = () => () => process.stdout.write('aside taken back');
    const [, , folder, text] = process.argv;
    await writeWhole(folder, 'a.json', text, { before: aside }).catch((error) => {
      process.stdout.write(error.said.code);
    });`,
  );
  const writer = await inOneFile(source, join(root, 'write.mjs'));
  const write = (text: string, env: Readonly<Record<string, string>> = {}) =>
    spawnSync(process.execPath, ['--import', SHIM, writer, join(root, 'in'), text], {
      env: {
        ...process.env,
        NODE_COMPILE_CACHE: compiled,
        FAULT_ROOT: join(root, 'in'),
        ...env,
      },
      encoding: 'utf8',
    }).stdout;
  mkdirSync(join(root, 'in'));
  expect(write('old')).toBe('');
  const log = join(root, 'log');
  write('old', { FAULT_LOG: log });
  const calls = readFileSync(log, 'utf8').trim().split('\n');
  const at = String(calls.findIndex((call) => call.includes(' openSync ')) + 1);
  const said = write('new', { FAULT_AT: at, FAULT_KIND: 'EROFS', FAULT_FROM: '1' });
  expect(said).toBe('output.file_not_flushed');
  expect(readFileSync(join(root, 'in', 'a.json'), 'utf8')).toBe('new');
  expect(write('old', { FAULT_AT: at, FAULT_KIND: 'EIO' })).toBe(
    'aside taken backoutput.write_failed',
  );
  expect(readFileSync(join(root, 'in', 'a.json'), 'utf8')).toBe('new');
});
