import { createHash } from 'node:crypto';
import { createReadStream, renameSync } from 'node:fs';
import { chmod, lstat, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeSynced } from '../output/beside.ts';
import { makeWorkFolder, removeAbandoned, workFolder } from '../process/work-folder.ts';
import { checkedBytes, readChecked } from './checked-file.ts';
import { kindOfName, UNDER_WAY } from './names.ts';

/** The files of an entry. */
const FACTS = 'facts';
const TABLES = 'tables';
const ANSWERS = 'answers';
const FIGURES = 'figures';
const PARTS = [FACTS, TABLES, ANSWERS, FIGURES];

/** An entry as it lies in the cache; what is read of it is checked. */
export interface Entry<Facts> {
  readonly folder: string;
  /** What was kept with the tables. */
  readonly facts: Facts;
  readonly tablesHash: string;
}

interface Stored<Facts> {
  readonly facts: Facts;
  readonly tablesHash: string;
}

/** The entry of this key, and marks it as used now; null where there is none, or none that is whole. */
export async function findEntry<Facts>(
  root: string,
  key: string,
  now: Date,
): Promise<Entry<Facts> | null> {
  const folder = join(root, key);
  if (!(await isOwn(folder))) return null;
  const stored = await readChecked<Stored<Facts>>(join(folder, FACTS));
  if (stored === null) {
    await dropEntry(folder);
    return null;
  }
  // Where the time of use cannot be written, the entry only goes earlier than it should.
  await utimes(folder, now, now).catch(() => undefined);
  return { folder, ...stored };
}

/** The file of an entry's tables; null where it is not as it was written. */
export async function checkedTables({
  folder,
  tablesHash,
}: Entry<unknown>): Promise<string | null> {
  const file = join(folder, TABLES);
  const hash = await hashOf(file).catch(() => null);
  return hash === tablesHash ? file : null;
}

/** What was answered over an entry's tables; empty where nothing was, or it is damaged. */
export async function answersOf<Answer>(folder: string): Promise<ReadonlyMap<string, Answer>> {
  return (await readChecked<ReadonlyMap<string, Answer>>(join(folder, ANSWERS))) ?? new Map();
}

/** Writes the answers of an entry, in one step. An entry that is gone in the meantime stays so. */
export async function putAnswers(
  folder: string,
  answers: ReadonlyMap<string, unknown>,
): Promise<void> {
  await putFile(folder, ANSWERS, answers);
}

interface Figures<T> {
  readonly basis: string;
  readonly figures: T;
}

/** What was computed over an entry's tables of this very `basis`; null where it was of another, or is damaged. */
export async function figuresOf<T>(folder: string, basis: string): Promise<T | null> {
  const kept = await readChecked<Figures<T>>(join(folder, FIGURES));
  return kept?.basis === basis ? kept.figures : null;
}

/** Keeps what was computed over an entry's tables, in the place of what was before; as {@link putAnswers}. */
export async function putFigures(folder: string, basis: string, figures: unknown): Promise<void> {
  await putFile(folder, FIGURES, { basis, figures });
}

async function putFile(folder: string, name: string, value: unknown): Promise<void> {
  const work = await makeWorkFolder(dirname(folder), UNDER_WAY);
  try {
    const fresh = join(work, name);
    await writeSynced(fresh, checkedBytes(value));
    await rename(fresh, join(folder, name)).catch(unlessAbsent);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** An entry that is being made: its tables go into `tables`. */
export interface NewEntry extends AsyncDisposable {
  readonly tables: string;
  /** Puts the entry in its place, whole; gives its folder, or null where another run was faster. */
  put(facts: unknown, answers: ReadonlyMap<string, unknown>): Promise<string | null>;
}

/** Begins an entry in a private folder of its own, which goes unless it becomes one. */
export async function beginEntry(root: string, key: string): Promise<NewEntry> {
  await mkdir(root, { recursive: true, mode: 0o700 });
  const folder = await makeWorkFolder(root, UNDER_WAY);
  const tables = join(folder, TABLES);
  return {
    tables,
    async put(facts, answers) {
      await chmod(tables, 0o600);
      const stored: Stored<unknown> = { facts, tablesHash: await hashOf(tables) };
      await writeSynced(join(folder, ANSWERS), checkedBytes(answers));
      await writeSynced(join(folder, FACTS), checkedBytes(stored));
      const target = join(root, key);
      try {
        renameSync(folder, target);
      } catch {
        return null;
      }
      return target;
    },
    [Symbol.asyncDispose]: async () => await rm(folder, { recursive: true, force: true }),
  };
}

/** Takes an entry away: first its name, so that nobody finds a half of it. */
export async function dropEntry(folder: string): Promise<void> {
  const aside = workFolder(dirname(folder), UNDER_WAY);
  await rename(folder, aside).catch(() => undefined);
  await rm(aside, { recursive: true, force: true });
}

/** What a cache holds: months, and bytes of these and of single values. */
export interface CacheContent {
  readonly entries: number;
  readonly bytes: number;
}

/** Takes away what is kept, that first that was not used for the longest time, until the rest has at most so many bytes. */
export async function shrinkTo(root: string, most: number): Promise<CacheContent> {
  await removeAbandoned(root, UNDER_WAY).catch(unlessAbsent);
  const found = (await entriesIn(root)).sort((a, b) => b.used - a.used);
  const kept = { entries: 0, bytes: 0 };
  for (const { path, kind, bytes } of found) {
    if (kept.bytes + bytes > most)
      await (kind === 'entry' ? dropEntry(path) : rm(path, { force: true }));
    else {
      kept.entries += kind === 'entry' ? 1 : 0;
      kept.bytes += bytes;
    }
  }
  return kept;
}

/** How much a cache holds; nothing where there is none. */
export async function contentOf(root: string): Promise<CacheContent> {
  const found = await entriesIn(root);
  const entries = found.filter(({ kind }) => kind === 'entry').length;
  return { entries, bytes: found.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Takes all away that is kept, and what runs left that were killed; gives what it was. */
export async function clearCache(root: string): Promise<CacheContent> {
  const before = await contentOf(root);
  await shrinkTo(root, -1);
  return before;
}

interface Found {
  readonly path: string;
  readonly kind: 'entry' | 'value';
  readonly used: number;
  readonly bytes: number;
}

async function entriesIn(root: string): Promise<Found[]> {
  const names = await readdir(root).catch(unlessAbsent);
  const found: Found[] = [];
  for (const name of names ?? []) {
    const path = join(root, name);
    const kind = kindOfName(name);
    if (kind === null || (kind === 'entry' && !(await isOwn(path)))) continue;
    const files = kind === 'value' ? [path] : PARTS.map((part) => join(path, part));
    const sizes = files.map(async (file) => (await stat(file).catch(() => null))?.size ?? 0);
    // Gone in the meantime: another run made room.
    const used = (await stat(path).catch(() => null))?.mtimeMs ?? 0;
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    found.push({ path, kind, used, bytes });
  }
  return found;
}

/** Whether this is a folder of this user, and no link. */
async function isOwn(folder: string): Promise<boolean> {
  const state = await lstat(folder).catch(() => null);
  const uid = process.getuid?.();
  return state?.isDirectory() === true && (uid === undefined || state.uid === uid);
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('hex');
}

function unlessAbsent(cause: NodeJS.ErrnoException): undefined {
  if (cause.code !== 'ENOENT' && cause.code !== 'ENOTDIR') throw cause;
}
