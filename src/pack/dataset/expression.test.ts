import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PAYLOADS } from '../test-payloads.ts';
import { TELECOM, ZIYANG } from '../test-support.ts';
import { expressionProblem } from './expression.ts';
import { SOME_PLACES, withPlaces } from './places.ts';

/** Brackets in brackets, each with something before and behind. */
const nested = (depth: number, before: string, behind = '') =>
  `${`${before}(`.repeat(depth)}x${`)${behind}`.repeat(depth)} > 0`;

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

  it.each([
    ['longer than a person writes', `${'x = 1 or '.repeat(60_000)}x = 1`, /太长/],
    ['deep in brackets', `${'('.repeat(41)}x${')'.repeat(41)}`, /太深/],
    ['deep in case', `${'case when x then '.repeat(41)}true${' end'.repeat(41)}`, /太深/],
    ['thousands of not', `${'not '.repeat(2_400)}x`, /太深.*not/],
    ['a sum of thousands', Array(2_000).fill('x').join(' + '), /太深/],
    ['thousands of signs', `${'- '.repeat(2_000)}x > 0`, /太深/],
    ['thousands of casts', `x${'::text'.repeat(1_200)} = ''`, /太深/],
    ['thousands of is null', `x${' is null'.repeat(1_100)}`, /太深/],
    ['chains in brackets in chains', nested(30, 'x + '.repeat(30)), /太深/],
    ['chains behind brackets', nested(30, '', ' + x'.repeat(30)), /太深/],
    ['with many % before _', "x like '%a_%a_%'", /%/],
    ['with many % without case', "x not ilike '%a%b%'", /%/],
    ['with many % and escape', "x like '%a!%%b' escape '!'", /%/],
    ['with hundreds of %', `x like '${'%a'.repeat(40)}'`, /%/],
    ['with a pattern out of a column', 'x like y', /contains/],
    ['with a pattern put together', "x like '%a' || '%'", /contains/],
    ['with a pattern in brackets', "x like ('%a')", /contains/],
  ])('is not %s', (_, sql, words) => {
    expect(expressionProblem(sql)?.zh).toMatch(words);
  });

  it.each([
    "x like '%a%b%'",
    "x like '%断线_次%'",
    "x ilike '%adsl%'",
    "x not like 'A_' and y like '10!%' escape '!'",
    `${'('.repeat(40)}x${')'.repeat(40)}`,
    Array(900).fill('not x').join(' and '),
    `x in (${Array(1_500).fill('-1').join(', ')})`,
    Array(300).fill('(x + y)').join(' or '),
    Array(100).fill('coalesce(x, 0)').join(' + '),
  ])('may be %s', (sql) => expect(expressionProblem(sql)).toBeNull());

  it('is what the pack writes', () => {
    const folders = [ZIYANG, TELECOM].map((one) => join(one, 'datasets'));
    const files = folders.flatMap((one) => readdirSync(one).map((name) => join(one, name)));
    const written = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^ +sql: "(.*)"$/gm)].map(([, sql = '']) => sql),
    );
    expect(written.length).toBeGreaterThan(10);
    for (const sql of written)
      expect(expressionProblem(withPlaces(sql, SOME_PLACES)), sql).toBeNull();
  });
});
