import type { z } from 'zod';
import { addsUpByMember, isShare } from '../../calculators/parts.ts';
import type { Report } from '../declare/problems.ts';
import { repeated } from '../declare/repeated.ts';
import { metricId } from '../metric/metric-id.ts';
import type { MetricSpec } from '../metric/types.ts';
import type { chartSchemas } from './chart-schemas.ts';
import type { ChartSpec, DailyEvents, RangeRows } from './chart-specs.ts';

export type RawChart = z.infer<(typeof chartSchemas)[number]>;

interface Words {
  readonly zh: (id: string) => string;
  readonly en: (id: string) => string;
}

const NO_PARTS: Words = {
  zh: (id) => `指标 ${id} 的各部分加不出合计，不能画成相加的图`,
  en: (id) => `the parts of ${id} do not add up, so they cannot be drawn as parts`,
};
const NO_RANK: Words = {
  zh: (id) => `指标 ${id} 不是名次（unit: rank）`,
  en: (id) => `${id} is no rank (unit: rank)`,
};

interface ChartContext {
  readonly metrics: readonly MetricSpec[];
}

/** Turns a checked chart into one whose metrics are named by id; reports metrics and dimensions that do not exist. */
export function resolveChart(raw: RawChart, context: ChartContext, report: Report): ChartSpec {
  const find = (
    given: string,
    path: readonly PropertyKey[],
    ...sets: readonly (readonly string[])[]
  ): string => metricId(given, context, path, report, sets);
  const mustBe = (id: string, fits: (metric: MetricSpec) => boolean, words: Words): void => {
    const metric = context.metrics.find((one) => one.id === id);
    if (metric && !fits(metric)) report(['metric'], words.zh(id), words.en(id));
  };
  switch (raw.kind) {
    case 'bullet':
    case 'dot_interval':
      return { kind: raw.kind, title: raw.title, rows: figureRows(raw, [], find) };
    case 'diverging': {
      const by = raw.by === null ? [] : [raw.by];
      const rows = figureRows(raw, by, find);
      for (const [index, row] of rows.entries()) {
        const metric = context.metrics.find((one) => one.id === row.metric);
        if (metric?.better === 'none')
          report(
            ['rows', index, 'metric'],
            `指标 ${row.metric} 没有好坏方向（better），不能放进好转/劣化图`,
            `${row.metric} has no better direction and cannot be shown as better or worse`,
          );
      }
      if (raw.by !== null && raw.rows.length > 1)
        report(['by'], '按成员比较时只能有一个指标', 'with by there can be one metric only');
      return { kind: 'diverging', title: raw.title, rows, by: raw.by, top: raw.top };
    }
    case 'pareto':
    case 'waterfall': {
      const { title, by, only, top } = raw;
      const metric = find(raw.metric, ['metric'], [by, ...Object.keys(only)], Object.keys(only));
      const members = { title, metric, by, only, top };
      mustBe(metric, raw.kind === 'pareto' ? hasParts : addsUpByMember, NO_PARTS);
      return raw.kind === 'pareto'
        ? { kind: 'pareto', ...members, apart: raw.apart }
        : { kind: 'waterfall', ...members };
    }
    case 'slope': {
      const dimensions = [...raw.by, ...Object.keys(raw.only)];
      const metric = find(raw.metric, ['metric'], dimensions);
      mustBe(metric, ({ unit }) => unit === 'rank', NO_RANK);
      return {
        kind: 'slope',
        title: raw.title,
        metric,
        previous: raw.previous === null ? null : find(raw.previous, ['previous'], dimensions),
        by: raw.by,
        only: raw.only,
      };
    }
    case 'timeline':
      return resolveTimeline(raw, find, report);
    case 'stacked': {
      const { title, by, parts, only, top } = raw;
      const names = Object.keys(only);
      const metric = find(raw.metric, ['metric'], [by, ...names], [by, parts, ...names]);
      mustBe(metric, addsUpByMember, NO_PARTS);
      return { kind: 'stacked', title, metric, by, parts, only, top };
    }
    case 'range':
      return {
        kind: 'range',
        title: raw.title,
        marks: raw.marks,
        rows: rangeRows(raw, find, report),
      };
    case 'daily': {
      const { title, by, only, events } = raw;
      const metric = find(raw.metric, ['metric'], [by, ...Object.keys(only)], Object.keys(only));
      mustBe(metric, addsUpByMember, NO_PARTS);
      return { kind: 'daily', title, metric, by, only, events: dailyEvents(events, find, report) };
    }
    case 'heat': {
      const rows = raw.rows.map((row, index) => ({
        metric: find(row.metric, ['rows', index, 'metric'], [raw.across, ...Object.keys(row.only)]),
        only: row.only,
        label: row.label,
      }));
      const { title, across, total } = raw;
      return { kind: 'heat', title, rows, across, total };
    }
  }
}

function hasParts(metric: MetricSpec): boolean {
  return isShare(metric) || addsUpByMember(metric);
}

type Find = (
  given: string,
  path: readonly PropertyKey[],
  ...sets: readonly (readonly string[])[]
) => string;

function figureRows(
  raw: Extract<RawChart, { kind: 'bullet' | 'dot_interval' | 'diverging' }>,
  by: readonly string[],
  find: Find,
) {
  return raw.rows.map((row, index) => ({
    metric: find(
      row.metric,
      ['rows', index, 'metric'],
      ...row.of.map((only) => [...by, ...Object.keys(only)]),
    ),
    of: row.of,
    label: row.label,
  }));
}

function rangeRows(
  raw: Extract<RawChart, { kind: 'range' }>,
  find: Find,
  report: Report,
): readonly RangeRows[] {
  return raw.rows.map(({ metrics, by, only, label }, index) => {
    const dimensions = [...(by === null ? [] : [by]), ...Object.keys(only)];
    if (metrics.length !== raw.marks.length)
      report(
        ['rows', index, 'metrics'],
        `marks 有 ${raw.marks.length} 个，这里有 ${metrics.length} 个指标`,
        `${raw.marks.length} marks, but ${metrics.length} metrics here`,
      );
    return {
      metrics: metrics.map((metric, at) =>
        find(metric, ['rows', index, 'metrics', at], dimensions),
      ),
      by,
      only,
      label,
    };
  });
}

function dailyEvents(
  raw: Extract<RawChart, { kind: 'daily' }>['events'],
  find: Find,
  report: Report,
): DailyEvents | null {
  if (raw === null) return null;
  const { by, start, label } = raw;
  for (const dimension of [start, ...label].filter((one) => !by.includes(one)))
    report(['events', 'by'], `by 里要有「${dimension}」`, `by must contain ${dimension}`);
  return { metric: find(raw.metric, ['events', 'metric'], by), by, start, label };
}

function resolveTimeline(
  raw: Extract<RawChart, { kind: 'timeline' }>,
  find: Find,
  report: Report,
): ChartSpec {
  const { title, by, start, label, estimated } = raw;
  const named = [start, ...label, ...(estimated === null ? [] : [estimated])];
  for (const dimension of named.filter((one) => !by.includes(one)))
    report(['by'], `by 里要有「${dimension}」`, `by must contain ${dimension}`);
  for (const index of repeated(by)) report(['by', index], '维度重复', 'dimension used twice');
  return {
    kind: 'timeline',
    title,
    metric: find(raw.metric, ['metric'], by),
    duration: raw.duration === null ? null : find(raw.duration, ['duration'], by),
    by,
    start,
    label,
    estimated,
  };
}
