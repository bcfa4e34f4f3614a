import { basename } from 'node:path';
import { type ExportSource, exportsOf } from '../ingest/files/read-file.ts';
import { findHeader } from '../ingest/header/find-header.ts';
import {
  type HeaderMatch,
  type HeaderMatcher,
  headerMatcher,
  wantedColumns,
} from '../ingest/header/header.ts';
import { anyOf, compareHeaders, knownIn } from '../ingest/header/header-choice.ts';
import { hintsFor } from '../ingest/header/header-hints.ts';
import { knownDatasets } from '../ingest/tables/known-datasets.ts';
import { furnitureUnder } from '../ingest/signs/furniture.ts';
import { readDateTime } from '../ingest/values/datetime.ts';
import { readMonth } from '../ingest/values/month.ts';
import { isPlaceholder, plain } from '../ingest/values/text.ts';
import { Fault } from '../messages/fault.ts';
import type { ColumnType, DatasetSpec } from '../pack/dataset/types.ts';
import { likelyHints } from './likely-hints.ts';
import type { Seen, SeenExport, UnknownExport } from './types.ts';

/** Records of an export that are looked at; branches and months repeat. */
const MOST_RECORDS = 200_000;
/** Texts of an unknown column that are looked at. */
const SAMPLES = 50;
/** More different texts than this are no branches. */
const MOST_UNITS = 200;

/** No input is configured yet. */
const NO_INPUTS = { folderOf: () => '', datasets: [] };

interface Candidate {
  readonly dataset: DatasetSpec;
  readonly matcher: HeaderMatcher;
}

/** Looks at example exports (absolute paths). A file that cannot be read at all is handed to `refuse` and left out. */
export async function lookAtExports(
  files: readonly string[],
  datasets: readonly DatasetSpec[],
  refuse: (fault: Fault) => void,
): Promise<Seen> {
  const candidates = datasets.map((dataset) => ({ dataset, matcher: headerMatcher(dataset, {}) }));
  const signs = knownDatasets({ headerAliases: {}, inputs: NO_INPUTS }, datasets);
  const match = anyOf(candidates.map(({ matcher }) => matcher));
  const exports: SeenExport[] = [];
  const unknown: UnknownExport[] = [];
  for (const file of files) {
    const found: SeenExport[] = [];
    try {
      const name = basename(file);
      for await (const source of exportsOf({ file, path: name, dataset: '' }, match, signs)) {
        const seen = await lookAt(source, name, candidates, match);
        if (seen !== null) found.push(seen);
      }
      if (found.length === 0) unknown.push({ name });
    } catch (cause) {
      if (!(cause instanceof Fault) || cause.kind === 'internal') throw cause;
      refuse(cause);
      continue;
    }
    exports.push(...found);
  }
  return { exports, unknown };
}

async function lookAt(
  source: ExportSource,
  file: string,
  candidates: readonly Candidate[],
  match: HeaderMatcher,
): Promise<SeenExport | null> {
  const records = source.records[Symbol.asyncIterator]();
  try {
    const found = await findHeader(records, match);
    if (found.header === null) {
      // The sheets of a workbook can only be read in order.
      for await (const _ of found.below);
      return null;
    }
    const { rows } = found.header;
    const [best, second] = candidates
      .map((one) => ({ ...one, header: one.matcher(rows[0] ?? [], rows[1]) }))
      .toSorted((a, b) => compareHeaders(a.header, b.header));
    if (!best) return null;
    const { dataset, header } = best;
    const isRival = second !== undefined && compareHeaders(best.header, second.header) === 0;
    const has = new Set(header.columns.map(({ matched }) => matched.column));
    const furniture = furnitureUnder({
      header: rows,
      titles: found.above.map(({ cells }) => cells),
    });
    const values = new ColumnValues(dataset, header, source.date1904);
    let count = 0;
    for await (const { cells } of found.below) {
      if (count >= MOST_RECORDS || furniture(cells) !== null) continue;
      count += 1;
      values.add(cells);
    }
    return {
      file,
      name: source.path,
      dataset,
      rival: isRival ? second.dataset : null,
      headerRow: found.headerRow,
      headers: knownIn(header) + header.ignored.length,
      known: knownIn(header),
      missing: wantedColumns(dataset)
        .filter(({ name }) => !has.has(name))
        .map((column) => column.header),
      hints: [
        ...hintsFor(dataset, header),
        ...likelyHints(dataset, header, (at) => values.samples(at)),
      ],
      ignored: header.ignored.map((ignored) => ignored.header),
      branches: values.units('branch'),
      departments: values.units('department'),
      months: values.months,
    };
  } finally {
    await records.return?.();
  }
}

/** Counts what the columns of an export hold that a configuration is made from. */
class ColumnValues {
  readonly months = new Map<string, number>();
  readonly #units = { branch: new Map<string, number>(), department: new Map<string, number>() };
  readonly #samples: ReadonlyMap<number, string[]>;
  readonly #places: readonly { readonly at: number; readonly type: ColumnType }[];
  readonly #time: { readonly at: number; readonly read: (cell: string) => string | null } | null;

  constructor(dataset: DatasetSpec, header: HeaderMatch, date1904: boolean) {
    const typed = header.columns.flatMap(({ at, matched }) => {
      const column = dataset.columns.find(({ name }) => name === matched.column);
      return column ? [{ at, name: column.name, type: column.type }] : [];
    });
    this.#places = typed;
    this.#samples = new Map(header.ignored.map(({ at }) => [at, []]));
    const time =
      typed.find(({ name }) => name === dataset.cohort) ??
      typed.find(({ type }) => type === 'month') ??
      typed.find(({ type }) => type === 'datetime');
    // A date without a year says nothing here: one of any year will do to read it, and is not counted.
    const context = { month: '2000-01', date1904 };
    const read = (cell: string): string | null => {
      if (/^\s*\d{1,2}\s*月/.test(cell)) return null;
      const parsed =
        time?.type === 'month' ? readMonth(cell, context) : readDateTime(cell, context);
      return parsed.ok && parsed.value !== null ? parsed.value.slice(0, 7) : null;
    };
    this.#time = time ? { at: time.at, read } : null;
  }

  add(cells: readonly string[]): void {
    for (const { at, type } of this.#places) {
      if (type !== 'branch' && type !== 'department') continue;
      const text = plain(cells[at] ?? '').replace(/\s+/g, '');
      if (!isPlaceholder(text)) raise(this.#units[type], text);
    }
    const month = this.#time === null ? null : this.#time.read(cells[this.#time.at] ?? '');
    if (month !== null) raise(this.months, month);
    for (const [at, samples] of this.#samples) {
      const cell = cells[at] ?? '';
      if (samples.length < SAMPLES && !isPlaceholder(plain(cell))) samples.push(cell);
    }
  }

  /** Some of the texts of a column that is not known. */
  samples(at: number): readonly string[] {
    return this.#samples.get(at) ?? [];
  }

  units(type: 'branch' | 'department'): readonly string[] {
    const counts = this.#units[type];
    if (counts.size > MOST_UNITS) return [];
    return [...counts].toSorted((a, b) => b[1] - a[1]).map(([text]) => text);
  }
}

function raise(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
