import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expressionProblem } from './expression.ts';
import { ZIYANG } from './test-support.ts';

/** Ways in which a text could be more than one condition; `test/` runs them against the database too. */
export const PAYLOADS: readonly string[] = [
  '1=1) or (1=1',
  "brand = 'E8' ) union all ( values (1)",
  "true; attach 'x.db' as x",
  "true; copy tickets to 'out.csv'",
  'true; pragma database_list',
  'true; install httpfs; load httpfs',
  "brand = 'E8' -- the rest",
  "brand = 'E8' /* the rest */",
  "brand = 'E8' /* the rest",
  "(select count(*) from read_text('/etc/passwd')) > 0",
  'brand in (SELECT brand from tickets)',
  'exists (from tickets)',
  "read_text('/etc/passwd') is not null",
  '"read_text"(\'/etc/passwd\') is not null',
  "getenv('HOME') = 'x'",
  "current_setting('temp_directory') = 'x'",
  "set_config('threads', '9', true) is null",
  'row_number() over (order by brand) = 1',
  'sum(users) > 1',
  'count(*) > 0',
  '*',
  "columns('.*') = 'x'",
  'list_transform([1], x -> x) is null',
  'list_transform([1], lambda x: x) is null',
  'brand->0 is null',
  'brand[1] = 1',
  "{'a': 1} is null",
  '$1 = 1',
  '? = 1',
  "brand = E'\\x41'",
  "brand = U&'\\0041'",
  "x'41' is null",
  '0x41 = brand',
  '$$a$$ = brand',
  "brand = 'E8",
  'brand = "E8',
  '(brand',
  'brand)',
  'brand, service',
  'ｓｅｌｅｃｔ 1',
  'brand = ＇E8＇ or 1=1',
  "brand\u00a0= 'E8'",
  "brand = 'E8'\u2028or true",
  "brand = 'E8\u0000'",
  "repeat('x', 1000000000) = brand",
  '',
  '  ',
];

describe('one expression', () => {
  it.each(PAYLOADS)('is not %j', (sql) => {
    expect(expressionProblem(sql)).not.toBeNull();
  });

  it.each([
    "brand in ('E6', 'E8; -- (select') and not overdue",
    "users >= -1 and (hours*2)/60.0 < 1.5e3 or notes like '%维护%'",
    `"full" is not null and score::integer between 1 and 10`,
    "case when regexp_matches(coalesce(name, ''), '固话|宽带') then 'a''b' else null end is not null",
    "date_diff('second', accepted_at, done_at) / 3600.0 <= cast(limit_hours as double)",
    "done_at >= timestamp '2009-07-01 00:00:00' + interval 1 day",
  ])('is %s', (sql) => {
    expect(expressionProblem(sql)).toBeNull();
  });

  it('is what the pack writes', () => {
    const files = readdirSync(join(ZIYANG, 'datasets')).map((name) =>
      join(ZIYANG, 'datasets', name),
    );
    const written = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^ +sql: "(.*)"$/gm)].map(([, sql = '']) => sql),
    );
    expect(written.length).toBeGreaterThan(10);
    for (const sql of written) expect(expressionProblem(sql), sql).toBeNull();
  });
});
