import type { DefinedLimit, MetricDefinition } from '../../definitions/types.ts';
import type { MetricOutcome, MetricsFile } from '../../metrics/types.ts';
import type { Unit } from '../../number/unit.ts';
import type { WordBook } from '../../words/word-book.ts';
import { comparatorSign, decimalsOf } from './formats.ts';
import { type Grid, type GridRow, listColumns, textCell } from './grid.ts';
import { unitText } from './units.ts';

/** What every metric of the month means: words, formula, records counted, targets, and the hash that tells a change. */
export function definitionsGrid(
  { metrics }: MetricsFile,
  definitions: ReadonlyMap<string, MetricDefinition>,
  words: WordBook,
): Grid {
  return {
    title: words('workbook.definitions'),
    lines: [words('workbook.definitions.line')],
    columns: listColumns(words, [
      ['workbook.metric_id', 34],
      ['workbook.metric_name', 30],
      ['workbook.definitions.description', 56],
      ['workbook.definitions.formula', 56],
      ['workbook.definitions.scope', 30],
      ['workbook.definitions.condition', 56],
      ['workbook.definitions.counted_by', 16],
      ['workbook.unit', 12],
      ['workbook.direction', 12],
      ['workbook.definitions.sample', 10],
      ['workbook.definitions.dataset', 24],
      ['workbook.definitions.supplier', 20],
      ['workbook.definitions.limits', 60],
      ['workbook.definitions.hash', 76],
    ]),
    rows: metrics.map((metric) => definitionRow(metric, definitions.get(metric.id), words)),
    rules: [],
    notes: [],
    frozen: 2,
    plain: false,
  };
}

function definitionRow(
  metric: MetricOutcome,
  meant: MetricDefinition | undefined,
  words: WordBook,
): GridRow {
  const { id, name, unit, better, population, definition } = metric;
  return {
    kind: 'body',
    cells: [
      textCell(id),
      textCell(name),
      textCell(meant?.description ?? ''),
      textCell(meant?.formula ?? ''),
      textCell(meant?.scope ?? ''),
      textCell(meant?.condition ?? ''),
      textCell(meant?.countedBy ?? ''),
      textCell(unitText(unit, meant, words), 'center'),
      textCell(words(`workbook.better.${better}`), 'center'),
      textCell(words(`workbook.population.${population}`), 'center'),
      textCell(meant?.dataset ?? ''),
      textCell(meant?.supplier ?? ''),
      textCell((meant?.limits ?? []).map((limit) => limitText(unit, limit, words)).join('\n')),
      textCell(definition),
    ],
  };
}

/** Such as 省：E6、E8 ≤8.00%（考核全市；2009-01起；综合调度组）. */
function limitText(unit: Unit, limit: DefinedLimit, words: WordBook): string {
  const { setter, members, comparator, judged, from, to, owner } = limit;
  const isPercent = unit === 'percent';
  const decimals = Math.max(decimalsOf(limit.limit), isPercent ? 2 : 0);
  const value = `${comparatorSign(comparator)}${limit.limit.toFixed(decimals)}${isPercent ? '%' : ''}`;
  return words('workbook.definitions.limit', {
    setter,
    members,
    limit: value,
    levels: { list: judged },
    months: monthsText(from, to, words),
    owner: owner ?? '',
  });
}

/** The months that a limit holds for; empty where it holds for all. */
function monthsText(from: string | null, to: string | null, words: WordBook): string {
  if (from === null) return to === null ? '' : words('workbook.definitions.until', { to });
  return to === null
    ? words('workbook.definitions.from', { from })
    : words('workbook.definitions.between', { from, to });
}
