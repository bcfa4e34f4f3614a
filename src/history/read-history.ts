import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Message, message } from '../messages/catalogue.ts';
import { Fault, fault } from '../messages/fault.ts';
import { libraryWords } from '../messages/library-words.ts';
import type { Reason } from '../messages/reason.ts';
import { resultKey } from '../metrics/result-key.ts';
import type { KnownState, MetricResult, MetricsFile, PastMonth } from '../metrics/types.ts';
import { readableFolder } from '../process/month-folder.ts';
import { NoPlainFile, readPlainFile } from '../process/regular-file.ts';
import { allowedPlace, ensureFolder, standsAt } from '../workspace/allowed-places.ts';
import type { Period, Workspace } from '../workspace/types.ts';
import { isInFullForm } from './full-form.ts';
import { metricsFileSchema, SCHEMA_VERSION } from './schema.ts';

/** Where months are kept, and whose they are. */
export interface HistoryFolders {
  /** `history/`: final months. */
  readonly history: string;
  /** Where final months of earlier times are, which are read where `history` has none. */
  readonly older?: string | undefined;
  /** `out/`: drafts. */
  readonly out: string;
  readonly packId: string;
  /** The organisation's name, and those that it had before. */
  readonly organizations: readonly string[];
  /** Whether a file (absolute) may be read: no link leads it out of the workspace. */
  readonly isAllowed: (file: string) => boolean;
}

/** Why a file is no JSON, in both languages; what the parser says quotes the file. */
const CUT = { zh: 'JSON 不完整或已损坏', en: 'its JSON is cut or damaged' };
/** The largest file that is read; a month of the whole pack has less than 2 MB (bytes). */
const MOST = 64_000_000;

/** The history of a workspace. */
export function historyFolders(workspace: Workspace, packId: string): HistoryFolders {
  const { history, olderHistory, out, folder, allowPaths, organization } = workspace;
  return {
    history,
    older: olderHistory,
    out,
    packId,
    organizations: [
      organization.name,
      ...(organization.formerNames ?? []),
      ...organization.aliases,
    ],
    isAllowed: (file) => allowedPlace(file, folder, [out, ...allowPaths]) !== null,
  };
}

/** A month on file, by the bytes of its file. */
export interface ReadMonth {
  readonly month: Period;
  readonly state: KnownState;
  readonly sha256: string;
}

/**
 * Reads the months that exist: the final one out of `history/`, else the draft out of `out/`, else what was imported. One of another
 * organisation is warned of and left out: its figures would be compared with those of strangers.
 * Throws a Fault of kind `usage` for a file that cannot be read or belongs to another month or pack.
 */
export function readHistory(
  folders: HistoryFolders,
  months: readonly Period[],
  warn: (warning: Message) => void,
): readonly PastMonth[] {
  return months.flatMap((month): PastMonth[] => {
    const known = knownFile(folders, month);
    if (known === null) return [];
    const { path, state } = known;
    const file = readMetricsFile(path, month, folders);
    if (!isOwn(file, folders)) {
      const [expected = ''] = folders.organizations;
      const { organization: other } = file;
      warn(message('history.other_organization', { file: path, other, expected }));
      return [];
    }
    return [{ month, state, file }];
  });
}

/** The files that {@link readHistory} would read, not looked into. Throws as it does for one that cannot be read. */
export function filesOfHistory(
  folders: HistoryFolders,
  months: readonly Period[],
): readonly ReadMonth[] {
  return months.flatMap((month) => {
    const known = knownFile(folders, month);
    if (known === null) return [];
    const bytes = bytesIn(known.path, folders.isAllowed);
    return [{ month, state: known.state, sha256: hashOf(bytes) }];
  });
}

/** Where the final figures of a month are or would be. */
export function finalFile(
  { history, older }: Pick<HistoryFolders, 'history' | 'older'>,
  month: Period,
): string {
  const file = join(history, `${month}.json`);
  const before = older === undefined ? null : join(older, `${month}.json`);
  return before !== null && !standsAt(file) && standsAt(before) ? before : file;
}

/** Where a month's figures are: finalized, else as a draft, else out of a sheet of earlier figures. */
function knownFile(
  folders: HistoryFolders,
  month: Period,
): { readonly path: string; readonly state: KnownState } | null {
  const final = finalFile(folders, month);
  if (standsAt(final)) return { path: final, state: 'final' };
  const draft = draftOf(folders, month);
  if (draft !== null) return { path: draft, state: 'draft' };
  const imported = importedFile(folders, month);
  return standsAt(imported) ? { path: imported, state: 'imported' } : null;
}

/** How a month is known; null where nothing is on file. */
export function knownState(folders: HistoryFolders, month: Period): KnownState | null {
  return knownFile(folders, month)?.state ?? null;
}

/** Where the earlier figures of a month stand that a sheet brought. */
export function importedFile({ history }: Pick<HistoryFolders, 'history'>, month: Period): string {
  return join(history, 'imported', `${month}.json`);
}

/**
 * The draft of a month, `metrics.json` of its folder in `out/`; null where there is none. Fault `workspace.bad_place`
 * for anything else in its place, a dead link too.
 */
export function draftOf({ out }: Pick<HistoryFolders, 'out'>, month: Period): string | null {
  ensureFolder(join(out, month));
  const folder = readableFolder(out, month);
  const file = folder === null ? null : join(folder, 'metrics.json');
  return file !== null && standsAt(file) ? file : null;
}

/**
 * The figures of the month's draft before, which this run replaces; null where there is none of this organisation. What
 * is damaged or of another pack or month is nothing to compare with, and goes with the run.
 */
