import { z } from 'zod';
import type { Report } from '../declare/problems.ts';
import { reportUnknown } from '../declare/unknown-name.ts';
import type { MetricSpec } from '../metric/types.ts';

/**
 * What a finding weighs, by name; the larger weight stands first. Defaults follow the order in which a meeting wants to
 * hear them. What misses a limit weighs by who set it: `missed_<setter>`, see {@link withSetters}.
 */
const WEIGHTS = {
  error: 100,
  check_on_target: 98,
  grave_case: 85,
  missed_part: 78,
  missed_branch: 75,
  year: 72,
  change_of_missed: 61,
  remark_branch: 60,
  to_save: 58,
  plan_gap: 57,
  edge: 50,
  level_shift: 47,
  streak: 45,
  surge: 43,
  year_part: 42,
  no_measure: 41,
  grave_undecided: 41,
  signal: 40,
  note_contradicts: 39,
  overdue_item: 39,
  promise_unplanned: 38,
  streak_change: 38,
  ranks: 37,
  contribution: 36,
  concentration: 35,
  check: 34,
  exclusion: 32,
  part_worse: 31,
  missing_data: 30,
  change: 28,
  met_again: 24,
  largest: 23,
  signal_good: 22,
  estimated: 21,
  change_good: 20,
  new_in_top: 18,
  same_name: 17,
  small_sample: 16,
  streak_good: 14,
  small_base: 12,
  part_better: 11,
  room: 10,
  spread: 9,
  change_neutral: 8,
  break: 6,
  noise: 2,
  summary: 0,
} as const;

/** `missed_<setter>` beside those that every pack has. */
export type WeightName = keyof typeof WEIGHTS | `missed_${string}`;
/** What a missed limit of the most senior setter weighs, and of the least. */
const MISSED = { most: 90, least: 80 };

const weight = z.number().min(0).max(1000);
const share = z.number().min(0).max(100);
const whole = z.int().min(1);

/** Other names are those of the pack's setters, which {@link checkFindings} knows. */
const weightsSchema = z
  .object(
    Object.fromEntries(
      Object.entries(WEIGHTS).map(([name, value]) => [name, weight.default(value)]),
    ) as { [N in keyof typeof WEIGHTS]: z.ZodDefault<typeof weight> },
  )
  .catchall(weight);

const thresholdsSchema = z.strictObject({
  /** Met by no more than so many percentage points, or by so many users or tickets, is on the edge. */
  edge_points: z.number().min(0).default(0.5),
  edge_units: z.int().min(0).default(1),
  /** Of a base so small that one user or ticket is worth more points than these, nobody says that it is on the edge. */
  edge_reach: z.number().min(0).default(5),
  /** A full count below this is judged, and it is said what one user or ticket is worth. */
  small_base: whole.default(30),
  /** A sample below this gets no verdict and no ranking. */
  small_sample: whole.default(30),
  /** The interval of a sample up to this size is printed. */
  interval_up_to: whole.default(100),
  /** So many months in a row over a limit make a streak. */
  streak: z.int().min(2).default(3),
  /** So many steps the same way, month by month, are no chance; see `runLength`. */
  run: z.int().min(3).default(5),
  /** With so many earlier months the usual variation is known. */
  signal_months: z.int().min(3).default(6),
  /** A count that got worse by so many percent and so many records, outside its usual variation, is a surge. */
  surge_growth: whole.default(30),
  surge_records: whole.default(1000),
  /** Up to so many records nothing is told, unless a limit is missed or the case is grave. */
  few_records: z.int().min(0).default(3),
  /** Changes on fewer records are not told. */
  change_records: whole.default(30),
  /** A branch or category is told of from so many users or tickets over the whole's rate. */
  excess_units: whole.default(5),
  /** A member's part of a change, in percent, from which it is told of. */
  change_share: share.default(40),
  /** At most so many members together with so many percent, out of at least so many, are a concentration. */
  concentration_members: whole.default(2),
  concentration_share: share.default(50),
  concentration_of: whole.default(5),
  /** Of fewer cases nothing is said to gather anywhere. */
  concentration_least: whole.default(20),
  /** Where it is known how the users are divided, only members with so many points more than their part of them. */
  concentration_over: share.default(10),
  /** From so many percent on it is the usual state of things, not a concentration. */
  concentration_most: share.default(90),
  /** The largest member of a count up to this size is named. */
  largest_up_to: whole.default(100),
  top: whole.default(3),
});

const limitsSchema = z.strictObject({
  overview_bad: z.int().min(0).default(6),
  overview_good: z.int().min(0).default(2),
  headline: whole.default(28),
});

const populationSchema = z.strictObject({
  name: z.string().min(1),
  figures: z
    .array(
      z.strictObject({
        source: z.string().min(1),
        metric: z.string(),
        of: z.record(z.string(), z.string()).default({}),
      }),
    )
    .min(2),
});

const exclusionSchema = z.strictObject({
  /** What is left out, as people say it: 挂起时长. */
  name: z.string().min(1),
  /** The rate with it left out. */
  after: z.string(),
  /** The rate over the same records with it counted. */
  before: z.string(),
  /** For amounts: the counts that tell how many records are left out; rates and counts tell it themselves. */
  records: z.strictObject({ after: z.string(), before: z.string() }).optional(),
  of: z.record(z.string(), z.string()).default({}),
});

const goalsSchema = z.strictObject({
  at_most: z.array(z.string().min(1)).default([]),
  at_least: z.array(z.string().min(1)).default([]),
  within: z.array(z.string().min(1)).default([]),
});

