import { describe, expect, test } from 'vitest';
import { sampleQuality } from './support/sample.ts';

const { checks } = sampleQuality();
const checkOf = (id: string) => checks.find((check) => check.id === id);

describe('the comparisons of the sample', () => {
  test('find the overdue cases that two lists charge to different units', () => {
    const overdue = checkOf('overdue.penalties');
    expect(overdue).toMatchObject({ ok: false, status: 'differs' });
    expect(overdue?.detail).toContain('安岳4/1、川通服资阳分公司2/5');
    expect(overdue?.cases.map(({ unit }) => unit)).toEqual([
      '安岳分公司',
      '安岳分公司',
      '安岳分公司',
    ]);
  });

  test('name the human-cause cases without a penalty', () => {
    expect(new Set(checkOf('human.penalties')?.cases.map(({ unit }) => unit))).toEqual(
      new Set(['川通服资阳分公司营业厅', '号百中心外呼组', '客户服务部综合调度组']),
    );
  });

  test('agree on every sum, printed total and flag', () => {
    const exact = checks.filter(({ id }) => /parts|channels|control_total|flag|callbacks/.test(id));
    expect(exact.length).toBeGreaterThan(10);
    expect(exact.filter(({ ok }) => ok !== true)).toEqual([]);
  });

  test('doubt rates of 100 %, coarse classes and causes that are none', () => {
    const doubtful = checks.filter(({ status }) => status === 'doubtful').map(({ id }) => id);
    expect(doubtful).toEqual([
      'rates.too_good/key_product.repair_on_time_rate',
      'rates.too_good/mobile.repair_on_time_rate',
      'conduct.bucket',
      'adsl.empty_cause',
    ]);
    const drawn = checkOf('rates.too_good/mobile.repair_on_time_rate')?.cases ?? [];
    expect(drawn).toHaveLength(10);
  });
});