export function draftBefore(folders: HistoryFolders, month: Period): MetricsFile | null {
  const path = draftOf(folders, month);
  if (path === null) return null;
  try {
    const file = readMetricsFile(path, month, folders);
    return isOwn(file, folders) ? file : null;
  } catch (cause) {
    if (cause instanceof Fault && cause.kind === 'usage') return null;
    throw cause;
  }
}

/**
 * How the figures of a month stand: not finalized, the finalized ones, or others than those, because exports or
 * configuration changed since.
 */
export type MonthState = 'draft' | 'final' | 'changed';

/** Compares all in these figures that a report prints with the finalized ones of their month. Throws like {@link readHistory}. */
export function monthState(metrics: MetricsFile, folders: HistoryFolders): MonthState {
  const file = finalFile(folders, metrics.month);
  if (!standsAt(file)) return 'draft';
  const asWritten = JSON.parse(JSON.stringify(metrics)) as MetricsFile;
  const known = readMetricsFile(file, metrics.month, folders);
  const isSame = isDeepStrictEqual(withoutReasons(known), withoutReasons(asWritten));
  return isSame ? 'final' : 'changed';
}

/** Why there is no value was told in Chinese, as `message`, by earlier versions; the figures are the same. */
function withoutReasons(file: MetricsFile): unknown {
  const bare = (one: object) => ({ ...one, reason: undefined, message: undefined });
  const metrics = file.metrics.map(({ results, lacking, ...metric }) => ({
    ...metric,
    results: results.map(bare),
    lacking: lacking?.map(bare),
  }));
  return { ...file, metrics };
}

/** Reads one month's `metrics.json`; throws a Fault of kind `usage` when it is none, or of another month or pack. */
export function readMetricsFile(
  file: string,
  month: Period,
  { packId, isAllowed }: Pick<HistoryFolders, 'packId' | 'isAllowed'>,
): MetricsFile {
  const given = jsonIn(file, isAllowed);
  if (isNewer(given)) throw fault('history.newer', { file });
  const read = isInFullForm(given) ? given : checked(file, given);
  if (read.pack !== packId)
    throw fault('history.other_pack', { file, pack: read.pack, expected: packId });
  if (read.month !== month)
    throw fault('history.other_month', { file, month: read.month, expected: month });
  return withOwnKeys(read);
}

function checked(file: string, given: unknown): MetricsFile {
  const parsed = metricsFileSchema.safeParse(given);
  if (parsed.success) return parsed.data as MetricsFile;
  const [issue] = parsed.error.issues;
  throw fault('history.unreadable', {
    file,
    reason: wordsOf(issue?.path.join('.') ?? '', issue?.message ?? ''),
  });
}

/** Whether a later version of the program wrote it: then it is whole, and nobody may be told to delete it. */
function isNewer(given: unknown): boolean {
  if (typeof given !== 'object' || given === null || !('schemaVersion' in given)) return false;
  return typeof given.schemaVersion === 'number' && given.schemaVersion > SCHEMA_VERSION;
}

/** Keys are made of metric and members; those of earlier versions did not part all of them. */
function withOwnKeys(file: MetricsFile): MetricsFile {
  const metrics = file.metrics.map((metric) => {
    const isOwnKey = (result: MetricResult) => result.key === keyOf(metric.id, result);
    if (metric.results.every(isOwnKey)) return metric;
    const results = metric.results.map((result) => ({ ...result, key: keyOf(metric.id, result) }));
    return { ...metric, results };
  });
  return { ...file, metrics };
}

/** A figure over a longer period keeps the key that names it. */
function keyOf(metric: string, { key, by }: Pick<MetricResult, 'key' | 'by'>): string {
  return metric.includes('@') ? key : resultKey(metric, by);
}

/** Half the time of `toString`, which a month of a megabyte feels; both put the sign of replacement for bad bytes. */
const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

function jsonIn(file: string, isAllowed: HistoryFolders['isAllowed']): unknown {
  const bytes = bytesIn(file, isAllowed);
  try {
    return JSON.parse(UTF8.decode(bytes));
  } catch {
    // The parser's own words quote the file.
    throw fault('history.unreadable', { file, reason: CUT });
  }
}

/** The bytes of a month's file; faults like {@link readHistory} for what is no plain file, or lies outside. */
export function bytesIn(file: string, isAllowed: HistoryFolders['isAllowed']): Buffer {
  // What a link leads to is nobody's history, and nothing of it may be told.
  if (!isAllowed(file)) throw fault('history.outside', { file });
  try {
    return readPlainFile(file, MOST);
  } catch (cause) {
    if (!(cause instanceof NoPlainFile))
      throw fault('history.unreadable', { file, reason: libraryWords(cause) }, { cause });
    const code = cause.why === 'special' ? 'history.no_plain_file' : 'history.too_large';
    throw fault(code, { file }, { cause });
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Whether a month's file is of the workspace's organisation, by any of its names. */
export function isOwn(
  { organization }: Pick<MetricsFile, 'organization'>,
  { organizations }: HistoryFolders,
): boolean {
  return organizations.map(comparable).includes(comparable(organization));
}

function comparable(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '');
}

/** Where a file breaks its form; words of our own stand in both languages, those of the library only in English. */
function wordsOf(place: string, said: string): Reason {
  if (place === '') return { zh: '最外层不是月度结果的对象', en: 'it holds no results of a month' };
  const [zh, en] = said.split(' | ');
  return en === undefined
    ? { zh: `${place} 不符合格式`, en: `${place}: ${said}` }
    : { zh: `${place} ${zh}`, en: `${place} ${en}` };
}
