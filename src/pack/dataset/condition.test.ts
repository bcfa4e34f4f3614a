import { describe, expect, it } from 'vitest';
import { tickets } from '../test-support.ts';
import { allOf, conditionOf } from './condition.ts';
import { columnsIn, namesIn } from './sql-names.ts';

const sqlOf = (only: Readonly<Record<string, readonly string[]>>) => conditionOf(only, tickets).sql;
const problemsOf = (only: Readonly<Record<string, readonly string[]>>) =>
  conditionOf(only, tickets).problems.map((one) => one.en);

const numbers = {
  ...tickets,
  columns: tickets.columns.map((one) =>
    one.name === 'cause'
      ? { ...one, name: 'hasten', header: '催修次数', type: 'number' as const }
      : one,
  ),
};

describe('a simple condition', () => {
  it('names columns canonically or by their header, and joins with and', () => {
    expect(sqlOf({ 产品品牌: ['E6', 'E8'], service: ['ADSL'] })).toBe(
      "brand in ('E6', 'E8') and service in ('ADSL')",
    );
    expect(sqlOf({})).toBeNull();
  });

  it('reads yes and no in several words', () => {
    expect(sqlOf({ overdue: ['是'] })).toBe('overdue');
    expect(sqlOf({ 及时恢复: ['No'] })).toBe('not on_time');
    expect(problemsOf({ overdue: ['maybe'] })).toEqual(['cannot read the condition "maybe"']);
  });

  it('compares numbers, and takes nothing else for one', () => {
    const only = (...values: string[]) => conditionOf({ 催修次数: values }, numbers);
    expect(only('>= 1').sql).toBe('(hasten >= 1)');
    expect(only('0', '> 2.5').sql).toBe('(hasten = 0 or hasten > 2.5)');
    expect(only('1 or true')).toMatchObject({ sql: null, problems: [{ field: '催修次数' }] });
  });

  it('tests percentages in the unit that they are written in, and asks where it cannot be told', () => {
    const rates = {
      ...tickets,
      columns: tickets.columns.map((one) =>
        one.name === 'cause' ? { ...one, header: '完成率', type: 'percent' as const } : one,
      ),
    };
    const only = (...values: string[]) => conditionOf({ 完成率: values }, rates);
    expect(only('>= 90').sql).toBe('(cause * 100 >= 90)');
    expect(only('< 0.5%', '0').sql).toBe('(cause * 100 < 0.5 or cause * 100 = 0)');
    expect(only('>= 0.9')).toMatchObject({
      sql: null,
      problems: [{ field: '完成率', en: expect.stringContaining('">= 90%"') }],
    });
  });

  it('quotes texts, so that a quote stays a quote', () => {
    expect(sqlOf({ cause: ["x' or '1'='1"] })).toBe("cause in ('x'' or ''1''=''1')");
  });

  it('reports columns and members that do not exist', () => {
    expect(problemsOf({ colour: ['red'], brand: ['E9'] })).toEqual([
      'dataset tickets has no column "colour"',
      '"E9" is none of: E6, E8',
    ]);
  });
});

describe('conditions together', () => {
  it('are bracketed, those that are absent left out', () => {
    expect(allOf('a or b', null, undefined, 'c')).toBe('(a or b) and (c)');
    expect(allOf(null, undefined)).toBeNull();
  });
});

describe('the names in SQL', () => {
  it('are its columns, without texts and functions', () => {
    expect(namesIn(`coalesce(cause, '障碍 cause') = 'it''s x' and "brand" is null`)).toEqual([
      'cause',
      'and',
      'brand',
      'is',
      'null',
    ]);
    expect(columnsIn("on_time and colour = 'E8' and brand is not null", tickets)).toEqual({
      columns: ['on_time', 'brand'],
      unknown: ['colour'],
    });
  });
});
