import { type Message, message } from '../messages/catalogue.ts';
import { isRate } from '../metrics/additive.ts';
import { NO_COMPARISON } from '../metrics/compare.ts';
import { definitionHash } from '../metrics/definition.ts';
import { exactValue } from '../metrics/exact-value.ts';
import { outcomeHead } from '../metrics/outcome-head.ts';
import { resultKey } from '../metrics/result-key.ts';
import type { MetricOutcome, MetricResult, MetricsFile } from '../metrics/types.ts';
import { displayValue } from '../number/display.ts';
import { toNumber } from '../number/fraction.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import type { Pack } from '../pack/types.ts';
import { kindOf, PERIOD_KINDS, periodIn } from '../workspace/periods.ts';
import type { Period, Workspace } from '../workspace/types.ts';
import type { WrittenFigure } from './earlier-figures.ts';
import { membersIn } from './members-in.ts';
import { numberIn } from './number-in.ts';

/** One earlier figure of one metric in one month. */
interface EarlierFigure {
  readonly month: Period;
  readonly metric: MetricSpec;
  readonly result: MetricResult;
}

/** What a sheet of earlier figures comes to. */
export interface ImportedMonths {
  /** A file a month, oldest first. */
  readonly files: readonly MetricsFile[];
  readonly figures: number;
  /** Rows that cannot be taken; nothing is imported while there are any. */
  readonly problems: readonly Message[];
  /** Rates without their parts, which no year and no sum can take in. */
  readonly warnings: readonly Message[];
}

/**
 * Turns earlier figures as people have them into months to compare with: metrics by id or name, members by dimension. A rate
 * with its parts is worked out anew, and a value beside them must be the same; other columns must hold one number.
 */
export function importedMonths(
  written: readonly WrittenFigure[],
  pack: Pack,
  workspace: Workspace,
): ImportedMonths {
  const problems: Message[] = [];
  const bare: WrittenFigure[] = [];
  const figures: EarlierFigure[] = [];
  const seen = new Map<string, WrittenFigure>();
  for (const row of written) {
    const figure = figureOf(row, pack, workspace);
    if ('code' in figure) {
      problems.push(figure);
      continue;
    }
    const key = `${figure.month} ${figure.result.key}`;
    const other = seen.get(key);
    if (other) {
      const { file, line } = row.place;
      problems.push(message('history.import_twice', { file, line, other: other.place.line }));
      continue;
    }
    seen.set(key, row);
    if (isRate(figure.metric) && figure.result.denominator === null) bare.push(row);
    figures.push(figure);
  }
  const [first] = bare;
  const warnings =
    first === undefined
      ? []
      : [message('history.import_bare', { ...first.place, count: bare.length })];
  const files = [...Map.groupBy(figures, ({ month }) => month)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, own]) => fileOf(month, own, pack, workspace));
  return { files, figures: figures.length, problems, warnings };
}

/** Figures that stood before, with the new ones in their places. */
export function mergedMonth(before: MetricsFile | null, now: MetricsFile): MetricsFile {
  if (before === null) return now;
  const added = new Map(now.metrics.map((metric) => [metric.id, metric]));
  const kept = before.metrics.map((metric) => {
    const more = added.get(metric.id);
    if (!more) return metric;
    added.delete(metric.id);
    // Figures of another definition are no longer those of the metric.
    if (more.definition !== metric.definition) return more;
    const results = new Map(metric.results.map((one) => [one.key, one]));
    for (const one of more.results) results.set(one.key, one);
    return { ...more, results: [...results.values()] };
  });
  return { ...now, metrics: [...kept, ...added.values()] };
}

function figureOf(row: WrittenFigure, pack: Pack, workspace: Workspace): EarlierFigure | Message {
  const { place } = row;
  const month = periodIn(row.month.replace(/^(\d{4}-\d{2})-\d{2}.*$/, '$1'));
  if (month === null) return message('history.import_month', { ...place, text: row.month });
  const kinds = workspace.periodKinds ?? PERIOD_KINDS.slice(1);
  if (!kinds.includes(kindOf(month)))
    return message('history.import_kind', { ...place, text: row.month });
  const metric = pack.metrics.find(({ id, name }) => id === row.metric || name === row.metric);
  if (!metric) return message('history.import_metric', { ...place, text: row.metric });
  const by = membersIn(row.members, metric, pack, workspace);
  if (by === null)
    return message('history.import_members', { ...place, text: row.members, metric: metric.id });
  const numbers = [row.numerator, row.denominator, row.value].map(numberIn);
  const bad = [row.numerator, row.denominator, row.value].find((_, at) => numbers[at] === 'bad');
  if (bad != null) return message('history.import_number', { ...place, text: bad });
  const [numerator = null, denominator = null, value = null] = numbers.filter(
    (one): one is number | null => one !== 'bad',
  );
  return worked(row, { month, metric, by, numerator, denominator, value });
}

interface Numbers {
  readonly month: Period;
  readonly metric: MetricSpec;
  readonly by: Readonly<Record<string, string>>;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
}

function worked({ place }: WrittenFigure, given: Numbers): EarlierFigure | Message {
  const { month, metric, by, value } = given;
  const isPart = isRate(metric);
  const parts =
    isPart && given.numerator !== null && given.denominator !== null
      ? { numerator: given.numerator, denominator: given.denominator }
      : { numerator: null, denominator: null };
  if (isPart && (given.numerator === null) !== (given.denominator === null))
    return message('history.import_half', { ...place });
  const exact = exactValue({ ...parts, value: value ?? 0 }, metric.unit);
  if (exact === null || parts.denominator === 0 || (value === null && parts.denominator === null))
    return message('history.import_no_value', { ...place });
  const display = displayValue(exact, metric.unit);
  // A sheet may say fewer decimals than we do.
  if (value !== null && parts.denominator !== null && Math.abs(toNumber(exact) - value) > NEAR)
    return message('history.import_differs', { ...place, said: String(value), own: display });
  const result: MetricResult = {
    key: resultKey(metric.id, by),
    by,
    status: 'ok',
    ...parts,
    value: toNumber(exact),
    display,
    ...NO_COMPARISON,
    targets: [],
    interval: null,
    daily: null,
    yearToDate: null,
    trail: [],
  };
  return { month, metric, result };
}

/** Half a tenth: a rate written with one decimal. */
const NEAR = 0.05;

function fileOf(
  month: Period,
  figures: readonly EarlierFigure[],
  { id, datasets }: Pack,
  { organization, periods, defaultPeriod }: Workspace,
): MetricsFile {
  const metrics = [...Map.groupBy(figures, ({ metric }) => metric)].flatMap(
    ([metric, own]): readonly MetricOutcome[] => {
      const dataset = datasets.find((one) => one.id === metric.scope.dataset);
      if (!dataset) return [];
      const period = periods[dataset.id] ?? defaultPeriod;
      return [
        {
          ...outcomeHead(metric, definitionHash(metric, dataset, period)),
          results: own.map(({ result }) => result),
        },
      ];
    },
  );
  return { schemaVersion: 1, month, pack: id, organization: organization.name, metrics };
}
