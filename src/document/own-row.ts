import type { DocumentContext } from './model/context.ts';
import type { Block, ChartBlock, Row } from './model/types.ts';

/** A table or chart of members in which the report's own stands out. */
export function withOwnRow(
  block: Block,
  name: string,
  { say }: Pick<DocumentContext, 'say'>,
): Block {
  if (block.kind === 'chart') return withOwnItem(block, name, say);
  if (block.kind !== 'table') return block;
  const strong = (row: Row): Row => ({
    ...row,
    cells: row.cells.map((cell) =>
      cell.kind === 'text' && cell.display === name ? { ...cell, strong: [name] } : cell,
    ),
  });
  return { ...block, rows: block.rows.map(strong) };
}

/** A sign before the name of its bar or line, which every format draws, and what it means below. */
function withOwnItem(block: ChartBlock, name: string, say: DocumentContext['say']): ChartBlock {
  const named = say('standing.own', { member: name });
  const chart = markedChart(block.chart, name, named);
  if (chart === block.chart) return block;
  return { ...block, chart, note: `${block.note ?? ''}${say('standing.own_note', {})}` };
}

function markedChart(chart: ChartBlock['chart'], name: string, named: string) {
  if (chart.type === 'trend') {
    if (!chart.series.some((one) => one.name === name)) return chart;
    const series = chart.series.map((one) => (one.name === name ? { ...one, name: named } : one));
    return { ...chart, series };
  }
  if (!('items' in chart) || !chart.items.some(({ label }) => label === name)) return chart;
  const items = chart.items.map((one) => (one.label === name ? { ...one, label: named } : one));
  return { ...chart, items } as ChartBlock['chart'];
}
