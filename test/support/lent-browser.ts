import { tmpdir } from 'node:os';
import type { Message } from '../../src/messages/catalogue.ts';
import { end, type RunningBrowser } from '../../src/render/pdf/launch.ts';
import type { Browsers } from '../../src/render/pdf/pdf-browser.ts';
import { startBrowser } from '../../src/render/pdf/start.ts';
import { closedWithFile } from './closers.ts';

/** The browser that a test file's runs have one after the other, and what its start said. */
interface Lent {
  readonly running: RunningBrowser;
  readonly warnings: readonly Message[];
}

let lent: Promise<Lent> | null = null;
const ours = new WeakSet<RunningBrowser>();

/** The usual browser, of which each borrower is told what its start said; it ends with the test file. */
export async function lentBrowser(): Promise<Lent> {
  const known = await lent;
  if (known?.running.browser.connected === false) await close();
  lent ??= started();
  return await lent;
}

async function started(): Promise<Lent> {
  const warnings: Message[] = [];
  const running = await startBrowser({
    executable: null,
    sandbox: 'auto',
    env: process.env,
    tempFolder: tmpdir(),
    warn: (warning) => void warnings.push(warning),
  });
  ours.add(running);
  return { running, warnings };
}

/** For runs in the environment of this process: the lent browser, where the workspace wants no other. */
export const LENT: Browsers = {
  start: async (options) => {
    if (options.executable !== null || options.sandbox !== 'auto') return startBrowser(options);
    const { running, warnings } = await lentBrowser();
    for (const warning of warnings) options.warn(warning);
    return running;
  },
  end: async (running) => (ours.has(running) ? null : end(running)),
};

async function close(): Promise<void> {
  const known = await lent?.catch(() => null);
  lent = null;
  if (known) await end(known.running);
}

closedWithFile(close);
