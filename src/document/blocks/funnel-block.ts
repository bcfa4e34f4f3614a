import type { Figure } from '../../metrics/lookup.ts';
import { countText, shareText } from '../../number/display.ts';
import type { FunnelRow, RecordBlockSpec } from '../../pack/outline/record-blocks.ts';
import { chartBlock } from '../charts/chart-blocks.ts';
import type { DocumentContext } from '../model/context.ts';
import type { ChartBlock } from '../model/types.ts';

type FunnelSpec = Extract<RecordBlockSpec, { kind: 'funnel' }>;

/** Stages as bars from the first on, each with its share of the first; null where none has a value. */
export function funnelBlock(
  spec: FunnelSpec,
  id: string,
  context: DocumentContext,
): ChartBlock | null {
  const stages = spec.rows.flatMap((row) => {
    const figure = context.lookup.figure(row.metric, row.of);
    const value = countOf(row, figure);
    return value === null ? [] : [{ label: row.label, value, unit: unitOf(row, figure) }];
  });
  const [first] = stages;
  if (!first) return null;
  return chartBlock(spec.title, id, {
    type: 'bars',
    unit: first.unit,
    decimals: 0,
    items: stages.map(({ label, value, unit }, at) => ({
      label,
      value,
      display: `${countText(value)}${unit}${at === 0 ? '' : ofFirst(value, first.value)}`,
      verdict: 'none',
    })),
    limits: [],
  });
}

function countOf({ show }: FunnelRow, { result }: Figure): number | null {
  return show === 'value' ? result.value : result[show];
}

function unitOf({ show }: FunnelRow, { metric }: Figure): string {
  return show === 'denominator'
    ? metric.base
    : show === 'numerator'
      ? metric.counted
      : metric.measure;
}

function ofFirst(value: number, first: number): string {
  return first === 0 ? '' : `（${shareText(value, first)}）`;
}
