import type { CheckResult } from '../checks/types.ts';
import { lookupOver } from '../metrics/lookup.ts';
import { MONTH } from '../metrics/test-support.ts';
import type { MetricOutcome, PastMonth } from '../metrics/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { defaultFindings } from '../pack/rules/findings-config.ts';
import { tickets } from '../pack/test-support.ts';
import type { FindingContext } from './context.ts';
import { movementsOf } from './movement.ts';
import type { Finding } from './types.ts';
import { nothingWritten, type WrittenContext } from './written/context.ts';

/** What a test may say of a month: metrics with their outcomes, slides by the keys they show. */
export interface Told {
  readonly metrics: readonly (readonly [MetricSpec, MetricOutcome])[];
  readonly past?: readonly PastMonth[];
  readonly slides?: Readonly<Record<string, readonly string[]>>;
  readonly checks?: readonly CheckResult[];
  readonly written?: Partial<WrittenContext>;
}

const EARLIER = ['06', '05', '04', '03', '02', '01'].map((number) => `2009-${number}`);

/** The context of a month over hand-made outcomes, with default weights and thresholds. */
export function contextOf({
  metrics,
  past = [],
  slides = {},
  checks = [],
  written: given = {},
}: Told): FindingContext {
  const written: WrittenContext = {
    ...nothingWritten(MONTH),
    unitOf: (text) => (text === null ? null : { name: text, branch: text }),
    ...given,
  };
  const lookup = lookupOver(
    metrics.map(([metric]) => metric),
    metrics.map(([, outcome]) => outcome),
  );
  const figures = metrics.flatMap(([metric, outcome]) =>
    outcome.results.map((result) => ({ metric, outcome, result })),
  );
  const base = {
    month: MONTH,
    earlier: EARLIER,
    past,
    lookup,
    figures,
    slides: Object.entries(slides).map(([id, keys]) => ({
      id,
      title: id,
      shows: 'figures' as const,
      checks: [],
      figures: figures.filter(({ result }) => keys.includes(result.key)),
    })),
    checks,
    config: defaultFindings(['province', 'city']),
    setters: ['province', 'city'],
    branches: ['安岳', '简阳', '乐至', '现业'],
    datasets: [tickets],
    isComparable: () => true,
    breaks: [],
    days: (_: unknown, month: string) =>
      new Date(Date.UTC(2009, Number(month.slice(5)), 0)).getUTCDate(),
    markedDays: () => new Map(),
    written,
    ownerOf: () => '综合调度组',
    supplierOf: () => ({ owner: '监控中心', due: '每月3日' }),
  } satisfies Omit<FindingContext, 'movements'>;
  return { ...base, movements: movementsOf(figures, base) };
}

/** The facts of the only finding. Throws when there is none or there are several. */
export function only(findings: readonly Finding[]): Finding {
  const [first] = findings;
  if (!first || findings.length !== 1) throw new Error(`${findings.length} findings`);
  return first;
}
