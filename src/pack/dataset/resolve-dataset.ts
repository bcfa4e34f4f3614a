import type { z } from 'zod';
import type { Report } from '../declare/problems.ts';
import { checkSql } from './check-sql.ts';
import { inOneWidth } from './one-width.ts';
import { SOME_PLACES, withPlaces } from './places.ts';
import type { datasetSchema } from './schema.ts';
import type { ColumnSpec, ColumnType, DatasetSpec } from './types.ts';

type RawDataset = z.infer<typeof datasetSchema>;

/** The type of column that holds a person's name or number. */
const PERSONAL_TYPES = { name: 'text', number: 'id' } as const;

/** Types of which an empty cell is an answer unless the column says otherwise: of no brand, of no unit. */
const SAYS_NOTHING: ReadonlySet<ColumnType> = new Set([
  'text',
  'enum',
  'id',
  'branch',
  'department',
]);

/** Turns a checked dataset file into a dataset; reports names that do not exist and columns or headers named twice. */
export function resolveDataset(raw: RawDataset, report: Report): DatasetSpec {
  const given = {
    id: raw.id,
    name: raw.name,
    words: raw.words,
    cohort: raw.cohort,
    ...(raw.every_day ? { everyDay: true } : {}),
    own: raw.own,
    key: raw.key,
    latestBy: raw.latest_by,
    ...(raw.agree.length === 0 ? {} : { agree: raw.agree }),
    repeats: raw.repeats && { ...raw.repeats, by: raw.repeats.by ?? raw.key },
    columns: raw.columns.map(
      ({ yes_words, no_words, blank, ...column }): ColumnSpec => ({
        ...column,
        blank: blank ?? (SAYS_NOTHING.has(column.type) ? 'nothing' : 'unknown'),
        yesWords: yes_words,
        noWords: no_words,
      }),
    ),
    derived: raw.derived,
    impossible: raw.impossible.map(({ void: voided, ...rule }) => ({ ...rule, voided })),
  };
  const dataset: DatasetSpec = {
    ...given,
    derived: given.derived.map((one) => ({ ...one, sql: inOneWidth(one.sql, given) })),
    impossible: given.impossible.map((one) => ({ ...one, when: inOneWidth(one.when, given) })),
  };
  const seen = new Set<string>();
  for (const [index, column] of dataset.columns.entries()) {
    if (seen.has(column.name))
      report(['columns', index, 'name'], `列名 ${column.name} 重复`, `column ${column.name} twice`);
    seen.add(column.name);
    checkColumn(column, ['columns', index], report);
    if (column.personal !== null && column.type !== PERSONAL_TYPES[column.personal]) {
      const type = PERSONAL_TYPES[column.personal];
      report(
        ['columns', index, 'personal'],
        `personal: ${column.personal} 只用于 ${type} 类型的列`,
        `personal: ${column.personal} is for columns of type ${type}`,
      );
    }
  }
  checkHeaders(dataset, report);
  for (const [index, derived] of dataset.derived.entries()) {
    if (seen.has(derived.name))
      report(
        ['derived', index, 'name'],
        `列名 ${derived.name} 重复`,
        `column ${derived.name} twice`,
      );
    const earlier = { ...dataset, derived: dataset.derived.slice(0, index) };
    checkSql(withPlaces(derived.sql, SOME_PLACES), earlier, ['derived', index, 'sql'], report);
    for (const need of derived.needs.flat().filter((name) => !seen.has(name))) {
      report(['derived', index, 'needs'], `没有「${need}」这一列`, `no column "${need}"`);
    }
    seen.add(derived.name);
  }
  checkImpossible(dataset, seen, report);
  const named = [
    ...raw.key.map((name, index) => [['key', index], name] as const),
    ...raw.latest_by.map((name, index) => [['latest_by', index], name] as const),
    ...(raw.cohort === null ? [] : [[['cohort'], raw.cohort] as const]),
    ...(raw.own === null ? [] : [[['own'], raw.own] as const]),
  ];
  for (const [path, name] of named) {
    if (!seen.has(name)) report(path, `没有「${name}」这一列`, `no column "${name}"`);
  }
  checkRepeats(raw, report);
  for (const [index, { by, on }] of raw.agree.entries())
    for (const name of [by, on])
      if (!raw.columns.some((column) => column.name === name))
        report(['agree', index], `没有「${name}」这一列`, `no column "${name}"`);
  checkTellsRecords(raw, report);
  return dataset;
}

