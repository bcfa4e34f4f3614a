/**
 * `npm run soak [-- generate kill SIGINT … 26 …]` (a number: that call only): stops, kills and fails a run at every call
 * that touches a file, and looks whether the files are those of one run, what was said is what happened, and the next
 * run leaves nothing behind.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Command,
  commandsOver,
  copyOf,
  hasForeign,
  leftIn,
  putForeign,
  putTickets,
  putWorkspace,
  traceOf,
} from './cases.ts';
import { MONTH } from './published-set.ts';

const PROGRAM = fileURLToPath(new URL('../../bin/report.js', import.meta.url));
const SHIM = fileURLToPath(new URL('./shim.mjs', import.meta.url));
const KINDS = ['kill', 'SIGINT', 'SIGTERM', 'EIO', 'ENOSPC', 'ENOSPC-from', 'EROFS-from'] as const;
type Kind = (typeof KINDS)[number];

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const root = mkdtempSync(join(tmpdir(), 'soak-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));
const asked = process.argv.slice(2);
const wants = (name: string, among: readonly string[]): boolean =>
  !asked.some((one) => among.includes(one)) || asked.includes(name);
const onlyAt = asked.map(Number).filter(Number.isInteger);

function run(
  workspace: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const temporary = `${workspace}.tmp`;
  mkdirSync(temporary, { recursive: true });
  const child = spawn(
    process.execPath,
    ['--import', SHIM, PROGRAM, ...args, '--month', MONTH, '--workspace', workspace],
    {
      env: {
        ...process.env,
        NODE_COMPILE_CACHE: join(root, 'compiled'),
        TMPDIR: temporary,
        FAULT_ROOT: `${workspace}/:${temporary}/`,
        ...env,
      },
    },
  );
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** A workspace with an earlier report, an earlier correction file and exports that changed since. */
async function prepared(): Promise<string> {
  const workspace = join(root, 'start');
  putWorkspace(workspace);
  putTickets(workspace, 5);
  const made = [
    await run(workspace, ['generate', '--format', 'json,xlsx']),
    await run(workspace, ['check']),
  ];
  for (const { code, stderr } of made) if (code !== 0) throw new Error(stderr);
  putForeign(workspace);
  putTickets(workspace, 9);
  return workspace;
}

/** What is wrong after one fault, in words; none when all holds. */
async function tried(command: Command, start: string, kind: Kind, at: number): Promise<string[]> {
  const workspace = copyOf(start, join(root, `${command.name}-${kind}-${at}`));
  const [fault = '', from] = kind.split('-');
  const faulty = await run(workspace, command.args, {
    FAULT_AT: String(at),
    FAULT_KIND: fault,
    FAULT_FROM: from === undefined ? '' : '1',
  });
  const wrong: string[] = [];
  const state = command.stateOf(workspace);
  const is = (...states: readonly string[]) => states.includes(state);
  if (state === 'mixed') wrong.push('mixed');
  if (!hasForeign(workspace)) wrong.push('what people keep is gone');
  const { code, stdout, stderr } = faulty;
  if (kind === 'kill') {
    // Ended before the call was reached, or killed.
    if (code !== null && code !== 0) wrong.push(`code ${code}`);
  } else if (code === 0) {
    if (!is('new')) wrong.push(`code 0 and ${state}`);
  } else {
    if (code === 1 || code === null) wrong.push(`code ${code}: ${stderr.trim()}`);
    const isSaid =
      /各自完整|成功 [1-9]\d* 份|它们完整地在|完整地在原处|没能写到标准输出|原有文件暂存在/.test(
        stdout + stderr,
      );
    if (!is('old') && !isSaid) wrong.push(`code ${code} and ${state}: ${stderr.trim()}`);
  }
  if (kind.startsWith('SIG')) {
    const left = [...leftIn(workspace), ...leftIn(`${workspace}.tmp`)];
    if (left.length > 0) wrong.push(`left ${left.join(' ')}`);
    // What is told of a run that was stopped: nothing was written, or some sets were, each whole.
    const denies = /没有写出任何文件|各自完整/.test(stderr);
    if (denies !== (code !== 0)) wrong.push(`said ${stderr.trim()} with ${code}`);
  }
  const found = `${command.name} ${traceOf([workspace, `${workspace}.tmp`])}`;
  const next = nextRuns.get(found) ?? nextRun(command, workspace);
  nextRuns.set(found, next);
  wrong.push(...(await next));
  for (const folder of [workspace, `${workspace}.tmp`]) rmSync(folder, { recursive: true });
  if (state === 'absent') absent += 1;
  return wrong;
}

/** What is wrong after a run that meets no fault, in words; none when it mends what it finds. */
async function nextRun(command: Command, workspace: string): Promise<string[]> {
  const wrong: string[] = [];
  const next = await run(workspace, command.args);
  if (next.code !== 0) wrong.push(`next run ${next.code}: ${next.stderr.trim()}`);
  if (command.stateOf(workspace) !== 'new') wrong.push(`next run: ${command.stateOf(workspace)}`);
  if (!hasForeign(workspace)) wrong.push('next run: what people keep is gone');
  const left = [...leftIn(workspace), ...leftIn(`${workspace}.tmp`)];
  if (left.length > 0) wrong.push(`next run left ${left.join(' ')}`);
  return wrong;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** How the next run went, by what the faulty one left: a run that finds the same files does the same. */
const nextRuns = new Map<string, Promise<string[]>>();
let absent = 0;
let points = 0;
let failed = 0;
const start = await prepared();
const finalizable = copyOf(start, join(root, 'finalizable'));
await run(finalizable, ['generate', '--format', 'json']);
const split = join(root, 'split');
putWorkspace(split);
putTickets(split, 5);
await run(split, ['generate', '--format', 'json', '--for', 'branch']);
putForeign(split);
putTickets(split, 9);
const names = commandsOver(start).map(({ name }) => name);
for (const name of names.filter((one) => wants(one, names))) {
  const from = name === 'finalize' ? finalizable : name === 'members' ? split : start;
  const command = commandsOver(from).find((one) => one.name === name);
  if (!command) continue;
  const log = join(root, `${name}.log`);
  await run(copyOf(from, join(root, `${name}-count`)), command.args, { FAULT_LOG: log });
  const calls = readFileSync(log, 'utf8').trim().split('\n');
  for (const kind of KINDS.filter((one) => wants(one, KINDS))) {
    const queue = calls
      .map((_, index) => index + 1)
      .filter((at) => onlyAt.length === 0 || onlyAt.includes(at));
    const { length } = queue;
    const before = { failed, absent };
    const work = async () => {
      for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
        points += 1;
        const wrong = await tried(command, from, kind, at);
        if (wrong.length === 0) continue;
        failed += 1;
        say(`${name} ${kind} at ${calls[at - 1]}: ${wrong.join('; ')}`);
      }
    };
    await Promise.all([work(), work()]);
    say(
      `${name} ${kind}: ${length} points, ${failed - before.failed} failed, ${absent - before.absent} with the earlier set aside until the next run`,
    );
  }
}
say(`${points} points, ${failed} failed, ${nextRuns.size} next runs of different leftovers`);
process.exitCode = failed > 0 ? 1 : 0;
