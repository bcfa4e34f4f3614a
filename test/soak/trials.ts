import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Command,
  commandsOver,
  copyOf,
  hasForeign,
  leftIn,
  type Prepared,
  putForeign,
  putTickets,
  putWorkspace,
  QUARTER,
  ROBOT,
  traceOf,
} from './cases.ts';
import { MONTH } from './published-set.ts';
import { countingRobot } from './robot.ts';

const PROGRAM = fileURLToPath(new URL('../../bin/report.js', import.meta.url));
const SHIM = fileURLToPath(new URL('./shim.mjs', import.meta.url));
export const KINDS = [
  'kill',
  'SIGINT',
  'SIGTERM',
  'EIO',
  'ENOSPC',
  'ENOSPC-from',
  'EROFS-from',
] as const;
export type Kind = (typeof KINDS)[number];

/** Runs the program without a fault: in a process of its own, or where the caller has one. */
export type Runner = (argv: readonly string[], tempRoot: string) => Promise<Ended>;

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const SENT_TO = { deliver: { timeout: 5, to: [{ wecom: ROBOT }] } };

/** What a run says that ended otherwise than well and yet left something new. */
const STANDS =
  /各自完整|成功 [1-9]\d* 份|它们完整地在|完整地在原处|没能写到标准输出|原有文件暂存在|原来的文件留在|不知道是否|已写出的文件不受影响/;

/**
 * Runs of the program in folders below `root`, each with one fault at one call that touches a file, and what is wrong after
 * it; compiled code is kept there too. `runner` runs what meets no fault.
 */