/** `findings.yaml`: weights, thresholds and what one name means in several places; every key has a default. */
export const findingsSchema = z
  .strictObject({
    weights: weightsSchema.prefault({}),
    thresholds: thresholdsSchema.prefault({}),
    limits: limitsSchema.prefault({}),
    /** Members that are no answer, such as 其他: never told of as a cause or a concentration. */
    empty_members: z.array(z.string().min(1)).default([]),
    same_name: z.array(populationSchema).default([]),
    /** Counts of cases that nobody may miss, such as justified ones among those that reached the ministry. */
    grave: z.array(z.string()).default([]),
    /** Figures that rest on estimates, each with the metric that sums up its estimated part. */
    estimated: z.array(z.strictObject({ metric: z.string(), part: z.string() })).default([]),
    /** Words at the end of a count's name that a number with its measure makes superfluous, such as 件数. */
    count_words: z.array(z.string().min(1)).default([]),
    /** Words before a number that is a goal, such as 不超过 60 and 不低于 95, and behind one, such as 60 户以内. */
    goals: goalsSchema.prefault({}),
    /** One rate, count or amount with and without what may be left out of it. */
    exclusions: z.array(exclusionSchema).default([]),
  })
  .nullable()
  .transform((given) => given ?? defaults());

/** How findings are found and ranked, out of `findings.yaml`. */
export interface FindingsConfig {
  readonly weights: Readonly<Record<string, number>>;
  readonly thresholds: Readonly<z.infer<typeof thresholdsSchema>>;
  readonly limits: Readonly<z.infer<typeof limitsSchema>>;
  readonly empty_members: readonly string[];
  readonly same_name: readonly SameName[];
  readonly grave: readonly string[];
  readonly estimated: readonly { readonly metric: string; readonly part: string }[];
  readonly exclusions: readonly ExclusionPair[];
  readonly count_words: readonly string[];
  /** Words that make a number of a text a goal. */
  readonly goals: Readonly<z.infer<typeof goalsSchema>>;
}

/** The same rate, count or amount after and before something is left out of it. */
export type ExclusionPair = Readonly<z.infer<typeof exclusionSchema>>;

/** Figures that go by one name and count different things. */
export interface SameName {
  readonly name: string;
  readonly figures: readonly {
    /** Who counted, as people say it. */
    readonly source: string;
    readonly metric: string;
    readonly of: Readonly<Record<string, string>>;
  }[];
}

function defaults() {
  return {
    weights: weightsSchema.parse({}),
    thresholds: thresholdsSchema.parse({}),
    limits: limitsSchema.parse({}),
    empty_members: [] as string[],
    same_name: [] as z.infer<typeof populationSchema>[],
    grave: [] as string[],
    estimated: [] as { metric: string; part: string }[],
    exclusions: [] as z.infer<typeof exclusionSchema>[],
    count_words: [] as string[],
    goals: goalsSchema.parse({}),
  };
}

/** What holds where a pack has no `findings.yaml`, with these setters, the most senior first. */
export function defaultFindings(setters: readonly string[] = []): FindingsConfig {
  return withSetters(defaults(), setters);
}

/** With a weight for what misses each setter's limits: as written, else by seniority. */
export function withSetters(findings: FindingsConfig, setters: readonly string[]): FindingsConfig {
  const step = (MISSED.most - MISSED.least) / Math.max(1, setters.length - 1);
  const usual = setters.map((id, index) => [`missed_${id}`, MISSED.most - step * index]);
  return { ...findings, weights: { ...Object.fromEntries(usual), ...findings.weights } };
}

/** The weight with this name; 0 for a setter that the pack does not know. */
export function weightOf({ weights }: Pick<FindingsConfig, 'weights'>, name: WeightName): number {
  return weights[name] ?? 0;
}

/**
 * Reports metrics that do not exist, or are not computed for the members named, and weights of nothing, in
 * `findings.yaml`.
 */
export function checkFindings(
  findings: FindingsConfig,
  metrics: readonly MetricSpec[],
  setters: readonly string[],
  report: Report,
): void {
  const known = [...Object.keys(WEIGHTS), ...setters.map((id) => `missed_${id}`)];
  for (const name of Object.keys(findings.weights).filter((one) => !known.includes(one)))
    report(['weights', name], '不认识的字段', 'unknown field');
  const check = (id: string, of: Readonly<Record<string, string>>, path: readonly PropertyKey[]) =>
    checkFigure(id, Object.keys(of), metrics, path, report);
  for (const [at, { figures }] of findings.same_name.entries()) {
    for (const [index, { metric, of }] of figures.entries())
      check(metric, of, ['same_name', at, 'figures', index, 'metric']);
  }
  for (const [at, id] of findings.grave.entries()) check(id, {}, ['grave', at]);
  for (const [at, { metric, part }] of findings.estimated.entries()) {
    check(metric, {}, ['estimated', at, 'metric']);
    check(part, {}, ['estimated', at, 'part']);
  }
  for (const [at, { after, before, records, of }] of findings.exclusions.entries()) {
    check(after, of, ['exclusions', at, 'after']);
    check(before, of, ['exclusions', at, 'before']);
    if (!records) continue;
    check(records.after, of, ['exclusions', at, 'records', 'after']);
    check(records.before, of, ['exclusions', at, 'records', 'before']);
  }
}

function checkFigure(
  id: string,
  names: readonly string[],
  metrics: readonly MetricSpec[],
  path: readonly PropertyKey[],
  report: Report,
): void {
  const metric = metrics.find((one) => one.id === id);
  const isComputed =
    names.length === 0 ||
    metric?.by.some((by) => by.length === names.length && names.every((one) => by.includes(one)));
  const known = metrics.map((one) => one.id);
  if (!metric) reportUnknown(report, path, 'metric', id, known);
  else if (!isComputed) {
    const set = names.join('、');
    report(path, `指标 ${id} 没有按「${set}」计算`, `${id} is not computed by ${set}`);
  }
}
