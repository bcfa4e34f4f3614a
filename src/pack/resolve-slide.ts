import type { Report } from './problems.ts';
import type { RawBlock, RawSlide } from './schema.ts';
import type { BlockSpec, DatasetSpec, MetricSpec, SectionSpec, SlideSpec } from './types.ts';

/** What a slide may refer to. */
export interface SlideContext {
  readonly datasets: readonly DatasetSpec[];
  readonly metrics: readonly MetricSpec[];
  readonly sections: readonly SectionSpec[];
}

/** Turns a checked slide into one whose metrics are named by id; reports metrics and dimensions that do not exist. */
export function resolveSlide(raw: RawSlide, context: SlideContext, report: Report): SlideSpec {
  if (raw.section !== null && !context.sections.some((section) => section.id === raw.section)) {
    report(['section'], `没有名为「${raw.section}」的章节`, `no section named "${raw.section}"`);
  }
  const blocks = raw.blocks.flatMap((block, index) => {
    if (block.column > raw.columns.length) {
      report(
        ['blocks', index, 'column'],
        `这一页只有 ${raw.columns.length} 栏`,
        `this slide has ${raw.columns.length} column(s)`,
      );
    }
    const resolved = resolveBlock(block, context, (path, zh, en) =>
      report(['blocks', index, ...path], zh, en),
    );
    return resolved ? [{ column: block.column - 1, block: resolved }] : [];
  });
  return {
    id: raw.id,
    section: raw.section ?? '',
    number: raw.number,
    title: raw.title,
    columns: raw.columns,
    blocks,
    layout: raw.layout,
  };
}

function resolveBlock(raw: RawBlock, context: SlideContext, report: Report): BlockSpec | null {
  switch (raw.kind) {
    case 'text':
      return { kind: 'text', paragraphs: raw.paragraphs };
    case 'list':
      return { kind: 'list', items: raw.items };
    case 'note':
      return { kind: 'note', text: raw.text };
    case 'callout':
      return { kind: 'callout', tone: raw.tone, text: raw.text };
    case 'kpi_board':
    case 'indicators': {
      const rows = raw.rows.map((row, i) => ({
        metric: metricId(
          row.metric,
          context,
          ['rows', i, 'metric'],
          report,
          row.of.map((only) => Object.keys(only)),
        ),
        of: row.of,
      }));
      return { kind: raw.kind, title: raw.title, rows };
    }
    case 'table': {
      const columns = raw.columns.map((column, i) => ({
        metric: metricId(column.metric, context, ['columns', i, 'metric'], report, [
          [...raw.rows, ...(raw.across === null ? [] : [raw.across]), ...Object.keys(column.only)],
        ]),
        only: column.only,
        show: column.show,
        setBy:
          column.set_by === '省' || column.set_by === 'province'
            ? ('province' as const)
            : column.set_by
              ? ('city' as const)
              : null,
        label: column.label,
      }));
      return {
        kind: 'table',
        title: raw.title,
        rows: raw.rows,
        across: raw.across,
        total: raw.total,
        top: raw.top,
        columns,
      };
    }
    case 'trend': {
      const series = raw.series.map((one, i) => ({
        metric: metricId(one.metric, context, ['series', i, 'metric'], report, [
          Object.keys(one.only),
        ]),
        only: one.only,
      }));
      return { kind: 'trend', title: raw.title, series };
    }
    case 'bars':
      return {
        kind: 'bars',
        title: raw.title,
        by: raw.by,
        only: raw.only,
        top: raw.top,
        order: raw.order,
        metric: metricId(raw.metric, context, ['metric'], report, [
          [raw.by, ...Object.keys(raw.only)],
        ]),
      };
  }
}

/** Finds a metric by id or by name; reports a name that several share and dimensions that it is not computed for. */
function metricId(
  given: string,
  context: SlideContext,
  path: readonly PropertyKey[],
  report: Report,
  dimensionSets: readonly (readonly string[])[],
): string {
  const metric = findMetric(given, context.metrics);
  if (metric.kind !== 'found') {
    report(path, metric.zh, metric.en);
    return given;
  }
  for (const set of dimensionSets) {
    const computed =
      set.length === 0 ||
      metric.metric.by.some(
        (by) => by.length === set.length && by.every((name) => set.includes(name)),
      );
    if (!computed) {
      report(
        path,
        `指标 ${metric.metric.id} 没有按「${set.join('、')}」计算，请在它的 by 里加上`,
        `${metric.metric.id} is not computed by ${set.join(', ')}; add it to its by`,
      );
    }
  }
  return metric.metric.id;
}

export type FoundMetric =
  | { readonly kind: 'found'; readonly metric: MetricSpec }
  | { readonly kind: 'missing'; readonly zh: string; readonly en: string };

/** Looks a metric up by id, else by its name; a name that several metrics share is answered with their ids. */
export function findMetric(given: string, metrics: readonly MetricSpec[]): FoundMetric {
  const byId = metrics.find((metric) => metric.id === given);
  if (byId) return { kind: 'found', metric: byId };
  const byName = metrics.filter((metric) => metric.name === given);
  const [only] = byName;
  if (only && byName.length === 1) return { kind: 'found', metric: only };
  const ids = byName.map((metric) => metric.id);
  return ids.length > 0
    ? {
        kind: 'missing',
        zh: `「${given}」有多个指标：${ids.join('、')}，请写编号`,
        en: `"${given}" names several metrics: ${ids.join(', ')}; use the id`,
      }
    : { kind: 'missing', zh: `没有名为「${given}」的指标`, en: `no metric named "${given}"` };
}
