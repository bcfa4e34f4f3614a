import type { Ingested, LoadedDataset } from '../ingest/model/types.ts';
import { message } from '../messages/catalogue.ts';
import { fault } from '../messages/fault.ts';
import type { ColumnSpec, DatasetSpec, DerivedSpec } from '../pack/dataset/types.ts';
import type { Pack } from '../pack/types.ts';
import { maskNumber } from '../privacy/mask.ts';
import type { Masker } from '../privacy/masker.ts';
import { quoteName, quoteText } from '../store/quoted.ts';
import type { Store } from '../store/store.ts';

/**
 * Masks known people in the texts by which metrics are parted (symptoms, causes), also where a derived column makes
 * them of others: their values become labels of charts, keys of results and a part of the history, where no masker
 * comes after. Two people whose masked names are the same stay two. A metric that is parted by the numbers of people
 * is the fault `pack.personal_dimensions`: masked they would no longer be told apart.
 */
export async function maskMembers(
  { metrics }: Pick<Pack, 'metrics'>,
  { datasets }: Ingested,
  masker: Masker,
  store: Store,
): Promise<void> {
  refuseNumbers(metrics, datasets);
  for (const dataset of datasets) {
    const { spec, presentColumns } = dataset;
    const parting = new Set(
      metrics.filter(({ scope }) => scope.dataset === spec.id).flatMap(({ by }) => by.flat()),
    );
    // First the derived ones, which read the others as they are.
    const derived = spec.derived.filter(({ name, type }) => type === 'text' && parting.has(name));
    if (derived.length > 0) await maskDerived(dataset, derived, masker, store);
    for (const { name, type, personal } of spec.columns)
      if (type === 'text' && parting.has(name) && presentColumns.includes(name))
        await maskColumn(
          spec.id,
          name,
          personal === 'name' ? apart(masker.name) : masker.text,
          store,
        );
  }
}

function refuseNumbers(metrics: Pack['metrics'], datasets: Ingested['datasets']): void {
  const problems = metrics.flatMap(({ id, scope, by }) => {
    const columns = datasets.find(({ spec }) => spec.id === scope.dataset)?.spec.columns ?? [];
    const numbers = columns.filter(({ personal }) => personal === 'number');
    return numbers
      .filter(({ name }) => by.flat().includes(name))
      .map(({ name, header }) =>
        message('pack.personal_dimension', { metric: id, column: name, header }),
      );
  });
  if (problems.length > 0)
    throw fault('pack.personal_dimensions', { count: problems.length }, { problems });
}

async function maskColumn(
  table: string,
  column: string,
  mask: (text: string) => string,
  store: Store,
): Promise<void> {
  const [into, text] = [quoteName(table), quoteName(column)];
  for (const [given, masked] of await maskedValues(into, column, mask, store))
    await store.run(`UPDATE ${into} SET ${text} = ? WHERE ${text} = ?`, [masked, given]);
}

/** The distinct values of a column that masking changes, each with its masked form. */
async function maskedValues(
  from: string,
  column: string,
  mask: (text: string) => string,
  store: Store,
): Promise<readonly (readonly [string, string])[]> {
  const text = quoteName(column);
  const rows = await store.rows(
    `SELECT DISTINCT ${text} AS text FROM ${from} WHERE ${text} IS NOT NULL ORDER BY text`,
  );
  return rows
    .map(({ text: given }) => [String(given), mask(String(given))] as const)
    .filter(([given, masked]) => given !== masked);
}

/** A masker of names under which two people stay two: 王**, 王**（2）. */
function apart(mask: (name: string) => string): (name: string) => string {
  const taken = new Map<string, number>();
  return (name) => {
    const masked = mask(name);
    const before = taken.get(masked) ?? 0;
    taken.set(masked, before + 1);
    return before === 0 ? masked : `${masked}（${before + 1}）`;
  };
}

const SOURCE_TYPES: ReadonlySet<string> = new Set(['text', 'id']);

/**
 * Computes the derived columns again over masked texts, so that a piece cut out of a name (its first letters, or a
 * number found in it) is a piece of the masked one; and masks what they put together anew.
 */
async function maskDerived(
  { spec, presentColumns }: LoadedDataset,
  asked: readonly DerivedSpec[],
  masker: Masker,
  store: Store,
): Promise<void> {
  const table = quoteName(spec.id);
  const chain = spec.derived.filter(({ name }) => asked.some((one) => needs(one, name, spec)));
  const sources = spec.columns.filter(
    ({ name, type }) =>
      SOURCE_TYPES.has(type) &&
      presentColumns.includes(name) &&
      chain.some(({ sql }) => mentions(sql, name)),
  );
  const masked = await maskedSources(table, sources, masker, store);
  if (masked.length > 0) {
    await store.run('CREATE TABLE _masked (source VARCHAR, given VARCHAR, masked VARCHAR)');
    await store.append('_masked', masked);
    await store.run(`
      UPDATE ${table} SET ${asked.map(({ name }) => `${quoteName(name)} = again.${quoteName(name)}`).join(', ')}
      FROM ${againFrom(table, sources, chain)} AS again WHERE ${table}.rowid = again._row`);
    await store.run('DROP TABLE _masked');
  }
  for (const { name } of asked) await maskColumn(spec.id, name, masker.text, store);
}

async function maskedSources(
  table: string,
  sources: readonly ColumnSpec[],
  masker: Masker,
  store: Store,
): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for (const { name, personal } of sources) {
    const mask = maskOf(personal, masker);
    for (const pair of await maskedValues(table, name, mask, store)) rows.push([name, ...pair]);
  }
  return rows;
}

function maskOf(personal: ColumnSpec['personal'], masker: Masker): (text: string) => string {
  if (personal === 'name') return masker.name;
  return personal === 'number' ? maskNumber : masker.text;
}

/** The table's rows with masked sources and, layer by layer, the derived columns made of them. */
function againFrom(
  table: string,
  sources: readonly ColumnSpec[],
  chain: readonly DerivedSpec[],
): string {
  const replaced = sources.map(({ name }, at) => {
    const column = quoteName(name);
    return `coalesce(m${at}.masked, t.${column}) AS ${column}`;
  });
  const joins = sources.map(
    ({ name }, at) =>
      `LEFT JOIN _masked m${at} ON m${at}.source = ${quoteText(name)} AND m${at}.given = t.${quoteName(name)}`,
  );
  const rows = `(SELECT t.rowid AS _row, t.* REPLACE (${replaced.join(', ')}) FROM ${table} t ${joins.join(' ')})`;
  return chain.reduce((inner, { name, sql, type }) => {
    const column = quoteName(name);
    // What was null stays so: a rule for impossible records may have made it null.
    const value = `CASE WHEN ${column} IS NOT NULL THEN (${sql}) END`;
    const cast = type === 'text' ? `CAST(${value} AS VARCHAR)` : value;
    return `(SELECT * REPLACE (${cast} AS ${column}) FROM ${inner})`;
  }, rows);
}

/** Whether a derived column is this one or is computed from it, over others too. */
function needs({ name, sql }: DerivedSpec, other: string, spec: DatasetSpec): boolean {
  if (name === other) return true;
  return spec.derived.some(
    (one) => one.name !== name && mentions(sql, one.name) && needs(one, other, spec),
  );
}

function mentions(sql: string, name: string): boolean {
  if (!sql.toLowerCase().includes(name.toLowerCase())) return false;
  const word = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}_])${word}(?![\\p{L}\\p{N}_])`, 'iu').test(sql);
}
