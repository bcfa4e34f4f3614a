import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clickhouseStore } from '../../src/clickhouse/clickhouse-store.ts';
import { loadTables } from '../../src/clickhouse/loaded-tables.ts';
import { type ClickhouseServer, clickhouseServer } from '../../src/clickhouse/server.ts';
import { BEHIND_OPERATORS, CALLABLE } from '../../src/pack/dataset/sql-functions.ts';
import { prepareTables, writeTables } from '../../src/store/kept-tables.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { tablesAsParquet } from '../../src/store/tables-as-parquet.ts';
import { type EngineServer, engineServer } from './engine-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'clickhouse-functions-'));
let engine: EngineServer;
let server: ClickhouseServer;
let duck: Store;
let click: Store;

/** What columns of exports hold, and what they hardly ever do. */
const ROWS = `
  CREATE TABLE v AS
  SELECT row_number() OVER () AS id, *
  FROM (VALUES (0.5::double), (1.5), (-2.5), (0.49999999999999994), (1234567.891), (-7), (0), (NULL)) AS n(n),
       (VALUES (2::integer), (-3), (NULL)) AS k(k),
       (VALUES ('宽带 ADSL故障'), (''), ('  a_b%c\\d  '), ('(028)8634-5121'), (NULL)) AS s(s),
       (VALUES ('2009-07-31 23:59:59'::timestamp, '2009-08-01 00:00:00'::timestamp),
               ('2008-02-29 08:30:15', '2009-02-28 08:30:14'),
               ('2009-12-31 12:00:00', '2009-01-01 00:00:01'), (NULL, '2009-07-05 01:02:03')) AS t(t, u),
       (VALUES (true), (false), (NULL)) AS b(b),
       (VALUES (1.00::decimal(18, 2), 3.000001::decimal(18, 6)), (-12.35, 0.5), (NULL, 7)) AS a(a, m);`;

beforeAll(async () => {
  engine = await engineServer();
  server = clickhouseServer({ url: engine.url, user: 'default', password: '' });
  duck = await openStore({ tempFolder: folder });
  const file = join(folder, 'tables');
  await prepareTables(duck, file);
  await duck.run(ROWS);
  await writeTables(duck);
  await loadTables(server, 'functions', await tablesAsParquet(file, folder), {});
  click = clickhouseStore(server.ask('functions'), duck);
});

