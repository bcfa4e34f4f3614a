import { describe, expect, it } from 'vitest';
import { parsedAll } from '../store/parsed-sql.ts';
import { lentStore } from '../store/test-support.ts';
import { textForColumn } from './casts.ts';
import { statementForClickhouse } from './statement.ts';
import { Untranslatable } from './untranslatable.ts';

async function printed(sql: string): Promise<string> {
  await using store = await lentStore();
  const [tree] = await parsedAll(store, [sql]);
  if (!tree) throw new Error(`no statement: ${sql}`);
  return statementForClickhouse(tree);
}

describe('a statement for ClickHouse', () => {
  it.each([
    [
      'counts of records that meet a condition',
      'select count(*) filter (where hit) as n from (select *, (a > 1) as hit from "t")',
      'SELECT count() FILTER (WHERE `hit`) AS `n` FROM (SELECT *, CAST((`a` > 1) AS Nullable(Bool)) AS `hit` FROM `t`)',
    ],
    [
      'bound values, and text that may be null',
      `select coalesce(cast("b" as varchar), '未填写') as d0 from t where x >= cast($1 as timestamp) group by d0`,
      `SELECT coalesce(${textForColumn('`b`')}, '未填写') AS \`d0\` FROM \`t\` WHERE (\`x\` >= CAST({p1} AS Nullable(DateTime64(0, 'UTC')))) GROUP BY \`d0\``,
    ],
    [
      'rows of two statements in one order',
      'select 1 as n from t union all select n from u order by n desc limit 2',
      'SELECT * FROM ((SELECT 1 AS `n` FROM `t`) UNION ALL (SELECT `n` FROM `u`)) ORDER BY `n` DESC NULLS LAST LIMIT 2',
    ],
    [
      'the record before, over all of the window',
      'select lag("since") over (partition by who order by since) as earlier from t',
      'SELECT lagInFrame(`since`) OVER (PARTITION BY `who` ORDER BY `since` ASC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `earlier` FROM `t`',
    ],
    [
      'columns left out and replaced, under names of any signs',
      'select * exclude (n) replace (coalesce(x, 0) as x) from "a`b\\c"',
      'SELECT * EXCEPT (`n`) REPLACE (coalesce(`x`, 0) AS `x`) FROM `a\\`b\\\\c`',
    ],
    [
      'decimals, truths and texts as they are written',
      `select x from t where a > 0.10 and b = true and c = 'it''s \\'`,
      "SELECT `x` FROM `t` WHERE ((`a` > 0.10) AND (`b` = true) AND (`c` = 'it\\'s \\\\'))",
    ],
    [
      'members with users and without records',
      'with r as (select 1 as d0), u as (select 2 as d0) select d0 from r full join u using (d0)',
      'WITH `r` AS (SELECT 1 AS `d0`), `u` AS (SELECT 2 AS `d0`) SELECT `d0` FROM `r` FULL JOIN `u` USING (`d0`)',
    ],
    [
      'sets of groups in one pass',
      'select a, b, count(*) from t group by grouping sets ((a), (a, b), ())',
      'SELECT `a`, `b`, count() FROM `t` GROUP BY GROUPING SETS ((`a`), (`a`, `b`), ())',
    ],
  ])('prints %s', async (_, duckdb, clickhouse) => {
    expect(await printed(duckdb)).toBe(clickhouse);
  });

  it.each([
    ['rows by name', 'select 1 as a from t union all by name select 2 as b from t'],
    ['rows without their doubles', 'select 1 from t union select 2 from t'],
    ['a function without an equal', 'select levenshtein(a, b) from t'],
    ['a type without an equal', 'select cast(a as uuid) from t'],
    ['a frame of some rows', 'select sum(a) over (order by b rows 2 preceding) from t'],
    ['an unknown option of a pattern', "select regexp_matches(a, 'x', 'n') from t"],
    ['a table function', 'select * from range(3)'],
    ['an interval that a record tells', 'select a + to_days(b) from t'],
  ])('refuses %s', async (_, sql) => {
    await expect(printed(sql)).rejects.toThrow(Untranslatable);
  });
});
