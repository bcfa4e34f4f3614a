import { describe, expect, it } from 'vitest';
import { faultFrom, problemsOf } from '../messages/test-support.ts';
import { loadPack } from './load-pack.ts';
import { copiedPack, metricOf, ZIYANG } from './test-support.ts';

describe("the program's own pack", () => {
  const pack = loadPack(ZIYANG);

  it('loads with every reference resolved', () => {
    expect(pack.id).toBe('ziyang');
    expect(pack.datasets.map((one) => one.id)).toContain('fault_tickets');
    const ids = new Set(pack.metrics.map((one) => one.id));
    expect(ids.size).toBe(pack.metrics.length);
    expect(new Set(pack.slides.map((one) => one.id)).size).toBe(pack.slides.length);
    expect(pack.templates).toHaveProperty('deck');
    expect(pack.styles).not.toBe('');
  });

  it('resolves metrics from scopes, conditions and defaults', () => {
    const rate = pack.metrics.find((one) => one.id === 'install.appointment_rate');
    expect(rate).toMatchObject({
      scope: { dataset: 'install_orders', where: "(action in ('新装'))" },
      calculator: { kind: 'ratio', numerator: '(booked)' },
      unit: 'percent',
      measure: '张',
      base: '张',
      cohort: 'accepted_at',
      shortName: '预约率',
    });
    const repeat = pack.metrics.find((one) => one.id === 'ehome.repeat_rate');
    expect(repeat?.calculator).toEqual({
      kind: 'repeat_rate',
      user: 'user_number',
      atLeast: 2,
      same: ['service'],
      withinDays: null,
      counted: null,
    });
  });
});

