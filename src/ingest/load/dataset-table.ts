import { Fault, fault } from '../../messages/fault.ts';
import { libraryWords } from '../../messages/library-words.ts';
import { type Place, withPlaces } from '../../pack/dataset/places.ts';
import { columnsIn } from '../../pack/dataset/sql-names.ts';
import type { DatasetSpec, DerivedSpec, ImpossibleRule } from '../../pack/dataset/types.ts';
import { nearestExact } from '../../store/exact-number.ts';
import { quoteName, quoteText } from '../../store/quoted.ts';
import type { Store } from '../../store/store.ts';
import type { TimeRange } from '../../workspace/period.ts';
import { exactCondition } from './exact-conditions.ts';
import {
  type BrokenRule,
  brokenRules,
  type DerivedColumn,
  rulesInUse,
  voidedColumns,
  voiding,
  withDerived,
  withoutImpossible,
} from './impossible.ts';
import { inParts } from './input-part.ts';
import { columnTypes, readableTable } from './typed-load.ts';

/** Records of one file in the dataset's table. */
export interface Kept {
  readonly accepted: number;
  /** Of the month, and read as people corrected them; not among `accepted`. */
  readonly corrected: number;
  readonly otherMonth: number;
}

const DERIVED_TYPES: Readonly<Record<Exclude<DerivedSpec['type'], 'hours'>, string>> = {
  text: 'VARCHAR',
  flag: 'BOOLEAN',
  number: 'DECIMAL(18,6)',
  day: 'VARCHAR',
};

/** How the table of a dataset is made of its readable records. */
export interface TablePlan {
  readonly spec: DatasetSpec;
  readonly derived: readonly DerivedColumn[];
  readonly rules: readonly ImpossibleRule[];
  /** The SQL of `in_month`, by the default cohort. */
  readonly inMonth: string;
}

/**
 * Plans a dataset's table: derived columns are null where none of their `needs` is present; `own` fills the place of that
 * name.
 */
export async function planTable(
  store: Store,
  spec: DatasetSpec,
  present: ReadonlySet<string>,
  period: TimeRange,
  own: readonly string[] = [],
): Promise<TablePlan> {
  const inMonth = spec.cohort === null ? 'true' : within(spec.cohort, period);
  const places = {
    start: `TIMESTAMP '${period.start}'`,
    end: `TIMESTAMP '${period.end}'`,
    own: own.length === 0 ? '(NULL)' : `(${own.map(quoteText).join(', ')})`,
  };
  const exact = await withExactComparisons(store, spec, places);
  const { derived, known } = withPresence(exact, present);
  return { spec: exact, derived, rules: rulesInUse(exact, known), inMonth };
}

/**
 * Makes the dataset's table from the readable records: the columns, `_file`, `_record`, the derived
 * columns in their order and `in_month`. What
 * the rules for impossible records void is null; gives the records that break them.
 */
export async function createDatasetTable(
  store: Store,
  { spec, derived, rules, inMonth }: TablePlan,
): Promise<readonly BrokenRule[]> {
  const readable = quoteName(readableTable(spec));
  const select = (count: number) => withDerived(readable, derived.slice(0, count));
  const whole = withoutImpossible(spec, rules, readable, derived);
  try {
    await store.run(
      `CREATE TABLE ${quoteName(spec.id)} AS SELECT *, ${inMonth} AS in_month FROM ${whole}`,
    );
  } catch (cause) {
    if (cause instanceof Fault && cause.kind === 'output') throw cause;
    for (const [at, { name }] of derived.entries()) {
      await store
        .run(`SELECT count(${quoteName(name)}) FROM ${select(at + 1)}`)
        .catch((itsCause: unknown) => {
          throw derivedFault(spec, name, itsCause);
        });
    }
    for (const rule of rules) {
      await store
        .run(`SELECT count(*) FROM ${select(derived.length)} WHERE (${rule.when})`)
        .catch((itsCause: unknown) => {
          throw ruleFault(spec, rule, itsCause);
        });
    }
    throw cause;
  }
  await store.run(`DROP TABLE ${readable}`);
  return await brokenRules(store, spec, rules);
}

/** Makes the table of a dataset without a record, as {@link createDatasetTable} would of none; `more` are columns behind the record's number. */
export async function createEmptyTable(
  store: Store,
  plan: TablePlan,
  more: readonly (readonly [name: string, type: string])[],
): Promise<void> {
  const { spec, derived, rules } = plan;
  const given = [...columnTypes(spec), ...more];
  const isOfNothing = rules.length === 0 && derived.every(({ isPossible }) => !isPossible);
  if (isOfNothing) {
    const made = derived.map(({ name, type }) => [name, type] as const);
    const columns = [...given, ...made, ['in_month', 'BOOLEAN'] as const].map(typed);
    await store.run(`CREATE TABLE ${quoteName(spec.id)} (${columns.join(', ')})`);
    return;
  }
  await store.run(
    `CREATE TABLE ${quoteName(readableTable(spec))} (${given.map(typed).join(', ')})`,
  );
  await createDatasetTable(store, plan);
}

function typed([name, type]: readonly [name: string, type: string]): string {
  return `${quoteName(name)} ${type}`;
}

/**
 * SQL of the dataset's table over other SQL that gives readable records, but for what the rules void, which still stands in
 * the columns of the exports: records are compared by what was written.
 */
