import { tmpdir } from 'node:os';
import { Cleanup } from './cleanup.ts';
import type { CliEnvironment } from './environment.ts';
import type { Terminal } from './terminal.ts';

/** A terminal that keeps what is written to it. */
export function recordingTerminal(errIsTerminal = false): Terminal & {
  readonly written: { out: string; err: string };
} {
  const written = { out: '', err: '' };
  return {
    written,
    errIsTerminal,
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
  };
}

/** A world in which it is 3 August 2009 at noon in China, with a terminal that records. */
export function fakeWorld(folder = '/nowhere') {
  const terminal = recordingTerminal();
  const world: CliEnvironment = {
    terminal,
    clock: { now: () => new Date('2009-08-03T04:00:00Z') },
    builtOn: null,
    ticks: () => 0,
    // Nobody waits in a test; whoever looks for something again does so at once.
    sleep: (milliseconds) =>
      new Promise((resolve) => setTimeout(resolve, Math.min(milliseconds, 5))),
    env: {},
    folder,
    tempRoot: tmpdir(),
    cleanup: new Cleanup(),
    programMark: null,
    ask: null,
    speak: () => undefined,
  };
  return { world, written: terminal.written };
}