describe('a pack with mistakes', () => {
  it('is told all of them at once, with file and line', () => {
    const folder = copiedPack({
      'datasets/install_orders.yaml': (text) =>
        text
          .replace('key: [order_id]', 'key: [order_no]')
          .replace('type: text, header: 支局', 'type: text, personal: number, header: 支局')
          .replace('sql: "coalesce(kept_appointment,', 'sql: "coalesce(kept_it,'),
      'scopes.yaml': (text) =>
        `${text.trimEnd()}\n  - { id: lost, name: x, dataset: nothing }\n  - { id: odd, name: x, dataset: fault_tickets, where: colour = 'red', only: { 品牌: E6 } }\n`,
      'metrics.yaml': (text) =>
        text
          .replace('scope: key_product\n', 'scope: key_products\n')
          .replace('numerator: "cause = \'不明原因\'"', 'numerator: "cause = \'x\'; drop table a"')
          .replace('same: [service] }\n    by: [[brand]', 'same: [srv] }\n    by: [[brnd]')
          .replace('with: { of: symptom }', 'with: { of: symptom, percent: 50 }'),
      'outline.yaml': (text) =>
        text
          .replace('metric: mobile.fault_count }', 'metric: mobile.faults }')
          .replace('section: overview, title: 总体情况', 'section: over, title: 总体情况')
          .replace(
            'metric: adsl.prehandled_rate, by: branch',
            'metric: adsl.prehandled_rate, by: grid',
          )
          .replace('id: adsl.daily', 'id: adsl.top')
          .concat(
            '  - { id: own.asks, section: plans, title: x, blocks: [{ kind: decisions, rules: [no_rule] }] }\n',
          ),
      'theme.yaml': (text) => text.replace("'#16222F'", "'black'"),
    });
    const fault = faultFrom(() => loadPack(folder));
    expect(fault).toMatchObject({ kind: 'usage', said: { code: 'pack.invalid' } });
    const problems = problemsOf(fault);
    const expected = [
      /^\w+\/datasets\/install_orders\.yaml:\d+ key\[1\]: no column "order_no"/,
      /^\w+\/datasets\/install_orders\.yaml:\d+ columns\[\d+\]\.personal: personal: number is for columns of type id/,
      /^\w+\/datasets\/install_orders\.yaml:\d+ derived\[\d+\]\.sql: dataset install_orders has no column "kept_it"/,
      /^\w+\/scopes\.yaml:\d+ scopes\[\d+\]\.dataset: no dataset named "nothing"/,
      /scopes\[\d+\]\.where: dataset fault_tickets has no column "colour"/,
      /scopes\[\d+\]\.only\.品牌: dataset fault_tickets has no column "品牌"/,
      /^\w+\/metrics\.yaml:\d+ metrics\[\d+\]\.scope: no scope named "key_products"/,
      /metrics\[\d+\]\.with\.numerator: a condition is one expression/,
      /metrics\[4\]\.with\.same\[1\]: dataset fault_tickets has no column "srv"/,
      /metrics\[4\]\.by\[1\]\[1\]: dataset fault_tickets has no column "brnd"/,
      /metrics\[\d+\]\.with\.percent: share does not take this/,
      /^\w+\/outline\.yaml:\d+ slides\[\d+\]\.blocks\[1\]\.rows\[\d+\]\.metric: no metric named "mobile\.faults"/,
      /slides\[3\]\.section: no section named "over"/,
      /blocks\[\d+\]\.metric: adsl\.prehandled_rate is not computed by grid; add it to its by/,
      /slides\[\d+\]\.id: id used twice/,
      /slides\[\d+\]\.blocks: the rule "no_rule" has no phrase decision\.no_rule/,
      /^\w+\/theme\.yaml:\d+ colors\.ink: a colour such as #1A2B3C/,
    ];
    for (const one of expected) expect(problems).toContainEqual(expect.stringMatching(one));
    expect(fault.said.params).toMatchObject({ pack: 'copied', count: problems.length });
    const inChinese = expect.stringMatching(/key\[1\]：没有「order_no」这一列/);
    expect(problemsOf(fault, 'zh-CN')).toContainEqual(inChinese);
  });

  it('names the line in which the mistake stands, and not every place that uses what is declared there', () => {
    const folder = copiedPack({
      'metrics.yaml': (text) => text.replace('name: 预约率', 'nmae: 预约率'),
    });
    expect(problemsOf(faultFrom(() => loadPack(folder)))).toEqual([
      expect.stringMatching(/metrics\.yaml:\d+ metrics\[1\]\.name: this field is missing/),
      expect.stringMatching(/telecom\/metrics\.yaml:4 metrics\[1\]\.nmae: unknown field/),
    ]);
    const dataset = copiedPack({
      'datasets/penalties.yaml': (text) => text.replace('columns:', 'colums:'),
    });
    const problems = problemsOf(faultFrom(() => loadPack(dataset)));
    expect(problems.filter((text) => !text.includes('datasets/penalties.yaml'))).toEqual([]);
    const broken = copiedPack({ 'metrics.yaml': (text) => `${text}\n - [` });
    for (const text of problemsOf(faultFrom(() => loadPack(broken))))
      expect(text).toMatch(/metrics\.yaml:\d+/);
  });

  it('is told which names may be meant, of many those of the same family', () => {
    const folder = copiedPack({
      'outline.yaml': (text) =>
        text
          .replace('metric: mobile.fault_count }', 'metric: mobile.faults }')
          .replace('section: overview, title: 总体情况', 'section: over, title: 总体情况'),
    });
    expect(problemsOf(faultFrom(() => loadPack(folder)))).toEqual([
      expect.stringMatching(/no section named "over"; known: overview, indicators, /),
      expect.stringMatching(/no metric named "mobile\.faults"; known: (mobile\.\w+(, |$)){4}$/),
    ]);
  });

  it('is told of a module that is nowhere, and of nothing that stands in it', () => {
    const folder = copiedPack({ 'pack.yaml': (text) => text.replace('[base,', '[bass,') });
    expect(problemsOf(faultFrom(() => loadPack(folder)))).toEqual([
      expect.stringMatching(/pack\.yaml:\d+ uses: no module named "bass"/),
    ]);
  });

  it('is told of a file that is not there', () => {
    const folder = copiedPack({ 'outline.yaml': () => '' });
    expect(problemsOf(faultFrom(() => loadPack(folder)))).toEqual([
      expect.stringMatching(/outline\.yaml:1: this file is not there, or is empty/),
    ]);
    const without = copiedPack({ 'metrics.yaml': () => '' });
    expect(problemsOf(faultFrom(() => loadPack(without)))).toEqual([
      expect.stringMatching(/metrics\.yaml:1: this file is not there, or is empty/),
    ]);
  });
});

describe('a metric declared wrongly', () => {
  it('is refused where the calculator lacks what it needs', () => {
    expect(() => metricOf({ calculator: 'ratio' })).toThrow(/ratio needs a numerator/);
    expect(() => metricOf({ calculator: 'share' })).toThrow(/share needs the column: of/);
    expect(() => metricOf({ calculator: 'repeat_rate' })).toThrow(/needs the user column/);
    expect(() => metricOf({ where: 'brand = (select 1)' })).toThrow(/one expression/);
  });

  it('is refused zeros for members without records unless it counts', () => {
    const rate = { calculator: 'ratio', with: { numerator: 'overdue' }, fill: 'zero' } as const;
    expect(() => metricOf(rate)).toThrow(/fill: only counts/);
    expect(metricOf({ by: [['branch']], fill: 'zero' }).fillZero).toEqual(['branch']);
  });

  it('is told of slides to be replaced and of checks on a table that do not exist', () => {
    const folder = copiedPack({
      'outline.yaml': (text) =>
        text
          .replace('slides: [key_product.rates,', 'slides: [nowhere, key_product.steady,')
          .replace('weak: conduct.bucket', 'weak: no.check'),
    });
    const problems = problemsOf(faultFrom(() => loadPack(folder)));
    expect(problems).toEqual([
      expect.stringMatching(/blocks\[1\]\.weak: no check named "no\.check"/),
      expect.stringMatching(/replaces\.slides\[1\]: no other slide named "nowhere"/),
      expect.stringMatching(/replaces\.slides\[2\]: no other slide named "key_product\.steady"/),
    ]);
  });
});
