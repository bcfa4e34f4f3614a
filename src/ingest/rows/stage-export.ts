import { fault } from '../../messages/fault.ts';
import type { DatasetSpec } from '../../pack/dataset/types.ts';
import type { Store } from '../../store/store.ts';
import type { Constant, Unpivot } from '../../workspace/types.ts';
import { findHeader, type NoHeader } from '../header/find-header.ts';
import {
  type HeaderMatch,
  type HeaderMatcher,
  type HeaderWords,
  headersOf,
  wantedColumns,
} from '../header/header.ts';
import { hintMessages, hintsFor } from '../header/header-hints.ts';
import { passedOn, passName, withLaterHeaders } from '../header/later-headers.ts';
import { unitsAbove, withoutUnitRow } from '../header/loose-units.ts';
import { acceptTrimmed, type RowTally, Stager, stagingTable } from '../load/staging.ts';
import type { Bypass } from '../model/bypass.ts';
import type { RawRecords } from '../model/raw-record.ts';
import type { ControlTotal, CorrectedRecord } from '../model/types.ts';
import {
  checkFooterPeriod,
  checkLaterTitles,
  checkTitlePeriod,
  type WantedPeriod,
} from '../period/check-title-period.ts';
import { printedTime } from '../period/printed-time.ts';
import type { CorrectionsFor } from '../signs/correct-record.ts';
import { type Constants, constantsFor } from '../tables/constants.ts';
import { seenMessages } from './seen-records.ts';
import { type Loading, stageRows } from './stage-rows.ts';

/** What the exports of one dataset are read against. */
export interface Target extends WantedPeriod {
  readonly spec: DatasetSpec;
  readonly match: HeaderMatcher;
  readonly words: HeaderWords;
  /** Columns that the configuration gives where an export lacks them. */
  readonly set: readonly Constant[];
  /** How a cross table is read; null for plain tables. */
  readonly unpivot: Unpivot | null;
  readonly correctionsFor: CorrectionsFor;
  /** No record is left to the store. */
  readonly isCareful?: boolean;
}

/** An export whose records are in the raw table. */
export interface StagedExport {
  readonly header: HeaderMatch;
  readonly headerRow: number;
  /** Rows above the header. */
  readonly title: number;
  /** When it was made, where it says so. */
  readonly madeAt: string | null;
  /** Rows below the header. */
  readonly tally: RowTally;
  readonly totals: readonly ControlTotal[];
  /** Records that are staged as people corrected them. */
  readonly corrected: readonly CorrectedRecord[];
}

/** An export without a header, and the row that came nearest. */
export interface Headless {
  readonly header: null;
  readonly rows: number;
  readonly best: NoHeader['best'];
}

/**
 * Finds the header of an export, checks it, and puts the records below it into the dataset's raw table.
 * Reads all records either way, because the sheets of a workbook can only be read in order. Ordinary records may come by
 * the `bypass`. `onLoading` is told what of the records is still on its way into the table.
 */
export async function stageExport(
  store: Store,
  target: Target,
  file: { readonly number: number; readonly path: string; readonly sha256: string },
  records: RawRecords,
  bypass: Bypass | null,
  onLoading: (loading: Loading) => void,
): Promise<StagedExport | Headless> {
  const iterator = records[Symbol.asyncIterator]();
  try {
    const found = await findHeader(iterator, target.match);
    if (found.header === null) {
      let rows = found.above.length;
      for await (const _ of found.below) rows += 1;
      return { header: null, rows, best: found.best };
    }
    const { headerRow, above } = found;
    const constants = constantsFor(target, found.header, file.path, above);
    const header = withGiven(found.header, constants);
    checkHeader(target, file.path, headerRow, header);
    checkTitlePeriod(target, file.path, above);
    const headers = headersOf(header);
    const correct = target.correctionsFor({ path: file.path, sha256: file.sha256, headers });
    const stager = new Stager(target.spec, file, header, above, correct, constants);
    for (const warning of unitsAbove(file.path, above, header, target.spec)) target.warn(warning);
    const plain = withoutUnitRow(found.below, file.path, header);
    const { spec, match, words } = target;
    const below = withLaterHeaders(plain, {
      header,
      spec,
      match,
      words,
      path: file.path,
      onOtherOrder: () => bypass?.pause(),
      onTitles: (rows) => {
        checkLaterTitles(target, file.path, rows);
        for (const warning of unitsAbove(file.path, rows, header, spec)) target.warn(warning);
      },
    });
    const table = stagingTable(spec);
    bypass?.guard(passName(header), passedOn({ header, words }));
    const loading = target.isCareful
      ? await stageRows(store, table, stager, withoutText(below))
      : await stageRows(store, table, stager, below, stager.isCorrected ? null : bypass);
    onLoading(loading);
    checkFooterPeriod(target, file.path, above, stager.footers);
    if (stager.trimsRecords) {
      await loading.done;
      await acceptTrimmed(store, target.spec, file.number);
    }
    for (const warning of seenMessages(file.path, stager)) target.warn(warning);
    const { tally, totals, corrected } = stager;
    const madeAt = printedTime(above.map(({ cells }) => cells)) ?? stager.madeAt;
    return { header, headerRow, title: above.length, madeAt, tally, totals, corrected };
  } finally {
    await iterator.return?.();
  }
}

/** Records that the store cannot read by itself. */
async function* withoutText(records: RawRecords): RawRecords {
  for await (const record of records) yield { ...record, written: null };
}

/** The header with only those of the assumed columns for which there is a text. */
export function withGiven(header: HeaderMatch, constants: Constants): HeaderMatch {
  return { ...header, assumed: header.assumed.filter(({ column }) => constants.has(column)) };
}

/** Throws where several headers of an export mean one column, or a required column is absent. */
export function checkHeader(
  target: Pick<Target, 'spec'>,
  path: string,
  row: number,
  match: HeaderMatch,
): void {
  const headers = new Map<string, string[]>();
  for (const { matched } of match.columns) {
    headers.set(matched.column, [...(headers.get(matched.column) ?? []), matched.header]);
  }
  const twice = [...headers.values()].filter(({ length }) => length > 1);
  if (twice.length > 0) {
    const columns = twice.map((same) => same.join('、'));
    throw fault('ingest.duplicate_columns', { file: path, row, columns });
  }
  const { columns } = target.spec;
  const hasDepartment = columns.some(
    ({ name, type }) =>
      type === 'department' &&
      (headers.has(name) || match.assumed.some(({ column }) => column === name)),
  );
  const absent = columns.filter(
    ({ name, type, required }) =>
      required !== 'no' &&
      !headers.has(name) &&
      !match.assumed.some(({ column }) => column === name) &&
      !(type === 'branch' && hasDepartment),
  );
  if (absent.length > 0) {
    const names = absent.map(({ header }) => header);
    throw fault(
      'ingest.missing_columns',
      { file: path, row, columns: names },
      { problems: hintMessages(target.spec, path, hintsFor(target.spec, match)) },
    );
  }
}

/** The fault of an export in which no header was found. */
export function noHeader(target: Pick<Target, 'spec'>, path: string, best: Headless['best']) {
  const { spec } = target;
  return fault(
    'ingest.no_header',
    {
      file: path,
      dataset: spec.name,
      wanted: wantedColumns(spec).map(({ header }) => header),
      bestRow: best?.record ?? null,
      bestHas: best?.match.columns.map(({ matched }) => matched.header) ?? [],
    },
    { problems: best ? hintMessages(spec, path, hintsFor(spec, best.match)) : [] },
  );
}
