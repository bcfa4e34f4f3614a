import { describe, expect, it } from 'vitest';
import { findAll } from '../findings/find-all.ts';
import { nothingWritten } from '../findings/written/context.ts';
import type { FigureReason } from '../metrics/reason.ts';
import { withoutValue } from '../metrics/result.ts';
import { outcomeOf, pastMonth } from '../metrics/test-support.ts';
import type { MetricOutcome } from '../metrics/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import type { SlideSpec } from '../pack/outline/types.ts';
import { defaultFindings } from '../pack/rules/findings-config.ts';
import { metricOf } from '../pack/test-support.ts';
import { findingContext } from '../report/month-findings.ts';
import { targetOf, workspaceOf } from '../workspace/test-support.ts';
import { buildDocument } from './build-document.ts';
import { contextOf, printed, rate, slideOf } from './model/test-support.ts';

const count = metricOf({ id: 'n', name: '故障数', description: '障碍单数', by: [['branch']] });
const indicators = (...metrics: string[]) =>
  ({
    kind: 'indicators',
    title: null,
    rows: metrics.map((metric) => ({ metric, of: [{}] })),
  }) as const;
const bars = {
  kind: 'bars',
  title: null,
  metric: 'n',
  by: 'branch',
  only: {},
  top: null,
  order: 'worst',
} as const;
const missing = (column: string): FigureReason => ({
  code: 'columns_missing',
  params: { columns: [column] },
});
const without = (
  metric: MetricSpec,
  status: 'error' | 'not_provided',
  reason: FigureReason | null,
) => ({
  ...outcomeOf(metric, []),
  results: [withoutValue(metric, status, reason)],
});

function build(
  slide: SlideSpec,
  outcomes: readonly MetricOutcome[],
  changes: Parameters<typeof contextOf>[2] = {},
) {
  const given = contextOf([rate, count], outcomes, changes);
  const metrics = [rate, count].filter(({ id }) => outcomes.some((one) => one.id === id));
  const context = {
    ...given,
    pack: { ...given.pack, metrics, slides: [slide], findings: defaultFindings() },
  };
  const findings = findAll(
    findingContext({ ...context, months: context.trendMonths }, [], nothingWritten(context.month)),
  );
  const document = buildDocument({ ...context, findings });
  const [built] = document.slides;
  if (!built) throw new Error('no slide was built');
  return built;
}

describe('a slide', () => {
  const total = outcomeOf(rate, [[{}, 9, 100]], { targets: [targetOf()] });

  it('has a headline of its figures and a footer with definition, period and source', () => {
    const slide = build(slideOf(indicators('m')), [total]);
    expect(slide.headline).toBe('重复率9.00%，超省考核值1户');
    expect(slide.footer).toEqual({
      definition: '重复率：说明',
      shorter: [
        '重复率，口径见附录「指标口径」',
        '各指标口径见附录「指标口径」，工作簿「口径」表同',
      ],
      alone: {
        definition: '重复率：说明',
        shorter: ['重复率，口径见工作簿「口径」', '各指标口径见工作簿「口径」'],
      },
      period: '2009-07-01至2009-07-31',
      source: '障碍单（综合调度组）',
    });
  });

  it('gives the period of the dataset', () => {
    const workspace = workspaceOf({ periods: { tickets: { kind: 'from_day', day: 26 } } });
    const slide = build(slideOf(indicators('m')), [total], { workspace });
    expect(slide.footer?.period).toBe('2009-06-26至2009-07-25');
  });

  it('puts the change of the biggest mover into words', () => {
    const before = pastMonth([outcomeOf(rate, [[{}, 7, 100]])]);
    const moved = outcomeOf(rate, [[{}, 9, 100]], { before });
    expect(build(slideOf(indicators('m')), [moved]).headline).toBe(
      '重复率9.00%，比6月上升2.00个百分点（劣化）',
    );
  });

  it('without figures has neither', () => {
    const slide = build(slideOf({ kind: 'text', paragraphs: ['说明'] }), []);
    expect(slide).toMatchObject({
      headline: null,
      footer: null,
      blocks: [{ block: { id: 's.1' } }],
    });
  });

  it('leaves out the columns of its indicators that say nothing', () => {
    const { blocks } = build(slideOf(indicators('m', 'n')), [total, outcomeOf(count, [[{}, 5]])]);
    const [table] = blocks.map(({ block }) => block);
    expect(table?.kind === 'table' && printed(table)).toEqual([
      ['指标', '本月值', '省考核', '省结论', '差距/富余'],
      ['重复率', '9.00%', '≤8%', '未达标', '差1户'],
      ['故障数', '5', '—', '–', '—'],
    ]);
  });
});

describe('a slide whose data did not come', () => {
  const notReceived =
    '本月未收到障碍单数据（应由综合调度组提供，应交日期：每月3日），相关指标不出数，也不沿用上月值。';

  it('is one call-out that says who should have sent them', () => {
    const outcomes = [without(rate, 'not_provided', null), without(count, 'not_provided', null)];
    const slide = build(slideOf(indicators('m', 'n'), bars), outcomes);
    expect(slide).toMatchObject({
      headline: '本月未收到障碍单数据（应由综合调度组提供）',
      columns: [1],
    });
    expect(slide.blocks).toEqual([
      {
        column: 0,
        block: { kind: 'callout', id: 's.missing', tone: 'missing', text: notReceived },
      },
    ]);
  });

  it('says so as well where it shows members only', () => {
    const slide = build(slideOf(bars), [without(count, 'not_provided', null)]);
    expect(slide.blocks.map(({ block }) => block)).toMatchObject([{ text: notReceived }]);
  });

  it('names a column that is missing, and does not claim that nothing came', () => {
    const slide = build(slideOf(bars), [without(count, 'not_provided', missing('分公司'))]);
    expect(slide.headline).toBe('障碍单缺少列：分公司');
    expect(slide.blocks).toMatchObject([
      { block: { text: '障碍单缺少列：分公司，故障数不出数。' } },
    ]);
  });

  it('keeps its blocks where other figures have values', () => {
    const outcomes = [
      without(rate, 'not_provided', missing('是否超时')),
      outcomeOf(count, [
        [{}, 5],
        [{ branch: '安岳' }, 5],
      ]),
    ];
    const slide = build(slideOf(indicators('m', 'n'), bars), outcomes);
    expect(slide.blocks.map(({ block }) => block.kind)).toEqual(['callout', 'table', 'chart']);
    // A column in which nothing stands is given up.
    expect(slide.columns).toEqual([1]);
  });

  it('prints a failure as one', () => {
    const slide = build(slideOf(indicators('m')), [
      without(rate, 'error', { code: 'failed', params: { text: 'Binder Error: x' } }),
    ]);
    expect(slide.headline).toBe('重复率计算失败，本页数值不完整');
    expect(slide.blocks[0]?.block).toMatchObject({ text: '重复率计算失败：Binder Error: x' });
    expect(JSON.stringify(slide.blocks[1])).toContain('出错');
  });
});
