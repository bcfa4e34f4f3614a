import { mkdtemp, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { message } from '../messages/catalogue.ts';
import type { FolderUse } from '../messages/doctor.ts';
import { writeSynced } from '../output/beside.ts';
import { errorCode } from '../output/disk-fault.ts';
import { ensurePrivateFolder } from '../render/pdf/private-folder.ts';
import { finding, type MachineFinding } from './finding.ts';

/** Less free space than this is a problem, and less than that something to look at, in bytes. */
const LEAST_DISK = 300 * 2 ** 20;
const WANTED_DISK = 2 ** 30;

/**
 * Whether a folder can be written: a private folder is made in it and taken away again. For one that is not there
 * yet the nearest that is there is tried. A folder of data that others may enter is something to look at.
 */
export async function checkFolder(
  use: FolderUse,
  path: string,
  holdsData: boolean,
): Promise<MachineFinding> {
  const folder = await nearest(path);
  try {
    const trial = await mkdtemp(join(folder, '.service-report-trial-'));
    try {
      await writeSynced(join(trial, 'trial'), 'trial');
    } finally {
      await rm(trial, { recursive: true, force: true });
    }
  } catch (cause) {
    return unwritable(use, path, cause);
  }
  const mode = (await stat(folder)).mode & 0o777;
  const isOpen = holdsData && folder === path && process.platform !== 'win32' && (mode & 0o077) > 0;
  return isOpen
    ? finding(
        'folders',
        'warn',
        message('doctor.folder_open', { use, path, mode: mode.toString(8) }),
      )
    : finding('folders', 'ok', message('doctor.folder', { use, path }));
}

/** Whether the folder of the unpacked browser belongs to this user alone; without one the next is taken. */
export async function checkCache(roots: readonly string[]): Promise<MachineFinding> {
  const [first = ''] = roots;
  const path = await nearest(first);
  try {
    if (path === first) await ensurePrivateFolder(path);
  } catch (cause) {
    return { ...unwritable('cache', first, cause), health: 'warn' };
  }
  const found = await checkFolder('cache', first, false);
  return found.health === 'problem' ? { ...found, health: 'warn' } : found;
}

/** The free space where results and temporary files go, each disk once. */
export async function checkDisks(paths: readonly string[]): Promise<readonly MachineFinding[]> {
  const findings: MachineFinding[] = [];
  const seen = new Set<number>();
  for (const path of paths) {
    const folder = await nearest(path);
    const { dev } = await stat(folder);
    if (seen.has(dev)) continue;
    seen.add(dev);
    const { bavail, bsize } = await statfs(folder);
    findings.push(diskFinding(path, bavail * bsize));
  }
  return findings;
}

/** What so many free bytes mean. */
export function diskFinding(path: string, free: number): MachineFinding {
  if (free >= WANTED_DISK) return finding('disk', 'ok', message('doctor.disk', { path, free }));
  const said = message('doctor.disk_low', { path, free, needed: WANTED_DISK });
  return finding('disk', free < LEAST_DISK ? 'problem' : 'warn', said);
}

function unwritable(use: FolderUse, path: string, cause: unknown): MachineFinding {
  const reason = errorCode(cause) ?? (cause instanceof Error ? cause.message : String(cause));
  return finding('folders', 'problem', message('doctor.folder_unwritable', { use, path, reason }));
}

/** The folder itself, or the nearest above it that is there. */
async function nearest(path: string): Promise<string> {
  const state = await stat(path).catch(() => null);
  const above = dirname(path);
  return state !== null || above === path ? path : nearest(above);
}
