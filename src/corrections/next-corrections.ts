import type { Ingested, QuarantinedRecord } from '../ingest/model/types.ts';
import { isWorkedOn, markOf } from './cell-form.ts';
import { shownHeaders } from './shown-headers.ts';
import type { CorrectionFile, CorrectionRow, CorrectionSheet } from './types.ts';

/** Open records that a sheet lists; an export with more has to be put right at its source. */
export const MOST_OPEN = 5_000;

/** What the correction file should hold now. */
export interface NextCorrections {
  readonly sheets: readonly CorrectionSheet[];
  /** Exports of which not all open records are listed. */
  readonly cut: readonly { readonly export: string; readonly count: number }[];
}

/**
 * Puts the records that cannot be used together with the corrections that are in use: what was corrected stays,
 * with its cells as people wrote them, and what is wrong now is added. Work on an export that was not read this
 * time waits for it; with `isUnreadable`, where some export is there and could not be read, all that is listed waits.
 * `quarantine` as given, unmasked.
 */
export function nextCorrections(
  earlier: CorrectionFile | null,
  ingested: Pick<Ingested, 'files' | 'corrected'>,
  quarantine: readonly QuarantinedRecord[],
  isUnreadable = false,
): NextCorrections {
  const cut: { export: string; count: number }[] = [];
  const openOf = Map.groupBy(quarantine, ({ file }) => file);
  const correctedOf = Map.groupBy(ingested.corrected, ({ file }) => file);
  const sheets = ingested.files.flatMap(({ path, sha256, headers }): CorrectionSheet[] => {
    const corrected = new Set((correctedOf.get(path) ?? []).map(({ record }) => record));
    const all = openOf.get(path) ?? [];
    const isOpen = new Set(all.map(({ record }) => record));
    const open = all.filter(({ record }, at) => at < MOST_OPEN || corrected.has(record));
    if (open.length < all.length) cut.push({ export: path, count: all.length });
    const old = earlier?.sheets.find((one) => one.path === path && one.sha256 === sha256);
    const kept = (old?.rows ?? [])
      .filter(({ record }) => corrected.has(record) && !isOpen.has(record))
      .map((row): CorrectionRow => ({ ...row, state: 'corrected' }));
    const rows = [
      ...kept,
      ...open.map(({ record, column, reason, raw }): CorrectionRow => {
        const state = corrected.has(record) ? 'still_open' : 'open';
        return { record, state, column: column ?? '整条记录', reason, cells: raw, faults: null };
      }),
    ].sort((a, b) => a.record - b.record);
    if (rows.length === 0) return [];
    const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
    return [{ path, sha256, headers: shownHeaders(headers, width), rows, mark: markOf(rows) }];
  });
  const waiting = (earlier?.sheets ?? []).filter(
    (sheet) =>
      (isUnreadable || isWorkedOn(sheet)) &&
      !ingested.files.some(({ path }) => path === sheet.path),
  );
  return { sheets: [...sheets, ...waiting], cut };
}
