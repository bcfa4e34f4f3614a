import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { Message } from '../../messages/catalogue.ts';
import { inWords, message } from '../../messages/catalogue.ts';
import { Fault, fault } from '../../messages/fault.ts';
import type { Environment } from './environment.ts';
import { type Executable, executables } from './executables.ts';
import { launch, type RunningBrowser, type Start } from './launch.ts';
import { writableByOthers } from './safe-place.ts';
import { scrub } from './scrub.ts';

const START_MILLISECONDS = 60_000;
/** Where there is no room for its files a browser may come up and never answer. */
const CRAMPED_START_MILLISECONDS = 10_000;
const LEAST_FILES = 300;
const LEAST_BYTES = 20_000_000;

/** How the browser is chosen and started. */
export interface BrowserOptions {
  /** Absolute path from the workspace's configuration, or null to look for one. */
  readonly executable: string | null;
  /** `auto`: with the sandbox where the system lets it, else without and with a warning. */
  readonly sandbox: 'auto' | 'on' | 'off';
  readonly env: Environment;
  /** Where installed browsers are looked for; the usual places of the platform unless given. */
  readonly places?: readonly string[];
  /** Where the browser's own folder is made: the run's private folder; the system's temporary one unless given. */
  readonly tempFolder?: string;
  readonly warn: (warning: Message) => void;
}

/**
 * Starts the first browser that works, and warns of those passed over on the way. When none does, the
 * fault is that of the only one there was, else `render.browser_missing` with what each said.
 */
export async function startBrowser(options: BrowserOptions): Promise<RunningBrowser> {
  const failed: { readonly path: string; readonly told: Fault }[] = [];
  for await (const executable of executables(options.executable, options.env, options.places)) {
    try {
      await refuseUnsafePlace(executable);
      const running = await launchWithRoom(executable, options);
      for (const { path, told } of failed) {
        options.warn(message('render.browser_skipped', { path, reason: reasonOf(told) }));
      }
      return running;
    } catch (error) {
      failed.push({ path: executable.path, told: toFault(error, executable) });
    }
  }
  const [first, second] = failed;
  if (first && !second) throw first.told;
  const problems = failed.map(({ told }) => told.said);
  throw fault('render.browser_missing', undefined, { problems, cause: first?.told });
}

/** The bundled browser is checked by hash; of any other all that can be known is who could have put it there. */
async function refuseUnsafePlace({ source, path }: Executable): Promise<void> {
  if (source === 'bundled') return;
  const place = await writableByOthers(path);
  if (place !== null) throw fault('render.browser_place_unsafe', { path, place });
}

async function launchWithRoom(
  executable: Executable,
  options: BrowserOptions,
): Promise<RunningBrowser> {
  const { tempFolder = tmpdir() } = options;
  // Asked before: what the browser wrote is gone when it has failed.
  const isCramped = await lacksRoom(tempFolder);
  const milliseconds = isCramped ? CRAMPED_START_MILLISECONDS : START_MILLISECONDS;
  try {
    return await launchWithSandbox(executable, { ...options, tempFolder, milliseconds });
  } catch (error) {
    // What a browser is, such as too old, is no question of room.
    const isKnown = error instanceof Fault && error.said.code !== 'render.sandbox_unavailable';
    if (!isCramped || isKnown) throw error;
    throw fault('cli.temp_folder', { folder: tempFolder, code: 'ENOSPC' }, { cause: error });
  }
}

async function launchWithSandbox(
  executable: Executable,
  {
    sandbox,
    env,
    warn,
    tempFolder,
    milliseconds,
  }: BrowserOptions & Pick<Start, 'tempFolder' | 'milliseconds'>,
): Promise<RunningBrowser> {
  const start = (sandboxed: boolean) =>
    launch(executable, env, { sandboxed, tempFolder, milliseconds });
  const isLinux = process.platform === 'linux';
  if (sandbox === 'off') return start(false);
  if (sandbox === 'on') {
    return start(true).catch((error: unknown) => {
      if (error instanceof Fault) throw error;
      const params = { path: executable.path, reason: scrub(error) };
      throw fault('render.sandbox_unavailable', params, { cause: error });
    });
  }
  if (isLinux && process.getuid?.() === 0) {
    const running = await start(false);
    warn(message('render.sandbox_off_root', undefined));
    return running;
  }
  try {
    return await start(true);
  } catch (error) {
    if (!isLinux || error instanceof Fault) throw error;
    const running = await start(false);
    warn(message('render.sandbox_off_refused', undefined));
    return running;
  }
}

/** A browser that fails where its folder has less room than it fills at its start is not to blame. */
async function lacksRoom(folder: string): Promise<boolean> {
  const found = await statfs(folder).catch(() => null);
  if (found === null) return false;
  // Some file systems do not count files.
  const isFull = found.files > 0 && found.ffree < LEAST_FILES;
  return isFull || found.bavail * found.bsize < LEAST_BYTES;
}

function toFault(error: unknown, { path }: Executable): Fault {
  if (error instanceof Fault) return error;
  return fault('render.browser_failed', { path, reason: scrub(error) }, { cause: error });
}

function reasonOf({ said }: Fault): string {
  switch (said.code) {
    case 'render.browser_failed':
    case 'render.sandbox_unavailable':
      return said.params.reason;
    case 'render.browser_place_unsafe':
      return `${said.params.place} 其他用户可写 (writable by others)`;
    case 'render.browser_too_old':
      return said.params.version;
    default:
      return inWords(said, 'en');
  }
}
