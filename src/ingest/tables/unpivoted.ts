import type { Message } from '../../messages/catalogue.ts';
import { message } from '../../messages/catalogue.ts';
import { fault } from '../../messages/fault.ts';
import type { DatasetSpec } from '../../pack/dataset/types.ts';
import type { Unpivot } from '../../workspace/types.ts';
import { findHeader } from '../header/find-header.ts';
import { type HeaderMatch, type HeaderMatcher, headersOf } from '../header/header.ts';
import type { CellFault, RawRecord, RawRecords } from '../model/raw-record.ts';
import { isTotalWord } from '../signs/total-words.ts';
import { comparable } from '../values/text.ts';

/** What a cross table is read against. */
export interface CrossTable {
  readonly spec: DatasetSpec;
  /** Of the dataset, the columns that the cross table gives assumed. */
  readonly match: HeaderMatcher;
  readonly unpivot: Unpivot;
  readonly path: string;
  readonly warn: (warning: Message) => void;
}

/** One header of the cross table: the member that it names, and which of the value columns its cells hold. */
interface Crossed {
  readonly at: number;
  readonly member: string;
  readonly value: number;
}

/**
 * Reads a cross table as one record a member: the columns that it has, the member, and its values. Members without any
 * value give no record. Records are numbered anew, from the row below the header on. A table in which no header is found
 * is given as it is.
 */
export async function* unpivoted(records: RawRecords, table: CrossTable): RawRecords {
  const iterator = records[Symbol.asyncIterator]();
  try {
    const found = await findHeader(iterator, table.match);
    yield* found.above;
    if (found.header === null) {
      yield* found.below;
      return;
    }
    const below = found.below[Symbol.asyncIterator]();
    const first = await below.next();
    const both = first.done ? null : withNamesBelow(found.header, first.value, table);
    const parting = partingOf(both ?? found.header, table);
    yield { record: found.headerRow, cells: parting.headers, faults: null, fixedWidth: false };
    let number = found.headerRow + 1;
    const numbered = (record: RawRecord) =>
      parting.part(record).map((one) => ({ ...one, record: number++, written: null }));
    if (!first.done && both === null) yield* numbered(first.value);
    for (let next = await below.next(); !next.done; next = await below.next())
      yield* numbered(next.value);
  } finally {
    await iterator.return?.();
  }
}

/** The header with the row below it, where that row only names what the header groups (月初, 月末); else null. */
function withNamesBelow(
  header: HeaderMatch,
  { cells }: RawRecord,
  { match }: CrossTable,
): HeaderMatch | null {
  const [upper = []] = header.rows;
  if (header.rows.length > 1) return null;
  const known = new Set(header.columns.map(({ at }) => at));
  const named = cells.flatMap((cell, at) => (cell.trim() === '' ? [] : [{ cell, at }]));
  const isOnlyNames =
    named.length > 0 && named.every(({ cell, at }) => !known.has(at) && !/\d/.test(cell));
  return isOnlyNames ? match(upper, cells) : null;
}

interface Parting {
  readonly headers: readonly string[];
  readonly part: (record: RawRecord) => readonly RawRecord[];
}

function partingOf(header: HeaderMatch, { spec, unpivot, path, warn }: CrossTable): Parting {
  const { crossed, absent } = crossedIn(header, unpivot);
  refuseTwice(crossed, header, path);
  if (absent.length > 0) warn(message('ingest.cross_headers_absent', { file: path, absent }));
  const isCrossed = new Set(crossed.map(({ at }) => at));
  const headers = headersOf(header);
  const kept = headers.flatMap((_, at) => (isCrossed.has(at) ? [] : [at]));
  const headerOf = (column: string) =>
    spec.columns.find(({ name }) => name === column)?.header ?? column;
  const members = [...new Set(crossed.map(({ member }) => member))];
  const part = (record: RawRecord): readonly RawRecord[] => {
    const isShort = record.fixedWidth && record.cells.length < header.width;
    const row = (member: string, places: readonly (number | null)[]): RawRecord => ({
      ...record,
      ...moved(record, [...kept, null, ...places], kept.length, member),
      isShort,
    });
    const none = unpivot.values.map(() => null);
    const isTotal = kept.some((at) => isTotalWord(record.cells[at] ?? ''));
    if (record.broken || isTotal) return [row('', none)];
    const rows = members.flatMap((member) => {
      const places = unpivot.values.map(
        (_, value) =>
          crossed.find((one) => one.member === member && one.value === value)?.at ?? null,
      );
      const isEmpty = places.every((at) => at === null || isEmptyAt(record, at));
      return isEmpty ? [] : [row(member, places)];
    });
    return rows.length > 0 ? rows : [row('', none)];
  };
  return {
    headers: [
      ...kept.map((at) => headers[at] ?? ''),
      ...[unpivot.to, ...unpivot.values.map(({ column }) => column)].map(headerOf),
    ],
    part,
  };
}

function crossedIn(
  header: HeaderMatch,
  { values, headers }: Unpivot,
): { readonly crossed: readonly Crossed[]; readonly absent: readonly string[] } {
  const wanted = headers?.map(comparable) ?? null;
  const crossed = header.ignored.flatMap(({ at, header: text }): readonly Crossed[] => {
    if (wanted === null ? isTotalWord(text) : !wanted.includes(comparable(text))) return [];
    const value = valueUnder(text, values);
    const word = values[value]?.word ?? '';
    const member = text.replace(word, '').replace(/^[\s/\-—_·:：]+|[\s/\-—_·:：]+$/g, '');
    return value < 0 || member === '' ? [] : [{ at, member, value }];
  });
  const there = new Set(header.ignored.map((one) => comparable(one.header)));
  const absent = headers?.filter((one) => !there.has(comparable(one))) ?? [];
  return { crossed, absent };
}

/** Two columns of one member and one value: whose cells are meant nobody can tell. */
function refuseTwice(crossed: readonly Crossed[], header: HeaderMatch, path: string): void {
  const same = Map.groupBy(crossed, ({ member, value }) => JSON.stringify([member, value]));
  const twice = [...same.values()].filter(({ length }) => length > 1).flat();
  if (twice.length === 0) return;
  const headers = headersOf(header);
  throw fault('ingest.cross_header_twice', {
    file: path,
    labels: twice.map(({ at }) => headers[at] ?? ''),
  });
}

/** The place of the value that a header names, by the longest word in it: 新增户数 before 户数; -1 without one. */
function valueUnder(text: string, values: Unpivot['values']): number {
  const [best] = values
    .map(({ word }, at) => ({ at, word: word ?? '' }))
    .filter(({ word }) => text.includes(word))
    .toSorted((a, b) => b.word.length - a.word.length);
  return best?.at ?? -1;
}

function isEmptyAt({ cells, faults }: RawRecord, at: number): boolean {
  return (cells[at] ?? '').trim() === '' && !faults?.has(at);
}

/** A record's cells at these places, the member where it belongs, and their faults. */
function moved(
  { cells, faults }: RawRecord,
  places: readonly (number | null)[],
  memberAt: number,
  member: string,
): Pick<RawRecord, 'cells' | 'faults'> {
  const own = new Map<number, CellFault>();
  const texts = places.map((at, to) => {
    const fault = at === null ? undefined : faults?.get(at);
    if (fault) own.set(to, fault);
    if (to === memberAt) return member;
    return at === null ? '' : (cells[at] ?? '');
  });
  return { cells: texts, faults: own.size > 0 ? own : null };
}