export async function soakIn(root: string, runner: Runner | null = null) {
  const robot = await countingRobot();
  /** How the next run went, by what the faulty one left: a run that finds the same files does the same. */
  const nextRuns = new Map<string, Promise<string[]>>();
  let absent = 0;

  function run(
    workspace: string,
    args: readonly string[],
    period: string = MONTH,
    env: Readonly<Record<string, string>> = {},
  ): Promise<Ended> {
    const temporary = `${workspace}.tmp`;
    mkdirSync(temporary, { recursive: true });
    const words = [...args, '--period', period, '--workspace', workspace];
    const isPlain = Object.keys(env).length === 0 && args[0] !== 'deliver';
    if (runner !== null && isPlain) return runner(words, temporary);
    const isDelivery = args[0] === 'deliver';
    const child = spawn(
      process.execPath,
      ['--import', SHIM, PROGRAM, ...(isDelivery ? words.map(asMonth) : words)],
      {
        env: {
          ...process.env,
          NODE_COMPILE_CACHE: join(root, 'compiled'),
          TMPDIR: temporary,
          FAULT_ROOT: `${workspace}/:${temporary}/`,
          [ROBOT]: robot.addressOf(basename(workspace)),
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

  async function well(workspace: string, args: readonly string[], period?: string): Promise<void> {
    const { code, stderr } = await run(workspace, args, period);
    if (code !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  }

  const placeOf = (one: Prepared): string => join(root, `prepared-${one}`);
  const isPrepared = new Map<Prepared, Promise<string>>();

  /** A workspace with what an earlier run left, and exports that changed since. */
  function prepared(one: Prepared): Promise<string> {
    const known = isPrepared.get(one) ?? prepare(one);
    isPrepared.set(one, known);
    return known;
  }

  async function prepare(one: Prepared): Promise<string> {
    const workspace = placeOf(one);
    const json = ['generate', '--format', 'json'];
    putWorkspace(workspace, one === 'deliver' ? SENT_TO : {});
    putTickets(workspace, 5);
    if (one === 'report') await well(workspace, [...json.slice(0, -1), 'json,xlsx']);
    else if (one === 'quarter') await well(workspace, json, QUARTER);
    else await well(workspace, one === 'split' ? [...json, '--for', 'branch'] : json);
    if (one === 'report') await well(workspace, ['check']);
    if (one === 'replace') await well(workspace, ['finalize']);
    putForeign(workspace, one === 'quarter' ? QUARTER : MONTH);
    if (one !== 'deliver') putTickets(workspace, 9);
    if (one === 'final' || one === 'replace') await well(workspace, json);
    return workspace;
  }

  /** The calls of a command that touch a file, each with its number, name and path. */
  async function callsOf(command: Command): Promise<readonly string[]> {
    const log = join(root, `${command.name}.log`);
    const counted = copyOf(await prepared(command.from), join(root, `${command.name}-count`));
    await run(counted, command.args, command.period, { FAULT_LOG: log });
    return readFileSync(log, 'utf8').trim().split('\n');
  }

  /** What is wrong after one fault, in words; none when all holds. */
  async function tried(command: Command, kind: Kind, at: number): Promise<readonly string[]> {
    const name = `${command.name}-${kind}-${at}`;
    const workspace = copyOf(await prepared(command.from), join(root, name));
    const [fault = '', from] = kind.split('-');
    const { code, stdout, stderr } = await run(workspace, command.args, command.period, {
      FAULT_AT: String(at),
      FAULT_KIND: fault,
      FAULT_FROM: from === undefined ? '' : '1',
    });
    const wrong: string[] = [];
    const state = command.stateOf(workspace);
    const is = (...states: readonly string[]) => states.includes(state);
    if (state === 'mixed') wrong.push('mixed');
    if (!hasForeign(workspace, command.period)) wrong.push('what people keep is gone');
    if (kind === 'kill') {
      // Ended before the call was reached, or killed.
      if (code !== null && code !== 0) wrong.push(`code ${code}`);
    } else if (code === 0) {
      if (!is('new')) wrong.push(`code 0 and ${state}`);
    } else {
      if (code === 1 || code === null) wrong.push(`code ${code}: ${stderr.trim()}`);
      if (!is('old') && !STANDS.test(stdout + stderr) && command.name !== 'deliver')
        wrong.push(`code ${code} and ${state}: ${stderr.trim()}`);
    }
    if (kind.startsWith('SIG')) {
      const left = [...leftIn(workspace), ...leftIn(`${workspace}.tmp`)];
      if (left.length > 0) wrong.push(`left ${left.join(' ')}`);
      // What is told of a run that was stopped: nothing was written, or some sets were, each whole.
      const denies = /没有写出任何文件|各自完整/.test(stderr);
      if (denies !== (code !== 0) && command.name !== 'deliver')
        wrong.push(`said ${stderr.trim()} with ${code}`);
    }
    const found = `${command.name} ${traceOf([workspace, `${workspace}.tmp`])}`;
    // Whether a message arrived no file tells.
    const isKnown = command.name !== 'deliver' && nextRuns.get(found);
    const next = isKnown || nextRun(command, workspace);
    nextRuns.set(found, next);
    wrong.push(...(await next));
    for (const folder of [workspace, `${workspace}.tmp`]) rmSync(folder, { recursive: true });
    if (state === 'absent') absent += 1;
    return wrong;
  }

  /** What is wrong after a run that meets no fault, in words; none when it mends what it finds. */
  async function nextRun(command: Command, workspace: string): Promise<string[]> {
    const wrong: string[] = [];
    const next = await run(workspace, command.args, command.period);
    if (command.name === 'deliver') {
      // Of what was cut off nobody knows, which is told and never sent again.
      const count = robot.countOf(basename(workspace));
      if (count > 1) wrong.push(`sent ${count} times`);
      if (next.code !== 0 && next.code !== 4) wrong.push(`next run ${next.code}: ${next.stderr}`);
      if (next.code === 0 && count !== 1) wrong.push(`next run 0 and sent ${count} times`);
    } else if (next.code !== 0) wrong.push(`next run ${next.code}: ${next.stderr.trim()}`);
    if (command.stateOf(workspace) !== 'new') wrong.push(`next run: ${command.stateOf(workspace)}`);
    if (!hasForeign(workspace, command.period)) wrong.push('next run: what people keep is gone');
    const left = [...leftIn(workspace), ...leftIn(`${workspace}.tmp`)];
    if (left.length > 0) wrong.push(`next run left ${left.join(' ')}`);
    return wrong;
  }

  return {
    commands: commandsOver(placeOf),
    callsOf,
    tried,
    absent: () => absent,
    leftovers: () => nextRuns.size,
    [Symbol.asyncDispose]: () => robot[Symbol.asyncDispose](),
  };
}

/** `deliver` knows the period by its older name alone. */
function asMonth(word: string): string {
  return word === '--period' ? '--month' : word;
}
