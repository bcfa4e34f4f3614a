import type { ColumnSpec, DatasetSpec } from '../../pack/types.ts';
import { quoteName, type Store } from '../../store/store.ts';
import { readableTable } from '../typed-load.ts';
import { told } from './pairs.ts';
import { MOST_SHOWN, type Told } from './types.ts';

/** Each record of a dataset with its place, and the row of the first record that is the same (`one`). */
export const SAME = '_same';
/**
 * Pairs of records of two exports that differ in one column: `file` and `record`, `other` and `other_record`; `counts`
 * where the two are likely one record.
 */
export const ALIKE = '_alike';
/** Of more records than this that some export lacks, none is compared: a draft is shorter. */
const MOST_COMPARED = 200_000;

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
  const open = signs.flatMap(({ columns, isOwner }, at) => {
    if (columns.some((column) => tellsRecords(column, spec))) return [];
    const own = given(columns.filter(({ type }) => type === 'id'));
    const agreed = `${given(numbers)} - (${own})`;
    return [
      {
        at,
        agreed,
        sign: `{'place': ${at}, 'sign': xor(whole, h${at}), 'agreed': g${at}, 'counts': ${!isOwner}}`,
      },
    ];
  });
  if (open.length === 0) return;
  await store.run(`
    INSERT INTO ${ALIKE}
    WITH hashed AS (
      SELECT t._file, t._record, s.one, ${hashes.join(', ')}, ${open.map(({ at, agreed }) => `${agreed} AS g${at}`).join(', ')}
      FROM ${quoteName(readableTable(spec))} t JOIN ${SAME} s ON s.row = t.rowid
      WHERE t.rowid IN (${lone})
    ), told AS (
      SELECT _file, _record, one, unnest([${open.map(({ sign }) => sign).join(', ')}], recursive := true)
      FROM (SELECT *, ${all} AS whole FROM hashed)
    ), firsts AS (
      SELECT place, sign, _file, counts, min(_record) AS record, arg_min(one, _record) AS one
      FROM told WHERE agreed > 0 GROUP BY place, sign, _file, counts
    ), held AS (SELECT DISTINCT _file, one FROM ${SAME})
    SELECT a._file, a.record, b._file, b.record, bool_or(a.counts)
    FROM firsts a JOIN firsts b ON a.place = b.place AND a.sign = b.sign AND a._file > b._file
      LEFT JOIN held ha ON ha._file = b._file AND ha.one = a.one
      LEFT JOIN held hb ON hb._file = a._file AND hb.one = b.one
    WHERE ha.one IS NULL AND hb.one IS NULL
    GROUP BY ALL`);
}

/** The columns that say what a record is, each by itself; the branch goes with its department, which often gives it. */
function slotsOf(spec: DatasetSpec) {
  const columns = spec.columns.filter(({ name }) => !(spec.repeats?.running ?? []).includes(name));
  const isOwner = ({ type }: ColumnSpec) => type === 'branch' || type === 'department';
  const owners = columns.filter(isOwner);
  const others = columns.filter((one) => !isOwner(one));
  return [
    ...others.map((one) => ({ columns: [one], isOwner: false })),
    ...(owners.length > 0 ? [{ columns: owners, isOwner: true }] : []),
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
