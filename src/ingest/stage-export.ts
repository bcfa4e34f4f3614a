import { fault } from '../messages/fault.ts';
import type { DatasetSpec } from '../pack/types.ts';
import type { Store } from '../store/store.ts';
import type { TimeRange } from '../workspace/period.ts';
import type { Month } from '../workspace/types.ts';
import {
  HEADER_ROWS,
  HEADER_SHARE,
  type HeaderMatch,
  type HeaderMatcher,
  wantedColumns,
} from './header.ts';
import { printedTime } from './printed-time.ts';
import type { RawRecord, RawRecords } from './raw-record.ts';
import { type RowTally, Stager, stagingTable } from './staging.ts';
import { titlePeriod } from './title-period.ts';
import type { ControlTotal } from './types.ts';

/** What the exports of one dataset are read against. */
export interface Target {
  readonly spec: DatasetSpec;
  readonly match: HeaderMatcher;
  readonly month: Month;
  readonly period: TimeRange;
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
}

/** An export without a header, and the row that came nearest. */
export interface Headless {
  readonly header: null;
  readonly rows: number;
  readonly best: { readonly record: number; readonly headers: readonly string[] } | null;
}

/**
 * Finds the header of an export, checks it, and puts the records below it into the dataset's raw table.
 * Reads all records either way, because the sheets of a workbook can only be read in order.
 */
export async function stageExport(
  store: Store,
  target: Target,
  file: { readonly number: number; readonly path: string },
  records: RawRecords,
): Promise<StagedExport | Headless> {
  const iterator = records[Symbol.asyncIterator]();
  try {
    const above: RawRecord[] = [];
    let best: { score: number; record: number; headers: readonly string[] } | null = null;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      const record = next.value;
      const match = target.match(record.cells);
      if (match.score >= HEADER_SHARE) {
        checkHeader(target, file.path, record.record, match);
        checkPeriod(target, file.path, above);
        const stager = new Stager(target.spec, file, record.cells, match);
        await store.append(stagingTable(target.spec), stager.rows(remaining(iterator)));
        const { tally, totals } = stager;
        const madeAt = printedTime(above.map(({ cells }) => cells)) ?? stager.madeAt;
        const title = above.length;
        return { header: match, headerRow: record.record, title, madeAt, tally, totals };
      }
      if (match.score > (best?.score ?? 0)) {
        const headers = match.columns.map(({ matched }) => matched.header);
        best = { score: match.score, record: record.record, headers };
      }
      above.push(record);
      if (above.length === HEADER_ROWS) break;
    }
    let rows = above.length;
    for await (const _ of remaining(iterator)) rows += 1;
    return { header: null, rows, best };
  } finally {
    await iterator.return?.();
  }
}

async function* remaining(iterator: AsyncIterator<RawRecord>): RawRecords {
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
}

function checkHeader(target: Target, path: string, row: number, match: HeaderMatch): void {
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
    ({ name, type }) => type === 'department' && headers.has(name),
  );
  const absent = columns.filter(
    ({ name, type, required }) =>
      required !== 'no' && !headers.has(name) && !(type === 'branch' && hasDepartment),
  );
  if (absent.length > 0) {
    const names = absent.map(({ header }) => header);
    throw fault('ingest.missing_columns', { file: path, row, columns: names });
  }
}

function checkPeriod(target: Target, path: string, above: readonly RawRecord[]): void {
  const said = titlePeriod(above.map(({ cells }) => cells));
  const { start, end } = target.period;
  if (said && (`${said.to} 23:59:59` < start || `${said.from} 00:00:00` >= end)) {
    throw fault('ingest.other_period', { file: path, ...said, month: target.month });
  }
}

/** The fault of an export in which no header was found. */
export function noHeader(target: Target, path: string, best: Headless['best']) {
  return fault('ingest.no_header', {
    file: path,
    dataset: target.spec.name,
    wanted: wantedColumns(target.spec).map(({ header }) => header),
    bestRow: best?.record ?? null,
    bestHas: best?.headers ?? [],
  });
}
