import type { RawRecord } from '../ingest/model/raw-record.ts';
import type { InputFile } from '../ingest/model/types.ts';
import type { Correction, CorrectionsFor } from '../ingest/signs/correct-record.ts';
import { type Message, message } from '../messages/catalogue.ts';
import { cellForm, isWorkedOn } from './cell-form.ts';
import { sameHeaders } from './shown-headers.ts';
import type { CorrectionFile, CorrectionRow } from './types.ts';

/**
 * Makes what gives the exports' records as people corrected them. Corrections of an export that has changed since,
 * of other headers, and of a record with two rows are not used, and warned of.
 */
export function correctionsIn(
  file: CorrectionFile | null,
  warn: (warning: Message) => void,
): CorrectionsFor {
  return ({ path, sha256, headers }) => {
    const sheet = file?.sheets.find((one) => one.path === path);
    if (!file || !sheet) return null;
    const place = { file: file.path, export: path };
    if (sheet.sha256 !== sha256) {
      if (isWorkedOn(sheet)) warn(message('corrections.stale', place));
      return null;
    }
    if (!sameHeaders(headers, sheet.headers)) {
      warn(message('corrections.headers_changed', place));
      return null;
    }
    const rows = new Map<number, CorrectionRow>();
    for (const [record, same] of Map.groupBy(sheet.rows, (row) => row.record)) {
      const [row, second] = same;
      if (second) warn(message('corrections.row_twice', { ...place, record }));
      else if (row) rows.set(record, row);
    }
    if (rows.size === 0) return null;
    return (record) => {
      const row = rows.get(record.record);
      return row ? corrected(record, row) : null;
    };
  };
}

/** Warns of corrections whose export did not come, or could not be read. */
export function warnOfAbsentExports(
  file: CorrectionFile | null,
  exports: readonly Pick<InputFile, 'path'>[],
  warn: (warning: Message) => void,
): void {
  const read = new Set(exports.map(({ path }) => path));
  for (const sheet of file?.sheets ?? []) {
    if (!file || read.has(sheet.path) || !isWorkedOn(sheet)) continue;
    warn(message('corrections.without_export', { file: file.path, export: sheet.path }));
  }
}

/** The record with the cells that the row changes; null where it changes none, or leaves nothing of it. */
function corrected(given: RawRecord, row: CorrectionRow): Correction | null {
  const changed: number[] = [];
  const cells = [...given.cells];
  const faults = new Map(given.faults);
  for (let at = 0; at < Math.max(given.cells.length, row.cells.length); at += 1) {
    const written = row.cells[at] ?? '';
    const fault = row.faults?.get(at);
    if (!fault && cellForm(written) === cellForm(given.cells[at] ?? '')) continue;
    while (cells.length <= at) cells.push('');
    cells[at] = written;
    faults.delete(at);
    if (fault) faults.set(at, fault);
    changed.push(at);
  }
  if (changed.length === 0 || cells.every((cell) => cell.trim() === '')) return null;
  const record = { record: given.record, cells, faults, fixedWidth: false, broken: null };
  return { record, changed };
}
