import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = fileURLToPath(new URL('../../bin/report.js', import.meta.url));

/** How a run of the program ended, and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A run under way. */
export interface Running {
  readonly ended: Promise<Ended>;
  /** Settles when standard error holds the text; rejects when the run ends without it. */
  readonly says: (text: string) => Promise<void>;
  readonly send: (signal: NodeJS.Signals) => void;
  /** What it has said so far on the other stream. */
  readonly said: () => string;
  /** What it has printed so far. */
  readonly printed: () => string;
}

export interface RunOptions {
  readonly folder?: string;
  /** Another copy of the program. */
  readonly program?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments of Node itself, before the program. */
  readonly node?: readonly string[];
}

/** Arguments of Node under which the program starts with files that everybody may read. */
export const OPEN_UMASK: readonly string[] = ['--import', 'data:text/javascript,process.umask(0)'];

/** Arguments of Node under which the program takes it for one of this version. */
export function nodeOfVersion(version: string): readonly string[] {
  const versions = `{ value: { ...process.versions, node: '${version}' } }`;
  const stub = `Object.defineProperty(process, 'versions', ${versions})`;
  return ['--import', `data:text/javascript,${stub}`];
}

/** Starts the built program as a process of its own. */
export function startReport(args: readonly string[], options: RunOptions = {}): Running {
  const child = spawn(
    process.execPath,
    [...(options.node ?? []), options.program ?? PROGRAM, ...args],
    {
      cwd: options.folder ?? PROJECT,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  const says = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (stderr.includes(text)) resolve();
      };
      child.stderr.on('data', look);
      child.on('close', () => reject(new Error(`ended without saying ${text}: ${stderr}`)));
      look();
    });
  return {
    ended,
    says,
    send: (signal) => child.kill(signal),
    printed: () => stdout,
    said: () => stderr,
  };
}

/** Runs the built program to its end. */
export function runReport(args: readonly string[], options?: RunOptions): Promise<Ended> {
  return startReport(args, options).ended;
}
