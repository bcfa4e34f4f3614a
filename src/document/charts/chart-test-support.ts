import { lookupOver } from '../../metrics/lookup.ts';
import { outcomeOf, pastMonth, type Row } from '../../metrics/test-support.ts';
import type { MetricSpec } from '../../pack/metric/types.ts';
import { chartSchemas, resolveChart } from '../../pack/outline/charts/charts.ts';
import { defaultFindings } from '../../pack/rules/findings-config.ts';
import { tickets, ziyangLevels, ziyangPhrases } from '../../pack/test-support.ts';
import { phraseBook } from '../../phrases/phrase-book.ts';
import { workspaceOf } from '../../workspace/test-support.ts';
import type { TargetSpec } from '../../workspace/types.ts';
import type { DocumentContext } from '../model/context.ts';
import type { Block } from '../model/types.ts';
import { specialBlock } from '../special-block.ts';

/** The counts of a metric this month and, maybe, the month before. */
export interface Given {
  readonly metric: MetricSpec;
  readonly rows: readonly Row[];
  readonly before?: readonly Row[];
}

const phrases = ziyangPhrases();

const CALENDAR = [{ from: '2009-07-20', to: '2009-08-05', note: '汛期' }];

/** The block that an outline's words make of these counts. */
export function blockOf(
  raw: Readonly<Record<string, unknown>>,
  given: readonly Given[],
  targets: readonly TargetSpec[] = [],
): Block | null {
  const before = pastMonth(
    given.flatMap(({ metric, before: rows }) => (rows ? [outcomeOf(metric, rows)] : [])),
  );
  const metrics = given.map(({ metric }) => metric);
  const outcomes = given.map(({ metric, rows }) => outcomeOf(metric, rows, { before, targets }));
  const parsed = chartSchemas
    .map((schema) => schema.safeParse(raw))
    .flatMap((result) => (result.success ? [result.data] : []));
  const [block] = parsed;
  if (!block) throw new Error(`no chart is written ${JSON.stringify(raw)}`);
  const spec = resolveChart(block, { metrics, datasets: [tickets] }, (path, _zh, en) => {
    throw new Error(`${path.join('.')}: ${en}`);
  });
  return specialBlock(spec, 'b', {
    pack: {
      phrases,
      levels: ziyangLevels,
      findings: defaultFindings(),
      datasets: [tickets],
      metrics,
    },
    workspace: workspaceOf({ calendar: CALENDAR }),
    month: '2009-07',
    lookup: lookupOver(metrics, outcomes),
    past: [before],
    trendMonths: ['2009-06', '2009-07'],
    say: phraseBook(phrases),
    findings: { movements: new Map() },
  } as unknown as DocumentContext);
}

/** The chart of a block; null where it is none. */
export const chartOf = (block: Block | null) => (block?.kind === 'chart' ? block.chart : null);
