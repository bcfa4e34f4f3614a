import { readFileSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { fault } from '../../messages/fault.ts';
import { removeAbandoned, workFolder } from '../../process/work-folder.ts';
import type { Environment } from './environment.ts';
import { ensurePrivateFolder } from './private-folder.ts';
import { scrub } from './scrub.ts';
import { STATE, sealOf, stateOf, unpackInto } from './unpack.ts';

/** The browser that comes through npm, unpacked and checked. Absolute paths. */
export interface BundledBrowser {
  readonly executable: string;
  /** The shared libraries that bare systems lack (NSS, NSPR, Expat). */
  readonly libraries: string;
  /** The package's own fallback font, used instead of whatever the machine has. */
  readonly fonts: string;
}

/** Tells whether the bundled build runs on this kind of machine: it is made for Linux on x64. */
export function bundledRunsHere(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

/**
 * Gives the bundled browser from this user's cache, unpacked there on first use. Its files are
 * checked against the recorded hashes unless each is the very inode, unchanged, that was last found
 * whole, and unpacked again when they differ.
 * Fails with `render.unpack_failed` when no folder can take it.
 */
export async function bundledBrowser(env: Environment): Promise<BundledBrowser> {
  const { folder: source, version } = packageOf();
  return inside(await provideInFirst(cacheRoots(env), source, `chromium-${version}`));
}

/** Provides the copy in the first of the roots that is private and can take it. */
export async function provideInFirst(
  roots: readonly string[],
  source: string,
  name: string,
): Promise<string> {
  const problems: { readonly root: string; readonly error: unknown }[] = [];
  for (const root of roots) {
    try {
      await ensurePrivateFolder(root);
      return await provide(source, root, name);
    } catch (error) {
      problems.push({ root, error });
    }
  }
  const folder = problems.map(({ root }) => root).join(', ');
  const reason = problems.map(({ error }) => scrub(error)).join('; ');
  throw fault('render.unpack_failed', { folder, reason }, { cause: problems[0]?.error });
}

/** Unpacks `source` to `root/name` unless a whole, unchanged copy stands there; safe against others doing the same. */
export async function provide(source: string, root: string, name: string): Promise<string> {
  const folder = join(root, name);
  if (await isWhole(folder, source)) return folder;
  await removeAbandoned(root, name);
  const work = workFolder(root, name);
  try {
    await unpackInto(work, source);
    while (true) {
      try {
        await rename(work, folder);
        return folder;
      } catch (error) {
        if (!standsInTheWay(error)) throw error;
      }
      // Another process was first, or an older copy is damaged.
      if (await isWhole(folder, source)) return folder;
      await moveAway(folder, root, name);
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function moveAway(folder: string, root: string, name: string): Promise<void> {
  const aside = workFolder(root, name);
  try {
    await rename(folder, aside);
  } catch (error) {
    // Another process moved it away first.
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  await rm(aside, { recursive: true, force: true });
}

function standsInTheWay(error: unknown): boolean {
  return ['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(errorCode(error) ?? '');
}

function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}

async function isWhole(folder: string, source: string): Promise<boolean> {
  try {
    // Taken before the files are read, so that a change in the meantime is seen by the next run.
    const state = stateOf(folder, source);
    await ensurePrivateFolder(folder);
    if (lastFoundWhole(folder) === state) return true;
    const isTrue = await hasItsSeal(folder, source);
    if (isTrue) await keepState(folder, state);
    return isTrue;
  } catch (error) {
    // Not there, not finished, or just being moved away by another process.
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return false;
    throw error;
  }
}

/** The state of the copy's files when they were last found whole; null where nobody kept it. */
function lastFoundWhole(folder: string): string | null {
  try {
    return readFileSync(join(folder, STATE), 'utf8');
  } catch {
    return null;
  }
}

/** Where it cannot be kept, the next run reads the files again. */
async function keepState(folder: string, state: string): Promise<void> {
  const fresh = workFolder(dirname(folder), basename(folder));
  try {
    await writeFile(fresh, state, { mode: 0o600, flag: 'wx' });
    await rename(fresh, join(folder, STATE));
  } catch {
    await rm(fresh, { force: true }).catch(() => undefined);
  }
}

async function hasItsSeal(folder: string, source: string): Promise<boolean> {
  const recorded = await readFile(join(folder, 'seal'), 'utf8');
  return recorded === (await sealOf(folder, source));
}

function inside(folder: string): BundledBrowser {
  return {
    executable: join(folder, 'chromium'),
    libraries: join(folder, 'al2023', 'lib'),
    fonts: join(folder, 'fonts', 'fonts'),
  };
}

function packageOf(): { readonly folder: string; readonly version: string } {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const root = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return { folder: join(root, 'bin'), version };
}

/** The private folders that may hold the copy: in the user's cache, else in the temporary folder by user number. */
export function cacheRoots(env: Environment): readonly string[] {
  const given = env.XDG_CACHE_HOME;
  const home = env.HOME || homedir();
  const cache = given && isAbsolute(given) ? given : join(home, '.cache');
  return [
    join(cache, 'service-report'),
    join(tmpdir(), `service-report-${process.getuid?.() ?? 'user'}`),
  ];
}
