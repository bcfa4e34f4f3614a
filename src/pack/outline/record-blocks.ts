import { z } from 'zod';
import type { DatasetSpec } from '../dataset/types.ts';
import type { Report } from '../declare/problems.ts';
import type { MemberFilter } from '../declare/schema-parts.ts';
import { inColumn, memberFilter, name, title } from '../declare/schema-parts.ts';
import { reportUnknown } from '../declare/unknown-name.ts';
import { metricId } from '../metric/metric-id.ts';
import type { MetricSpec } from '../metric/types.ts';
import type { CheckSpec } from '../rules/checks-config.ts';
import type { ListSpec } from '../rules/lists-config.ts';

/** One stage of a funnel: a part of a metric's result. */
export interface FunnelRow {
  readonly metric: string;
  readonly of: MemberFilter;
  readonly show: 'value' | 'numerator' | 'denominator';
  readonly label: string;
}

/** Blocks that show records, comparisons of records, stages and boards, as the outline names them. */
export type RecordBlockSpec =
  /** The first records of one of the pack's lists, always masked; `columns` are those of the list's dataset. */
  | {
      readonly kind: 'records';
      readonly title: string | null;
      readonly list: string;
      readonly columns: readonly string[];
      readonly top: number;
    }
  /** What a case-by-case check counted on both sides, by unit, or the cases that do not match. */
  | {
      readonly kind: 'cross_check';
      readonly title: string | null;
      readonly check: string;
      readonly show: 'units' | 'cases';
      /** What the check puts in doubt. */
      readonly metrics: readonly string[];
    }
  /** Bars of stages, each with its share of the first. */
  | {
      readonly kind: 'funnel';
      readonly title: string | null;
      readonly rows: readonly FunnelRow[];
    }
  /** The limits of a divider's chapter: judged, met and missed, as the board counts them. */
  | { readonly kind: 'chapter_board' }
  /** One line: the exports that did not come and from whom, and that no earlier month is known. */
  | { readonly kind: 'gaps' }
  /** What falls out with a dataset that nobody sent; which one, the month tells. */
  | { readonly kind: 'missing_data'; readonly of: MissingData | null };

/** A dataset that nobody sent, by id, and the slides that have nothing to show without it. */
export interface MissingData {
  readonly dataset: string;
  readonly slides: readonly { readonly number: string | null; readonly title: string }[];
}

/** The kinds of {@link RecordBlockSpec}. */
const RECORD_BLOCKS = [
  'records',
  'cross_check',
  'funnel',
  'chapter_board',
  'gaps',
  'missing_data',
] as const satisfies readonly RecordBlockSpec['kind'][];

/** Whether a block is one of {@link RecordBlockSpec}, raw or resolved. */
export function isRecordBlock<B extends { readonly kind: string }>(
  block: B,
): block is Extract<B, { readonly kind: RecordBlockSpec['kind'] }> {
  return RECORD_BLOCKS.some((kind) => kind === block.kind);
}

/** Records that a slide holds at most; the workbook has the rest. */
const MOST_RECORDS = 40;

/** How `outline.yaml` writes them. */
export const recordBlockSchemas = [
  z.strictObject({
    kind: z.literal('records'),
    ...inColumn,
    title,
    list: z.string(),
    columns: z.array(name).min(1),
    top: z.int().min(1).max(MOST_RECORDS).default(15),
  }),
  z.strictObject({
    kind: z.literal('cross_check'),
    ...inColumn,
    title,
    check: z.string(),
    show: z.enum(['units', 'cases']).default('units'),
  }),
  z.strictObject({
    kind: z.literal('funnel'),
    ...inColumn,
    title,
    rows: z
      .array(
        z.strictObject({
          metric: z.string(),
          of: memberFilter.default({}),
          show: z.enum(['value', 'numerator', 'denominator']).default('value'),
          label: z.string().min(1),
        }),
      )
      .min(2),
  }),
  z.strictObject({ kind: z.enum(['chapter_board', 'gaps']), ...inColumn }),
  z.strictObject({ kind: z.literal('missing_data'), ...inColumn }),
] as const;

type RawRecordBlock = z.infer<(typeof recordBlockSchemas)[number]>;

/** What these blocks refer to. */
interface RecordContext {
  readonly datasets: readonly DatasetSpec[];
  readonly metrics: readonly MetricSpec[];
  readonly lists: readonly ListSpec[];
  readonly checks: readonly CheckSpec[];
}

/** Checks the lists, columns, checks and metrics that a block names. */
export function resolveRecordBlock(
  raw: RawRecordBlock,
  context: RecordContext,
  report: Report,
): RecordBlockSpec {
  const { column: _, if_room: __, ...spec } = raw;
  switch (spec.kind) {
    case 'records':
      checkColumns(spec, context, report);
      return spec;
    case 'cross_check': {
      const check = knownCheck(spec.check, context, ['check'], report);
      if (check?.kind === 'case_by_case') return { ...spec, metrics: check.metrics };
      if (check) report(['check'], '只能是逐件核对的检查', 'only a case_by_case check');
      return { ...spec, metrics: [] };
    }
    case 'funnel':
      return {
        ...spec,
        rows: spec.rows.map((row, at) => ({
          ...row,
          metric: metricId(row.metric, context, ['rows', at, 'metric'], report, [
            Object.keys(row.of),
          ]),
        })),
      };
    case 'chapter_board':
    case 'gaps':
      return spec;
    case 'missing_data':
      return { ...spec, of: null };
  }
}

/** The check of that name; reports one that does not exist. */
export function knownCheck(
  id: string,
  { checks }: Pick<RecordContext, 'checks'>,
  path: readonly PropertyKey[],
  report: Report,
): CheckSpec | null {
  const found = checks.find((one) => one.id === id) ?? null;
  const known = checks.map((one) => one.id);
  if (!found) reportUnknown(report, path, 'check', id, known);
  return found;
}

function checkColumns(
  { list: id, columns }: Extract<RecordBlockSpec, { kind: 'records' }>,
  { lists, datasets }: RecordContext,
  report: Report,
): void {
  const list = lists.find((one) => one.id === id);
  if (!list) {
    const known = lists.map((one) => one.id);
    reportUnknown(report, ['list'], 'list', id, known);
    return;
  }
  const dataset = datasets.find((one) => one.id === list.dataset);
  const known = [...(dataset?.columns ?? []), ...(dataset?.derived ?? [])].map((one) => one.name);
  for (const [at, column] of columns.entries()) {
    if (known.includes(column)) continue;
    report(
      ['columns', at],
      `数据集 ${list.dataset} 没有「${column}」这一列`,
      `dataset ${list.dataset} has no column "${column}"`,
    );
  }
}
