import { type Message, message } from '../../messages/catalogue.ts';
import { columnsIn } from '../../pack/dataset/sql-names.ts';
import type { DatasetSpec } from '../../pack/dataset/types.ts';
import type { Join, JoinSide } from '../../pack/rules/joins.ts';
import { maskNumber } from '../../privacy/mask.ts';
import { quoteName } from '../../store/quoted.ts';
import type { Store } from '../../store/store.ts';
import type { LoadedDataset } from '../model/types.ts';
import { isUserNumber } from '../values/shown-numbers.ts';

/** So many ids have to look alike, and such a part of the shorter list, before anything is said. */
const LEAST = 3;
const LEAST_SHARE = 0.3;

/**
 * Warns where two columns of ids that should name the same things (the tickets that callbacks ask about, the users of
 * two exports) have none in common, while many are alike but for a prefix, signs or zeros: they are likely the same in
 * another form, and everything that rests on the join would be missing in silence.
 */
export async function neverMeeting(
  store: Store,
  datasets: readonly LoadedDataset[],
  joins: readonly Join[],
): Promise<readonly Message[]> {
  const provided = datasets.filter((one) => one.provided);
  const pairs = [...joins, ...userJoins(provided)].flatMap(([one, other]): Pair[] => {
    const mine = loadedSide(one, provided);
    const theirs = loadedSide(other, provided);
    return mine && theirs ? [{ one, other, mine, theirs }] : [];
  });
  const told: Message[] = [];
  for (const { mine, theirs, ...found } of await alikeOf(
    store,
    await withoutMeeting(store, pairs),
  )) {
    const shown = (value: string) => (mine.isUser || theirs.isUser ? maskNumber(value) : value);
    told.push(
      message('ingest.never_meet', {
        dataset: mine.spec.name,
        column: mine.header,
        other: theirs.spec.name,
        otherColumn: theirs.header,
        count: found.count,
        sample: shown(found.sample),
        otherSample: shown(found.otherSample),
      }),
    );
  }
  return told;
}

/** The pairs that have no id in common: most have, which is told at the first that meets. */
async function withoutMeeting(store: Store, pairs: readonly Pair[]): Promise<readonly Pair[]> {
  if (pairs.length === 0) return [];
  const ids = ({ dataset, column, where }: JoinSide) =>
    `SELECT ${quoteName(column)} AS id FROM ${quoteName(dataset)} WHERE (${where ?? 'true'})`;
  const meetings = pairs.map(
    ({ one, other }, at) =>
      `FROM (SELECT ${at} AS pair FROM (${ids(one)}) SEMI JOIN (${ids(other)}) USING (id) LIMIT 1)`,
  );
  const met = await store.rows(meetings.join(' UNION ALL '));
  const meeting = new Set(met.map(({ pair }) => Number(pair)));
  return pairs.filter((_, at) => !meeting.has(at));
}

/** Every two datasets that name users by their numbers. */
function userJoins(datasets: readonly LoadedDataset[]): readonly Join[] {
  const sides = datasets.flatMap(({ spec, presentColumns }) =>
    spec.columns
      .filter((column) => isUserNumber(column) && presentColumns.includes(column.name))
      .slice(0, 1)
      .map(({ name }): JoinSide => ({ dataset: spec.id, column: name, where: null })),
  );
  return sides.flatMap((one, at) => sides.slice(at + 1).map((other): Join => [one, other]));
}

interface LoadedSide {
  readonly spec: DatasetSpec;
  readonly header: string;
  readonly isUser: boolean;
}

/** Two columns of ids, each of a dataset that was loaded. */
interface Pair {
  readonly one: JoinSide;
  readonly other: JoinSide;
  readonly mine: LoadedSide;
  readonly theirs: LoadedSide;
}

/** null where an export lacks the column, or one that its condition reads. */
function loadedSide(
  { dataset, column, where }: JoinSide,
  datasets: readonly LoadedDataset[],
): LoadedSide | null {
  const loaded = datasets.find(({ spec }) => spec.id === dataset);
  const found = loaded?.spec.columns.find(({ name }) => name === column);
  if (!loaded || !found || !loaded.presentColumns.includes(column)) return null;
  const read = where === null ? [] : columnsIn(where, loaded.spec).columns;
  const given = loaded.spec.columns.map(({ name }) => name);
  const isTold = read.every(
    (name) => !given.includes(name) || loaded.presentColumns.includes(name),
  );
  return isTold ? { spec: loaded.spec, header: found.header, isUser: isUserNumber(found) } : null;
}

/** Of pairs without an equal id, those of which many are alike. */
async function alikeOf(store: Store, pairs: readonly Pair[]) {
  if (pairs.length === 0) return [];
  const side = ({ dataset, column, where }: JoinSide, areUsers: boolean) =>
    `SELECT DISTINCT ${quoteName(column)} AS id, ${looseForm(quoteName(column), areUsers)} AS form
     FROM ${quoteName(dataset)} WHERE ${quoteName(column)} IS NOT NULL AND (${where ?? 'true'})`;
  const asked = pairs.map(({ one, other, mine, theirs }, at) => {
    const areUsers = mine.isUser && theirs.isUser;
    return `FROM (WITH one AS (${side(one, areUsers)}), other AS (${side(other, areUsers)}), alike AS (
        SELECT one.id AS mine, other.id AS theirs FROM one JOIN other USING (form)
      )
      SELECT ${at} AS pair, (SELECT least((SELECT count(*) FROM one), (SELECT count(*) FROM other))) AS fewer,
        count(DISTINCT mine) AS alike, min(mine) AS sample, min_by(theirs, (mine, theirs)) AS other_sample FROM alike)`;
  });
  const rows = await store.rows(`${asked.join(' UNION ALL ')} ORDER BY pair`);
  return rows.flatMap(({ pair, fewer, alike, sample, other_sample }) => {
    const one = pairs[Number(pair)];
    const count = Number(alike);
    if (!one || count < LEAST || count < Number(fewer) * LEAST_SHARE) return [];
    return [{ ...one, count, sample: String(sample), otherSample: String(other_sample) }];
  });
}

/** Numbers of users: a landline with and without its area code. Other ids: their digits, where there are enough. */
function looseForm(id: string, areUsers: boolean): string {
  const digits = `ltrim(regexp_replace(${id}, '[^0-9]', '', 'g'), '0')`;
  const letters = `ltrim(regexp_replace(upper(${id}), '[^0-9A-Z]', '', 'g'), '0')`;
  if (!areUsers) return `CASE WHEN length(${digits}) >= 5 THEN ${digits} ELSE ${letters} END`;
  return `CASE WHEN regexp_full_match(${id}, '0[1-9][0-9]{8,10}|[2-9][0-9]{6,7}') THEN right(${id}, 7)
    WHEN length(${digits}) >= 7 THEN ${digits} ELSE ${letters} END`;
}
