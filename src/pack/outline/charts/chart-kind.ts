import { z } from 'zod';
import type { Report } from '../../declare/problems.ts';
import {
  inColumn,
  type MemberFilter,
  memberFilter,
  name,
  title,
} from '../../declare/schema-parts.ts';
import type { MetricSpec } from '../../metric/types.ts';

/** What a chart is resolved with: it names metrics by id, asks what they are, and tells what is wrong. */
export interface ChartTools {
  readonly metrics: readonly MetricSpec[];
  readonly report: Report;
  /** The id of a metric that is computed for each of these sets of dimensions; reports what is not. */
  find(
    given: string,
    path: readonly PropertyKey[],
    ...sets: readonly (readonly string[])[]
  ): string;
  /** The type of a column of a metric's dataset; null where either is not there. */
  typeOf(id: string, column: string): string | null;
  /** Reports a metric that a kind of chart cannot draw. */
  mustBe(id: string, fits: (metric: MetricSpec) => boolean, words: ChartWords): void;
}

export interface ChartWords {
  readonly zh: (id: string) => string;
  readonly en: (id: string) => string;
}

/** How a chart looks figures up, whatever a figure is to who asks. */
export interface Look<F> {
  /** The figure with exactly these members, if there is one. */
  one(metric: string, only: MemberFilter): readonly F[];
  /** Those of every combination of members of the dimensions, or the total that says why there are none. */
  split(metric: string, dimensions: readonly string[], only: MemberFilter): readonly F[];
  value(figure: F): number;
  member(figure: F, dimension: string): string;
  isOk(figure: F): boolean;
}

/**
 * One kind of chart as an outline declares it: its file in this folder and a line in `charts.ts`. How its block is built
 * and measured stands in `document/charts/`, how it is drawn in `render/chart/`.
 */
export interface ChartKind<Schema extends z.ZodObject, Spec> {
  readonly schema: Schema;
  resolve(raw: z.output<Schema>, tools: ChartTools): Spec;
  /** What is left of it with the metrics whose exports the workspace names; null where nothing is. */
  inUse(spec: Spec, isUsed: (metric: string) => boolean): Spec | null;
  /** The figures that it shows, totals that it starts or ends with included. */
  figures<F>(spec: Spec, look: Look<F>): readonly F[];
  /** What is left of it in a month before which there is none; all of it unless declared. */
  withoutPast?(spec: Spec): Spec | null;
}

/** Listed figures: a metric and the members that it is shown for, with the row's name where the figure's own will not do. */
export interface FigureRows {
  readonly metric: string;
  readonly of: readonly MemberFilter[];
  readonly label: string | null;
}

/** One metric over the members of a dimension. */
export interface ByMembers {
  readonly title: string | null;
  readonly metric: string;
  readonly by: string;
  readonly only: MemberFilter;
  readonly top: number | null;
}

export const label = z.string().min(1).nullable().default(null);
export const top = z.int().min(1).nullable().default(null);
export const names = z
  .union([name, z.array(name).min(1)])
  .transform((given) => (Array.isArray(given) ? given : [given]));

export const figureRows = z
  .array(
    z.strictObject({
      metric: z.string(),
      of: z.array(memberFilter).min(1).default([{}]),
      label,
    }),
  )
  .min(1);

export const byMembers = {
  ...inColumn,
  title,
  metric: z.string(),
  by: name,
  only: memberFilter.default({}),
  top,
};

export const NO_PARTS: ChartWords = {
  zh: (id) => `指标 ${id} 的各部分加不出合计，不能画成相加的图`,
  en: (id) => `the parts of ${id} do not add up, so they cannot be drawn as parts`,
};

/** The metric of each row by its id. */
export function resolveRows(
  rows: z.output<typeof figureRows>,
  by: readonly string[],
  { find }: ChartTools,
): readonly FigureRows[] {
  return rows.map((row, index) => ({
    metric: find(
      row.metric,
      ['rows', index, 'metric'],
      ...row.of.map((only) => [...by, ...Object.keys(only)]),
    ),
    of: row.of,
    label: row.label,
  }));
}

/** A chart without the rows of metrics that nobody asks for. */
export function rowsInUse<Spec extends { readonly rows: readonly { readonly metric: string }[] }>(
  spec: Spec,
  isUsed: (metric: string) => boolean,
): Spec | null {
  const rows = spec.rows.filter(({ metric }) => isUsed(metric));
  return rows.length > 0 ? { ...spec, rows } : null;
}

/** A chart of one metric, where that is asked for. */
export function metricInUse<Spec extends { readonly metric: string }>(
  spec: Spec,
  isUsed: (metric: string) => boolean,
): Spec | null {
  return isUsed(spec.metric) ? spec : null;
}

/** The total of a metric and its members. */
export function wholeAndMembers<F>(
  { metric, by, only }: Pick<ByMembers, 'metric' | 'by' | 'only'>,
  look: Look<F>,
): readonly F[] {
  return [...look.one(metric, only), ...look.split(metric, [by, ...Object.keys(only)], only)];
}
