import type { ChartSpec } from '../../pack/outline/charts/charts.ts';
import { overallVerdict } from '../model/cells.ts';
import type { DocumentContext } from '../model/context.ts';
import type { ChartBlock } from '../model/types.ts';
import { limitOf, signedText, withBaseNote } from './chart-blocks.ts';
import { listedFigures, type NamedFigure, stateText } from './listed-figures.ts';

type BulletSpec = Extract<ChartSpec, { kind: 'bullet' | 'dot_interval' }>;

/** A limit this high makes a rate one that is full at 100 %. */
const HIGH_RATE = 50;
/** Air behind the longest bar. */
const AIR = 1.12;

/** Listed figures as bars against their own limits; null where none was computed. */
export function bulletBlock(
  spec: BulletSpec,
  id: string,
  context: DocumentContext,
): ChartBlock | null {
  const rows = listedFigures(spec.rows, context);
  if (rows.length === 0) return null;
  return {
    kind: 'chart',
    id,
    title: spec.title,
    chart: {
      type: 'bullet',
      items: rows.map(({ figure, label }) => ({
        key: figure.result.key,
        label,
        value: figure.result.value,
        display:
          figure.result.status === 'ok' ? signedText(figure, context) : stateText(figure, context),
        verdict: overallVerdict(figure.result.targets),
        max: axisEnd(rows.filter((row) => row.figure.metric.id === figure.metric.id)),
        limits: figure.result.targets.map((target) => limitOf(target, figure, context)),
      })),
    },
    note: withBaseNote(
      null,
      rows.map(({ figure }) => figure),
      context,
    ),
  };
}

/** End of the axis that the rows of one metric share. */
function axisEnd(rows: readonly NamedFigure[]): number {
  const limits = rows.flatMap(({ figure }) => figure.result.targets.map(({ limit }) => limit));
  const values = rows.map(({ figure }) => figure.result.value ?? 0);
  const inPercent = rows[0]?.figure.metric.unit === 'percent';
  if (inPercent && Math.max(0, ...limits, ...values) >= HIGH_RATE) return 100;
  return Math.max(...limits, ...values) * AIR || 1;
}