/** What tells records apart stands in the export itself: derived columns come later. */
function checkRepeats({ repeats, columns, derived, key }: RawDataset, report: Report): void {
  if (!repeats) return;
  const known = new Set(columns.map(({ name }) => name));
  for (const field of ['by', 'fixed', 'distinct', 'running', 'whole'] as const) {
    for (const [index, name] of (repeats[field] ?? []).entries()) {
      if (!known.has(name))
        report(['repeats', field, index], `没有「${name}」这一列`, `no column "${name}"`);
    }
  }
  const lengths = [...columns, ...derived].filter(({ type }) => type === 'hours');
  for (const [index, name] of repeats.longest.entries()) {
    if (!lengths.some((one) => one.name === name))
      report(
        ['repeats', 'longest', index],
        `「${name}」不是时长列`,
        `"${name}" is no column of type hours`,
      );
  }
  if (repeats.longest.length > 0 && repeats.whole.length === 0)
    report(['repeats', 'longest'], 'longest 要与 whole 一起写', 'longest needs `whole`');
  if (repeats.by === undefined && key.length === 0)
    report(
      ['repeats'],
      'repeats 要有 by，或数据集要有 key',
      'repeats needs `by`, or the dataset a key',
    );
}

/** Without either, a 合计 row could not be told from a record. */
function checkTellsRecords({ key, columns }: RawDataset, report: Report): void {
  if (key.length > 0 || columns.some(({ required }) => required === 'value')) return;
  report(
    ['columns'],
    '至少要有一列 required: value，或写 key：否则合计行会当成一条记录',
    'some column needs `required: value`, or the dataset a key: else a total row would count as a record',
  );
}

function checkColumn(column: ColumnSpec, path: readonly PropertyKey[], report: Report): void {
  const { name, type } = column;
  if (type !== 'enum' && column.open)
    report(path, `${name} 不是枚举列，不能有 open`, `${name} is no enum and cannot be open`);
  if (type === 'enum' && column.values.length === 0 && !column.open)
    report(path, `枚举列 ${name} 没有 values`, `enum column ${name} has no values`);
  const asksInverse = column.inverse.length > 0 || column.ask.some(({ inverse }) => inverse);
  const answers = column.yesWords.length > 0 || column.noWords.length > 0;
  if (type !== 'flag' && (asksInverse || answers))
    report(
      path,
      `${name} 不是是否列，不能有 inverse、yes_words、no_words`,
      `${name} is no flag and cannot have inverse, yes_words or no_words`,
    );
  if (type !== 'percent' && column.as !== null)
    report(path, `${name} 不是百分比列，不能有 as`, `${name} is no percentage and cannot have as`);
  if (type !== 'datetime' && (column.starts.length > 0 || column.ends.length > 0))
    report(
      path,
      `${name} 不是时间列，不能有 starts、ends`,
      `${name} is no date-time and cannot have starts or ends`,
    );
}

/** A header leads to one column, and one that is asked about leads to none. */
function checkHeaders(dataset: DatasetSpec, report: Report): void {
  const taken = new Map<string, string>();
  const take = (headers: readonly string[], index: number, field: string) => {
    const { name } = dataset.columns[index] ?? { name: '' };
    for (const header of headers) {
      const other = taken.get(header);
      if (other !== undefined && other !== name)
        report(
          ['columns', index, field],
          `表头「${header}」已用于 ${other}`,
          `the header "${header}" is used by ${other}`,
        );
      else taken.set(header, name);
    }
  };
  for (const [index, { header, aliases, inverse }] of dataset.columns.entries()) {
    take([header], index, 'header');
    take(aliases, index, 'aliases');
    take(inverse, index, 'inverse');
  }
  for (const [index, { ask }] of dataset.columns.entries()) {
    for (const { header } of ask.filter((one) => taken.has(one.header)))
      report(
        ['columns', index, 'ask'],
        `表头「${header}」已用于 ${taken.get(header)}，不能又要询问`,
        `the header "${header}" is used by ${taken.get(header)} and cannot be asked about`,
      );
  }
}

function checkImpossible(dataset: DatasetSpec, known: ReadonlySet<string>, report: Report): void {
  const fixed = new Set([...dataset.key, ...(dataset.cohort === null ? [] : [dataset.cohort])]);
  const ids = new Set<string>();
  for (const [index, { id, when, voided }] of dataset.impossible.entries()) {
    const path = ['impossible', index];
    if (ids.has(id)) report([...path, 'id'], `编号 ${id} 重复`, `id ${id} used twice`);
    ids.add(id);
    checkSql(when, dataset, [...path, 'when'], report);
    for (const name of voided) {
      if (!known.has(name))
        report([...path, 'void'], `没有「${name}」这一列`, `no column "${name}"`);
      else if (fixed.has(name))
        report(
          [...path, 'void'],
          `「${name}」决定记录是哪一条、属于哪个月，不能作废`,
          `"${name}" tells which record it is and its month; it cannot be void`,
        );
    }
  }
}