export function unvoided({ spec, derived, rules, inMonth }: TablePlan, from: string): string {
  const given = voidedColumns(spec, rules);
  if (given.length === 0)
    return `SELECT *, ${inMonth} AS in_month FROM ${withoutImpossible(spec, rules, from, derived)}`;
  const names = given.map(quoteName);
  const copies = names.map((name, at) => `${name} AS _given${at}`).join(', ');
  const replaced = names.map((name, at) => `_given${at} AS ${name}`).join(', ');
  const whole = withoutImpossible(spec, rules, `(SELECT *, ${copies} FROM ${from})`, derived);
  return `SELECT * EXCLUDE (${names.map((_, at) => `_given${at}`).join(', ')}) REPLACE (${replaced}), ${inMonth} AS in_month FROM ${whole}`;
}

/** Makes the dataset's table of one that {@link unvoided} gave; as {@link createDatasetTable} does. */
export async function finishDatasetTable(
  store: Store,
  { spec, rules }: TablePlan,
): Promise<readonly BrokenRule[]> {
  const readable = quoteName(readableTable(spec));
  await store.run(`ALTER TABLE ${readable} RENAME TO ${quoteName(spec.id)}`);
  const broken = await brokenRules(store, spec, rules);
  const voided = broken.length === 0 ? null : voiding(spec, rules);
  if (voided !== null) await store.run(`UPDATE ${quoteName(spec.id)} SET ${voided}`);
  return broken;
}

/** What makes a record one of the report's. */
interface Counting {
  /** The columns of which one has to lie in the period. */
  readonly cohorts: readonly string[];
  readonly period: TimeRange;
  /** Of records without a time: the folders' periods that count; null where there is one folder. */
  readonly parts: readonly string[] | null;
}

/**
 * Counts the table's records by file number: `corrected` names those that were corrected by hand; other month is what none of the cohort columns puts into the period.
 */
export async function countKept(
  store: Store,
  spec: DatasetSpec,
  { cohorts, period, parts }: Counting,
  corrected: readonly { readonly file: number; readonly record: number }[],
): Promise<ReadonlyMap<number, Kept>> {
  const timed = cohorts.map((column) => within(column, period)).join(' OR ');
  const counts = cohorts.length > 0 ? timed : parts === null ? 'true' : inParts(parts);
  const isCorrected = corrected.length > 0;
  if (isCorrected) {
    await store.run('CREATE TABLE _corrected (in_file INTEGER, in_record INTEGER)');
    await store.append(
      '_corrected',
      corrected.map(({ file, record }) => [file, record]),
    );
  }
  const join = isCorrected ? 'LEFT JOIN _corrected ON in_file = _file AND in_record = _record' : '';
  const byHand = isCorrected ? 'in_file IS NOT NULL' : 'false';
  const rows = await store.rows(`
    SELECT _file, count(*) FILTER (${counts}) AS counting,
      count(*) FILTER ((${counts}) AND ${byHand}) AS corrected, count(*) AS all_of_it
    FROM ${quoteName(spec.id)} ${join} GROUP BY _file`);
  if (isCorrected) await store.run('DROP TABLE _corrected');
  return new Map(
    rows.map((row) => [
      Number(row._file),
      {
        accepted: Number(row.counting) - Number(row.corrected),
        corrected: Number(row.corrected),
        otherMonth: Number(row.all_of_it) - Number(row.counting),
      },
    ]),
  );
}

function within(column: string, { start, end }: TimeRange): string {
  const name = quoteName(column);
  return `coalesce(${name} >= TIMESTAMP '${start}' AND ${name} < TIMESTAMP '${end}', false)`;
}

/** The dataset with derived columns and rules that compare lengths of time exactly, and with their places filled. */
async function withExactComparisons(
  store: Store,
  spec: DatasetSpec,
  places: Readonly<Record<Place, string>>,
): Promise<DatasetSpec> {
  const derived: DerivedSpec[] = [];
  for (const one of spec.derived)
    derived.push({ ...one, sql: await exactCondition(store, withPlaces(one.sql, places), spec) });
  const impossible: ImpossibleRule[] = [];
  for (const one of spec.impossible)
    impossible.push({ ...one, when: await exactCondition(store, one.when, spec) });
  return { ...spec, derived, impossible };
}

const TIMES = /\bdate_?(?:diff|part)\s*\(/i;

function withPresence(spec: DatasetSpec, present: ReadonlySet<string>) {
  const known = new Set(present);
  // What is computed from lengths of time is no exact decimal: 50 minutes are 0.8333… hours.
  const timed = new Set(spec.columns.flatMap(({ name, type }) => (type === 'hours' ? [name] : [])));
  const derived = spec.derived.map(({ name, sql, type, needs }): DerivedColumn => {
    const possible = needs.length === 0 || needs.some((all) => all.every((one) => known.has(one)));
    if (possible) known.add(name);
    const value = `(${possible ? sql : 'NULL'})`;
    const reads = TIMES.test(sql) || columnsIn(sql, spec).columns.some((one) => timed.has(one));
    if (type === 'hours' || (type === 'number' && reads)) {
      timed.add(name);
      const exact = possible ? nearestExact(value) : 'CAST(NULL AS DOUBLE)';
      return { name, sql: exact, type: 'DOUBLE', isPossible: possible };
    }
    const as = DERIVED_TYPES[type];
    return { name, sql: `CAST(${value} AS ${as})`, type: as, isPossible: possible };
  });
  return { derived, known };
}

function derivedFault(spec: DatasetSpec, column: string, cause: unknown) {
  const text = libraryWords(cause);
  return fault('ingest.derived_failed', { dataset: spec.id, column, text }, { cause });
}

function ruleFault(spec: DatasetSpec, { id }: ImpossibleRule, cause: unknown) {
  const text = libraryWords(cause);
  return fault('ingest.rule_failed', { dataset: spec.id, rule: id, text }, { cause });
}