afterAll(async () => {
  await duck[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
  await engine[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

/** For each function and operator that conditions may use, expressions that hold it. */
const EXPRESSIONS: Readonly<Record<string, readonly string[]>> = {
  coalesce: ['coalesce(a, n)', 'coalesce(a, 0)', 'coalesce(n, k, 0)', "coalesce(s, '无')"],
  nullif: ['nullif(a, 1)', "nullif(s, '')", 'nullif(k, 2)'],
  ifnull: ["ifnull(s, '无')"],
  if: ['if(b, n, -n)', 'if(n > 0, s, null)'],
  cast: [
    'cast(k as varchar)',
    'cast(b as varchar)',
    'cast(t as varchar)',
    'cast(n as varchar)',
    'cast(a as varchar)',
    'cast(m as varchar)',
    'cast(n as integer)',
    'cast(a as integer)',
    'cast(a as double)',
    'cast(t as date)',
    'cast(k as double)',
  ],
  try_cast: ['try_cast(s as integer)', "try_cast(coalesce(s, '12') as double)"],
  abs: ['abs(a)', 'abs(n)', 'abs(k)'],
  round: ['round(a)', 'round(a, 1)', 'round(n)', 'round(n, 1)', 'round(n, 2)'],
  floor: ['floor(n)', 'floor(a)'],
  ceil: ['ceil(n)'],
  ceiling: ['ceiling(n)'],
  trunc: ['trunc(n)', 'trunc(a)'],
  sign: ['sign(a)', 'sign(n)', 'sign(k)'],
  mod: ['mod(a, 2)', 'mod(k, 2)', 'mod(id, 7)'],
  greatest: ['greatest(n, k)', 'greatest(a, m)'],
  least: ['least(n, k)'],
  date_diff: [
    "date_diff('minute', t, u)",
    "date_diff('hour', t, u)",
    "date_diff('day', t, u)",
    "date_diff('month', t, u)",
    "date_diff('second', t, u)",
  ],
  datediff: ["datediff('year', t, u)"],
  date_part: [
    "date_part('hour', t)",
    "date_part('dow', t)",
    "date_part('isodow', t)",
    "date_part('doy', t)",
  ],
  datepart: ["datepart('minute', t)"],
  date_trunc: ["date_trunc('hour', t)", "date_trunc('day', t)", "date_trunc('month', t)"],
  datetrunc: ["datetrunc('year', t)"],
  year: ['year(t)'],
  quarter: ['quarter(t)'],
  month: ['month(t)'],
  day: ['day(t)'],
  hour: ['hour(t)'],
  minute: ['minute(t)'],
  second: ['second(t)'],
  dayofweek: ['dayofweek(t)'],
  isodow: ['isodow(t)'],
  weekday: ['weekday(t)'],
  week: ['week(t)'],
  dayofyear: ['dayofyear(t)'],
  last_day: ['last_day(t)'],
  lower: ['lower(s)'],
  upper: ['upper(s)'],
  trim: ['trim(s)', "trim(s, ' a')"],
  ltrim: ['ltrim(s)'],
  rtrim: ['rtrim(s)'],
  length: ['length(s)'],
  substr: ['substr(s, 2, 3)'],
  substring: ['substring(s, 3)'],
  left: ['left(s, 2)'],
  right: ['right(s, 2)'],
  replace: ["replace(s, 'a', '甲')"],
  concat: ['concat(a, s)', "concat(s, k, '；')"],
  strpos: ["strpos(s, 'A')"],
  instr: ["instr(s, '带')"],
  starts_with: ["starts_with(s, '宽')"],
  prefix: ["prefix(s, '(')"],
  ends_with: ["ends_with(s, '障')"],
  suffix: ["suffix(s, ' ')"],
  contains: ["contains(s, 'ADSL')"],
  regexp_matches: ["regexp_matches(s, '^.带')", "regexp_matches(s, 'adsl', 'i')"],
  regexp_full_match: ["regexp_full_match(s, '[(]\\d+[)]\\d+-\\d+')"],
  regexp_extract: ["regexp_extract(s, '\\d+')", "regexp_extract(s, '(\\d+)-(\\d+)', 2)"],
  regexp_replace: [
    "regexp_replace(s, '\\d', '#')",
    "regexp_replace(s, '\\d', '#', 'g')",
    "regexp_replace(s, '(\\d+)-(\\d+)', '\\2-\\1')",
  ],
  '+': ['n + k', 'a + m', 'a + n', 't + interval 3 day'],
  '-': ['n - k', '-n', 't - interval 2 hour'],
  '*': ['n * k', 'a * m', 'a * n', 'a * 0.1'],
  '/': ['n / k', 'k / 2', 'a / 3', 'a / m', 'm / a', 'a / n'],
  '//': ['id // 7', 'k // 2', 'id // 0'],
  '%': ['id % 7', 'id % 0', 'k % 2', 'a % 0.3'],
  '||': ['s || cast(a as varchar)', "s || '甲'"],
  '~~': ["s like '%a_b%'", "s like '%\\d%'"],
  '!~~': ["s not like '%ADSL%'"],
  '~~*': ["s ilike '%adsl%'"],
  '!~~*': ["s not ilike '%adsl%'"],
  to_years: ['t + interval 1 year'],
  to_months: ['t + interval 1 month'],
  to_days: ['t + interval 1 day'],
  to_hours: ['t + interval 1 hour'],
  to_minutes: ['t + interval 90 minute'],
  to_seconds: ['t + interval 61 second'],
};

/** Refused in words instead. */
const REFUSED = new Set(['like_escape', 'not_like_escape', 'ilike_escape', 'not_ilike_escape']);

it('has an expression for each of them', () => {
  const asked = [...CALLABLE, ...BEHIND_OPERATORS].filter((name) => !REFUSED.has(name));
  expect(asked.filter((name) => !(name in EXPRESSIONS))).toEqual([]);
});

const TRUTHS = [
  'b and k > 0',
  'b or k > 0',
  'not b',
  'k in (2, 3)',
  'k not in (2, 3)',
  'n between 0 and 2',
  'b is null',
  'k is distinct from 2',
  "case when b then 'x' when k > 0 then s end",
  'n > 0.5',
  "s = ''",
  'a > 0.99',
  'a = 1',
  'm > a',
  'a / 3 > 0.333',
  'm = 3.000001',
  'a between -12.35 and 1.00',
  'a in (1, -12.35)',
  'k in (id, 2)',
  'a * 3 >= n',
  'k in (2, null)',
  'k not in (2, null)',
  'a > n',
];

it.each([...Object.values(EXPRESSIONS).flat(), ...TRUTHS])('%s', async (expression) => {
  const sql = `select id, ${expression} as value from v order by id`;
  const [expected, found] = [await duck.rows(sql), await click.rows(sql)];
  const isText = expression.endsWith('as varchar)');
  expect(plain(found, isText)).toEqual(plain(expected, isText));
});

/** Numbers as numbers: a decimal's text says the same with more zeros. */
function plain(rows: Awaited<ReturnType<Store['rows']>>, isText: boolean) {
  return rows.map(({ id, value }) => [
    id,
    typeof value === 'string' && !isText && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value,
  ]);
}
