import { readerFor } from '../../ingest/values/column-reader.ts';
import { comparable } from '../../ingest/values/text.ts';
import type { ColumnSpec } from '../../pack/dataset/types.ts';
import type { Organization } from '../../workspace/types.ts';
import { type Profile, shareOf } from './profile.ts';

/** What fitting depends on beside the cells. */
export interface FitContext {
  readonly date1904: boolean;
  /** Stems of what is known to be a branch. */
  readonly branches: ReadonlySet<string>;
  readonly stemOf: (text: string) => string;
}

const NOBODY = { branches: [], departments: [] } as unknown as Organization;
const UNIT_ENDING = /(?:县|市|区|旗|州|分公司|分局|支局|区局|县局)$/;
const TEAM_ENDING =
  /(?:班|组|队|部|中心|所|站|厅|公司|室|科|网格|支局|单位)[一二三四五六七八九十\d]*$/;
const NUMBERLIKE = /^[+-]?[\d,.]+$/;
/** More different texts than this are no members of a list. */
const MOST_MEMBERS = 60;
const MOST_UNITS = 40;
/** A column of which no more is listed is not that list; it fits no column, or an open one for another reason. */
const LEAST_LISTED = 0.5;

/**
 * How well a column's cells are what a column of the dataset holds, 0 to 1, by the readers that will read them; null for
 * a column without any cell, of which nothing can be said.
 */
export function fitOf(profile: Profile, column: ColumnSpec, context: FitContext): number | null {
  if (profile.counts.size === 0) return null;
  switch (column.type) {
    case 'branch':
      return branchFit(profile, context);
    case 'department':
      return profile.counts.size > 200 ? 0 : shareOf(profile, (text) => TEAM_ENDING.test(text));
    case 'text':
      return shareOf(profile, (text) => !NUMBERLIKE.test(text)) > 0.5 ? 1 : 0.5;
    case 'enum':
      return enumFit(profile, column, context);
    case 'id':
      return idFit(profile, column);
    default:
      return shareOf(profile, readable(column, context));
  }
}

const readables = new WeakMap<ColumnSpec, Map<boolean, (text: string) => boolean>>();

/** Whether a text is a value of a column; one reader for all tables, which remembers what it has read. */
function readable(column: ColumnSpec, { date1904 }: FitContext): (text: string) => boolean {
  const known = readables.get(column) ?? new Map<boolean, (text: string) => boolean>();
  readables.set(column, known);
  const made = known.get(date1904) ?? readableBy(column, date1904);
  known.set(date1904, made);
  return made;
}

function readableBy(column: ColumnSpec, date1904: boolean): (text: string) => boolean {
  const matched = { column: column.name, header: column.header, how: 'header' } as const;
  const read = readerFor(column, matched, {
    // A date without a year says nothing here: one of any year will do to read it.
    month: '2000-01',
    timeZone: 'Asia/Shanghai',
    date1904,
    percents: new Map(),
    dayOrder: 'day_first',
    organization: NOBODY,
  });
  return (text) => {
    const parsed = read(text);
    return parsed.ok && parsed.value !== null;
  };
}

function branchFit(profile: Profile, { branches, stemOf }: FitContext): number {
  if (profile.counts.size > MOST_UNITS) return 0;
  const known = shareOf(profile, (text) => branches.has(stemOf(text)));
  return Math.max(known, shareOf(profile, (text) => UNIT_ENDING.test(comparable(text))) * 0.9);
}

const closedColumns = new WeakMap<ColumnSpec, ColumnSpec>();

/** A column that takes nothing but the members of its list. */
function closed(column: ColumnSpec): ColumnSpec {
  const made = closedColumns.get(column) ?? { ...column, open: false };
  closedColumns.set(column, made);
  return made;
}

function enumFit(profile: Profile, column: ColumnSpec, context: FitContext): number {
  if (column.values.length > 0) {
    const listed = shareOf(profile, readable(closed(column), context), LEAST_LISTED);
    if (!column.open || listed > LEAST_LISTED) return listed;
  }
  if (profile.counts.size > MOST_MEMBERS) return 0;
  return shareOf(profile, (text) => !NUMBERLIKE.test(text) && text.length <= 20);
}

/** Ids have digits or Latin letters; those of records hardly repeat, those of people's numbers are long. */
function idFit(profile: Profile, column: ColumnSpec): number {
  const looks = shareOf(profile, (text) =>
    column.personal === 'number'
      ? /\d{5,}|^[\w.@-]{5,}$/.test(text.replace(/[\s-]/g, ''))
      : /^(?=.*[\dA-Za-z])[\w\s./#-]+$|^\p{Script=Han}{1,6}[\w-]*\d[\w-]*$/u.test(text),
  );
  // Whoever is meant may be named: 客户经理.
  if (column.required === 'no' && column.personal === null)
    return Math.max(
      looks,
      shareOf(profile, (text) => /^\p{Script=Han}{2,4}$/u.test(text)),
    );
  if (column.required !== 'value' || column.personal !== null) return looks;
  return profile.counts.size * 2 >= profile.filled ? looks : looks * 0.3;
}
