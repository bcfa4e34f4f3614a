import { createHash } from 'node:crypto';
import { lstat, open } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type ByteSource, fileSource } from '../ingest/bytes/byte-source.ts';
import { orUnreadable } from '../ingest/bytes/or-unreadable.ts';
import { refuserOf } from '../ingest/bytes/refuse.ts';
import { fileKind } from '../ingest/files/file-kind.ts';
import { CORRECTION_FILE } from '../ingest/files/input-folder.ts';
import type { RawRecord, RawRecords } from '../ingest/model/raw-record.ts';
import { sheetsOf } from '../ingest/xlsx/workbook.ts';
import { type Message, message } from '../messages/catalogue.ts';
import { fault } from '../messages/fault.ts';
import {
  GUIDE_SHEET,
  HASH_LABEL,
  HEADER_ROW,
  OWN_HEADERS,
  PATH_LABEL,
  STATE_WORDS,
} from './layout.ts';
import type { CorrectionFile, CorrectionRow, CorrectionSheet, RowState } from './types.ts';

const HEAD = 4096;
const CHUNK = 1 << 20;

/**
 * Reads the correction file beside a month's exports; null where there is none. It is an input like others: a
 * workbook that cannot be trusted, or that another wrote, is a fault. Rows that name no record are warned of.
 */
export async function readCorrections(
  folder: string,
  workspace: string,
  warn: (warning: Message) => void,
): Promise<CorrectionFile | null> {
  const file = join(folder, CORRECTION_FILE);
  const path = relative(workspace, file).split(sep).join('/');
  const state = await lstat(file).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return null;
    // A folder that may not be entered holds exports that may not be read, too.
    throw fault('ingest.input_folder_unreadable', { folder, code: cause.code ?? '?' }, { cause });
  });
  if (state === null) return null;
  if (!state.isFile()) throw fault('corrections.not_ours', { file: path });
  await using handle = await orUnreadable(path, () => open(file));
  const source = await fileSource(handle);
  const kind = fileKind(await source.read(0, HEAD), source.size <= HEAD);
  if (kind.kind === 'refused') throw refuserOf(path)(kind.why);
  if (kind.kind !== 'zip') throw fault('corrections.not_ours', { file: path });
  const sheets: CorrectionSheet[] = [];
  let isOurs = false;
  for await (const { name, records } of sheetsOf(source, path)) {
    const sheet = await sheetFrom(path, records, warn);
    if (sheet) sheets.push(sheet);
    isOurs ||= sheet !== null || name === GUIDE_SHEET;
  }
  if (!isOurs) throw fault('corrections.not_ours', { file: path });
  return { path, sha256: await hashOf(source), sheets };
}

/** The records of an export; null for a sheet that is not ours. */
async function sheetFrom(
  file: string,
  records: RawRecords,
  warn: (warning: Message) => void,
): Promise<CorrectionSheet | null> {
  const head: RawRecord[] = [];
  const rows: CorrectionRow[] = [];
  let path = '';
  for await (const row of records) {
    if (row.record <= HEADER_ROW) {
      head.push(row);
      if (row.record === HEADER_ROW) path = pathIn(head) ?? '';
      continue;
    }
    if (path === '' || (row.cells.every((cell) => cell.trim() === '') && !row.faults)) continue;
    const read = rowFrom(row);
    if (read) rows.push(read);
    else warn(message('corrections.row_unknown', { file, export: path, row: row.record }));
  }
  if (path === '') return null;
  const [, sha256 = '', mark = ''] = head[1]?.cells ?? [];
  const headers = head[HEADER_ROW - 1]?.cells.slice(OWN_HEADERS.length) ?? [];
  return { path, sha256, mark, headers, rows };
}

/** The export that a sheet names in its first rows, if they are as they were written. */
function pathIn(head: readonly RawRecord[]): string | null {
  const [first, second, , header] = head.map(({ cells }) => cells);
  const isOurs =
    first?.[0] === PATH_LABEL &&
    second?.[0] === HASH_LABEL &&
    OWN_HEADERS.every((label, at) => header?.[at] === label);
  return isOurs ? (first[1] ?? null) : null;
}

function rowFrom({ cells, faults }: RawRecord): CorrectionRow | null {
  const [number = '', state = '', column = '', reason = ''] = cells;
  if (!/^[1-9]\d{0,8}$/.test(number.trim())) return null;
  const own = OWN_HEADERS.length;
  const moved = [...(faults ?? [])].flatMap(([at, kind]) =>
    at < own ? [] : [[at - own, kind] as const],
  );
  return {
    record: Number(number),
    state: stateOf(state),
    column,
    reason,
    cells: cells.slice(own),
    faults: moved.length === 0 ? null : new Map(moved),
  };
}

function stateOf(word: string): RowState {
  const states = Object.keys(STATE_WORDS) as RowState[];
  return states.find((state) => STATE_WORDS[state] === word.trim()) ?? 'open';
}

async function hashOf(source: ByteSource): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < source.size; at += CHUNK) hash.update(await source.read(at, CHUNK));
  return hash.digest('hex');
}
