import type { DatasetSpec } from '../../pack/dataset/types.ts';
import { quoteName } from '../../store/quoted.ts';
import type { Store } from '../../store/store.ts';
import { readableTable } from '../load/typed-load.ts';
import { findRepeatedKeys, REPEATED_KEYS, splitNamesakes, WHO } from './namesakes.ts';
import { overlapsIn, type Sameness } from './overlaps.ts';
import { keptPairs, keyText, RANKED, undecidedPairs } from './pairs.ts';
import { rankParts } from './parts.ts';
import { renumberedPairs } from './renumbered.ts';
import {
  MOST_LISTED,
  NONE_TOLD,
  type Repeated,
  type Superseded,
  type TellingHeaders,
} from './types.ts';

/**
 * Takes repeated records out of the readable table and counts them by file number. Of equal records of
 * all files the first stays (the later ones are duplicates). Of different records with one key stays the
 * one with the latest `latestBy` (empty is earliest), then the one read last (the others are superseded), unless they
 * only share a number, or are parts of one whole: then all stay. `files`: of how many files the table has records.
 */
export async function removeRepeated(
  store: Store,
  spec: DatasetSpec,
  files: number,
  telling: TellingHeaders = new Map(),
): Promise<Repeated> {
  const by = spec.repeats?.by ?? spec.key;
  const overlapping = async (same: Sameness) =>
    files < 2 ? [] : await overlapsIn(store, spec, same);
  if (by.length === 0) return { ...nothing(), overlaps: await overlapping('equal') };
  const isParts = spec.repeats?.as === 'parts';
  if (isParts) await rankParts(store, spec, telling);
  else if ((await rankRecords(store, spec, by)) === 0)
    return { ...nothing(), overlaps: await overlapping('none') };
  const key = by.map(quoteName).join(', ');
  const ranked = await store.rows(`
    SELECT _file, count(*) FILTER (WHERE copy > 1) AS duplicate,
      count(*) FILTER (WHERE copy = 1 AND place > 1) AS superseded,
      (SELECT count(*) FROM (SELECT 1 FROM ${RANKED} WHERE copy = 1 AND place = 1 AND given
        GROUP BY ${key} HAVING count(*) > 1)) AS several
    FROM ${RANKED} GROUP BY _file`);
  const counted = ranked.map((row) => {
    return {
      file: Number(row._file),
      duplicate: Number(row.duplicate),
      superseded: Number(row.superseded),
    };
  });
  const areDuplicates = counted.some(({ duplicate }) => duplicate > 0);
  const areSuperseded = counted.some(({ superseded }) => superseded > 0);
  const several = Number(ranked[0]?.several ?? 0) > 0;
  const superseded = areSuperseded ? await supersededIn(store, spec) : [];
  const overlaps = await overlapping('ranked');
  const undecided = areSuperseded ? await undecidedPairs(store, spec) : NONE_TOLD;
  const renumbered = areDuplicates ? await renumberedPairs(store, spec) : NONE_TOLD;
  const finer = (spec.repeats?.whole ?? []).filter((name) => !by.includes(name));
  const parts =
    isParts && several ? await keptPairs(store, spec, [...by, ...finer], telling) : NONE_TOLD;
  const areOthers = several && (!isParts || finer.length > 0);
  const namesakes = areOthers ? await keptPairs(store, spec, by, telling, finer) : NONE_TOLD;
  const taken = `DELETE FROM ${quoteName(readableTable(spec))}
    WHERE rowid IN (SELECT row FROM ${RANKED} WHERE copy > 1 OR place > 1);`;
  await store.run(`${areDuplicates || areSuperseded ? taken : ''} DROP TABLE ${RANKED}`);
  return {
    removed: new Map(counted.map(({ file, ...counts }) => [file, counts])),
    superseded,
    overlaps,
    undecided,
    namesakes,
    parts,
    renumbered,
  };
}

function nothing(): Repeated {
  const told = {
    undecided: NONE_TOLD,
    namesakes: NONE_TOLD,
    parts: NONE_TOLD,
    renumbered: NONE_TOLD,
  };
  return { removed: new Map(), superseded: [], overlaps: [], ...told };
}

/**
 * Ranks records of repeated keys, and gives their number: `copy` among equal ones, `place` among those of one key, `winner`
 * the row that stays.
 */
async function rankRecords(
  store: Store,
  spec: DatasetSpec,
  by: readonly string[],
): Promise<number> {
  const table = quoteName(readableTable(spec));
  const key = by.map(quoteName).join(', ');
  const repeated = await findRepeatedKeys(store, spec, by);
  if (repeated === 0) {
    await store.run(`DROP TABLE ${REPEATED_KEYS}`);
    return 0;
  }
  const all = spec.columns.map(({ name }) => quoteName(name)).join(', ');
  const latest = spec.latestBy.map((name) => `${quoteName(name)} DESC NULLS LAST, `).join('');
  const fixed = await splitNamesakes(store, spec, by);
  const who =
    fixed.length === 0
      ? `SELECT rowid AS _row, *, 0 AS _who FROM ${table}`
      : `SELECT r.rowid AS _row, r.*, coalesce(w.who, 0) AS _who FROM ${table} r LEFT JOIN ${WHO} w
        ON ${[...by, ...fixed].map((name) => `w.${quoteName(name)} IS NOT DISTINCT FROM CAST(r.${quoteName(name)} AS VARCHAR)`).join(' AND ')}`;
  const [ranked] = await store.rows(`
    CREATE TABLE ${RANKED} AS
    WITH copies AS (
      SELECT *, row_number() OVER (PARTITION BY ${all} ORDER BY _file, _record) AS _copy
      FROM (${who}) SEMI JOIN ${REPEATED_KEYS} USING (${key})
    )
    SELECT _row AS row, _file, _record, _copy AS copy, ${key}, true AS given, min(_row) OVER (PARTITION BY ${key}, _who) AS one,
      row_number() OVER latest_first AS place, first_value(_row) OVER latest_first AS winner
    FROM copies
    WINDOW latest_first AS (PARTITION BY ${key}, _who, _copy > 1 ORDER BY ${latest} _file DESC, _record DESC)`);
  await store.run(`DROP TABLE ${REPEATED_KEYS}; DROP TABLE IF EXISTS ${WHO}`);
  return Number(ranked?.Count);
}

async function supersededIn(store: Store, spec: DatasetSpec): Promise<readonly Superseded[]> {
  const table = quoteName(readableTable(spec));
  const differs = spec.columns.map(({ name }) => {
    const column = quoteName(name);
    return `CASE WHEN lost.${column} IS DISTINCT FROM kept.${column} THEN '${name}' END`;
  });
  const rows = await store.rows(`
    SELECT ${keyText(spec, 'lost')} AS key, lost._file AS file, lost._record AS record,
      kept._file AS kept_file, kept._record AS kept_record, concat_ws(',', ${differs.join(', ')}) AS differs
    FROM ${RANKED} AS ranked JOIN ${table} AS lost ON lost.rowid = ranked.row
      JOIN ${table} AS kept ON kept.rowid = ranked.winner
    WHERE ranked.copy = 1 AND ranked.place > 1 ORDER BY lost._file, lost._record LIMIT ${MOST_LISTED}`);
  return rows.map((row) => ({
    key: String(row.key),
    file: Number(row.file),
    record: Number(row.record),
    keptFile: Number(row.kept_file),
    keptRecord: Number(row.kept_record),
    differs: String(row.differs).split(','),
  }));
}
