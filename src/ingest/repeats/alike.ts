import type { ColumnSpec, DatasetSpec } from '../../pack/dataset/types.ts';
import { quoteName } from '../../store/quoted.ts';
import type { Store } from '../../store/store.ts';
import { readableTable } from '../load/typed-load.ts';
import { told } from './pairs.ts';
import { MOST_SHOWN, type Told } from './types.ts';

/** Each record of a dataset with its place, and the row of the first record that is the same (`one`). */
export const SAME = '_same';
/**
 * Pairs of records of two exports that differ in one column: `file` and `record`, `other` and `other_record`; `counts`
 * where the two are likely one record.
 */
export const ALIKE = '_alike';
/** The signs of each record, one a column. */
const SIGNS = '_signs';
/** Of more records than this that some export lacks, none is compared: a draft is shorter. */
const MOST_COMPARED = 200_000;
/** Of more records than this, one sign in {@link PROBED} tells first whether the exports have any in common. */
const MOST_UNPROBED = 10_000;
const PROBED = 16;

/**
 * Fills {@link ALIKE} from {@link SAME}: records that the other export lacks, equal in all columns but one and by some
 * number (of a ticket, of a user) that is no running one. Each record has one sign a column, made of all the others, so
 * that no pairs have to be tried.
 */
export async function findAlike(store: Store, spec: DatasetSpec): Promise<void> {
  await store.run(
    `CREATE TABLE ${ALIKE} (file INTEGER, record INTEGER, other INTEGER, other_record INTEGER, counts BOOLEAN)`,
  );
  const lone = `SELECT row FROM ${SAME} WHERE one NOT IN (SELECT one FROM ${SAME} GROUP BY one
    HAVING count(DISTINCT _file) = (SELECT count(DISTINCT _file) FROM ${SAME}))`;
  const [size] = await store.rows(`SELECT count(*) AS n FROM (${lone})`);
  const signs = slotsOf(spec);
  const numbers = signs.flatMap(({ columns }) => columns.filter(({ type }) => type === 'id'));
  if (Number(size?.n) > MOST_COMPARED || numbers.length === 0) return;
  const given = (names: readonly ColumnSpec[]) =>
    ['0', ...names.map(({ name }) => `(t.${quoteName(name)} IS NOT NULL)::INTEGER`)].join(' + ');
  const hashes = signs.map(
    ({ columns }, at) =>
      `hash(${[at, ...columns.map(({ name }) => `t.${quoteName(name)}`)].join(', ')}) AS h${at}`,
  );
  const all = signs.map((_, at) => `h${at}`).reduce((sum, one) => `xor(${sum}, ${one})`);
  const open = signs.flatMap(({ columns, mayDiffer }, at) => {
    if (columns.some((column) => tellsRecords(column, spec))) return [];
    const own = given(columns.filter(({ type }) => type === 'id'));
    const agrees = `${given(numbers)} > ${own} AS g${at}`;
    return [{ agrees, sign: `CASE WHEN g${at} THEN xor(whole, h${at}) END`, mayDiffer }];
  });
  if (open.length === 0) return;
  await store.run(`
    CREATE TABLE ${SIGNS} AS
    SELECT _file, _record, one, [${open.map(({ sign }) => sign).join(', ')}] AS signs
    FROM (SELECT *, ${all} AS whole FROM (
      SELECT t._file, t._record, s.one, ${[...hashes, ...open.map(({ agrees }) => agrees)].join(', ')}
      FROM ${quoteName(readableTable(spec))} t JOIN ${SAME} s ON s.row = t.rowid WHERE t.rowid IN (${lone})))`);
  const common = (
    condition: string,
  ) => `SELECT sign FROM (SELECT _file, unnest(signs) AS sign FROM ${SIGNS})
    WHERE ${condition} GROUP BY sign HAVING min(_file) < max(_file)`;
  const probed = `sign % ${PROBED} = 0`;
  const isWorthwhile =
    Number(size?.n) <= MOST_UNPROBED || (await store.rows(`${common(probed)} LIMIT 1`)).length > 0;
  if (isWorthwhile) await fillAlike(store, common('sign IS NOT NULL'), open);
  await store.run(`DROP TABLE ${SIGNS}`);
}

async function fillAlike(
  store: Store,
  common: string,
  open: readonly { readonly mayDiffer: boolean }[],
): Promise<void> {
  await store.run(`
    INSERT INTO ${ALIKE}
    WITH common AS (${common}), firsts AS (
      SELECT sign, _file, any_value(place) AS place, min(_record) AS record, arg_min(one, _record) AS one
      FROM (SELECT *, unnest(signs) AS sign, generate_subscripts(signs, 1) AS place FROM ${SIGNS})
      WHERE sign IN (SELECT sign FROM common) GROUP BY sign, _file
    ), held AS (SELECT DISTINCT _file, one FROM ${SAME})
    SELECT a._file, a.record, b._file, b.record,
      bool_or(a.place NOT IN (${['0', ...open.flatMap(({ mayDiffer }, at) => (mayDiffer ? [`${at + 1}`] : []))].join(', ')}))
    FROM firsts a JOIN firsts b ON a.sign = b.sign AND a._file > b._file
      LEFT JOIN held ha ON ha._file = b._file AND ha.one = a.one
      LEFT JOIN held hb ON hb._file = a._file AND hb.one = b.one
    WHERE ha.one IS NULL AND hb.one IS NULL
    GROUP BY ALL`);
}

/**
 * The columns that say what a record is, each by itself; the branch goes with its department, which often gives it.
 * `mayDiffer`: two records may well differ in it alone, such as two units that answer for one ticket, or two kinds.
 */
function slotsOf(spec: DatasetSpec) {
  const { by = spec.key, running = [] } = spec.repeats ?? {};
  const columns = spec.columns.filter(({ name }) => !running.includes(name));
  const isOwner = ({ type }: ColumnSpec) => type === 'branch' || type === 'department';
  const owners = columns.filter(isOwner);
  const others = columns.filter((one) => !isOwner(one));
  return [
    ...others.map((one) => {
      return { columns: [one], mayDiffer: one.type === 'enum' && by.includes(one.name) };
    }),
    ...(owners.length > 0 ? [{ columns: owners, mayDiffer: true }] : []),
  ];
}

/** Records of other times are others, however alike: the same outage a week later. */
function tellsRecords({ name, type }: ColumnSpec, spec: DatasetSpec): boolean {
  if (type !== 'datetime' && type !== 'month') return false;
  const telling = [spec.cohort, ...spec.key, ...(spec.repeats?.whole ?? [])];
  return [...telling, ...(spec.repeats?.by ?? []), ...(spec.repeats?.fixed ?? [])].includes(name);
}

/** How many records of an export are alike one of the other and both count, with the first few. */
export async function alikePairs(
  store: Store,
  spec: DatasetSpec,
  file: number,
  other: number,
): Promise<Told> {
  const rows = await store.rows(
    `SELECT '' AS key, file, record, other AS other_file, other_record, count(*) OVER () AS n FROM ${ALIKE}
    WHERE file = ? AND other = ?
    QUALIFY row_number() OVER (PARTITION BY record ORDER BY other_record) = 1
    ORDER BY other_record, record LIMIT ${MOST_SHOWN}`,
    [file, other],
  );
  return await told(store, spec, rows, new Map());
}
