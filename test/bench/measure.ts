import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A command with its arguments, and what of the environment is its own. */
export interface Command {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** What one run of a command cost: all processes that it started and waited for. */
export interface Cost {
  /** Seconds of the clock. */
  readonly wall: number;
  /** Seconds of processors, `user + sys`; null where the system has no `/usr/bin/time`. */
  readonly cpu: number | null;
  /** Most memory of its largest process, in MB; null as above. */
  readonly memory: number | null;
}

/** Two commands, run in turn. */
export interface Pair {
  readonly own: readonly Cost[];
  readonly floor: readonly Cost[];
}

const TIME = '/usr/bin/time';

/**
 * Runs both commands once to warm what they read (not those that read more than is kept: `isLarge`), then `runs` times in
 * turn, so that a slow minute is slow for both.
 */
export function measuredInTurn(own: Command, floor: Command, runs: number, isLarge = false): Pair {
  const pair = { own: [] as Cost[], floor: [] as Cost[] };
  for (let run = isLarge ? 0 : -1; run < runs; run += 1) {
    const costs = [measured(own), measured(floor)] as const;
    if (run < 0) continue;
    pair.own.push(costs[0]);
    pair.floor.push(costs[1]);
  }
  return pair;
}

/** Runs a command to its end; throws with what it said when it does not end well. */
export function measured({ args, env }: Command): Cost {
  const folder = mkdtempSync(join(tmpdir(), 'service-report-time-'));
  const told = join(folder, 'time');
  try {
    const [command = '', ...rest] = existsSync(TIME)
      ? [TIME, '-f', '%U %S %M', '-o', told, ...args]
      : args;
    const start = performance.now();
    const { status, stderr, error } = spawnSync(command, rest, {
      encoding: 'utf8',
      env: { ...process.env, ...env },
      maxBuffer: 1 << 26,
    });
    const wall = (performance.now() - start) / 1000;
    if (status !== 0)
      throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`, { cause: error });
    if (!existsSync(told)) return { wall, cpu: null, memory: null };
    const [user = 0, system = 0, kilobytes = 0] = readFileSync(told, 'utf8').split(' ').map(Number);
    return { wall, cpu: user + system, memory: kilobytes / 1024 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The middle one, or the mean of the two in the middle; null for none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}
