import { isCount } from '../calculators/parts.ts';
import type { CheckResult } from '../checks/types.ts';
import type { Figure } from '../metrics/lookup.ts';
import { whyFact } from '../metrics/reason.ts';
import { type FindingContext, type Rule, shownKeys } from './context.ts';
import { figureName } from './figure-name.ts';
import { verdictHangs } from './hanging-verdict.ts';
import { type Breakdown, branchRank, breakdowns, isPart, memberOf } from './levels.ts';
import type { Finding } from './types.ts';
import { partsOf, rounded, valueText, whole } from './words.ts';

/** Metrics whose computation failed. */
export const failed: Rule = (context) =>
  context.figures
    .filter(({ result }) => result.status === 'error')
    .map(({ metric, result }) => ({
      ...plain(`error/${result.key}`, metric.id, [result.key]),
      rule: 'error',
      phrase: 'error',
      weight: 'error',
      tone: 'bad',
      facts: { subject: metric.name, reason: whyFact(result), owner: '' },
    }));

/** Metrics named in one sentence; of more their number is told, too. */
const MOST_NAMED = 2;

/** Datasets that nobody sent, or that came without a column that a metric needs or a record that counts; one finding each. */
export const missingData: Rule = (context) => {
  const groups = Map.groupBy(
    context.figures.filter(({ result }) => result.status === 'not_provided'),
    (figure) => `${lackingOf(figure)}/${lackName(figure)}`,
  );
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, figures]): Finding[] => {
      const [first] = figures;
      if (!first) return [];
      const id = lackingOf(first);
      const isUnusable = first.result.unusable !== undefined;
      const name = context.datasets.find((one) => one.id === id)?.name ?? id;
      const { owner, due } = context.supplierOf(id);
      const lack = lackName(first);
      const keys = figures.map(({ result }) => result.key);
      const names = [...new Set(figures.map(({ metric }) => metric.name))];
      return [
        {
          ...plain(
            `missing_data/${id}${lack === '' ? '' : `/${lack}`}`,
            id,
            shownOf(keys, context),
          ),
          results: keys,
          rule: 'missing_data',
          phrase: lack === '' ? 'missing_data' : 'missing_column',
          weight: 'missing_data',
          tone: 'warn',
          size: keys.length,
          facts: {
            dataset: isUnusable ? '' : name,
            reason: lack === '' ? '' : whyFact(first.result),
            supplier: owner ?? '',
            due: due ?? '',
            count: names.length > MOST_NAMED ? String(names.length) : '',
            names: names.slice(0, MOST_NAMED).join('、'),
            owner: owner ?? '',
          },
        },
      ];
    });
};

/** The dataset because of which a figure has no value: its own, or that of its denominators. */
function lackingOf({ metric, result }: Figure): string {
  return result.lacks ?? result.unusable ?? metric.scope.dataset;
}

/** What tells one lack of columns from another, by code; empty where the whole export is missing. */
function lackName({ result }: Figure): string {
  if (result.lacks !== undefined || result.reason === undefined) return '';
  const { code, params } = result.reason;
  if (!('columns' in params)) return code;
  return [code, ...('dataset' in params ? [params.dataset] : []), ...params.columns].join('/');
}

/** Those of the keys that the first slide with one of them shows; else what it shows of the same metrics. */
function shownOf(keys: readonly string[], { slides }: FindingContext): readonly string[] {
  const metrics = new Set(keys.map((key) => key.replace(/\?.*$/, '')));
  const same = (figure: Figure) => metrics.has(figure.metric.id);
  for (const isMeant of [(figure: Figure) => keys.includes(figure.result.key), same]) {
    for (const { figures } of slides) {
      const shown = figures.filter(isMeant).map(({ result }) => result.key);
      if (shown.length > 0) return shown;
    }
  }
  return keys.slice(0, 1);
}

/** Rates of samples with their interval; under the least size nothing is judged or ranked. */
export const smallSample: Rule = (context) => {
  const shown = shownKeys(context);
  return context.figures.flatMap((figure): Finding[] => {
    const { metric, result } = figure;
    const { interval, denominator } = result;
    const { small_sample: least, interval_up_to: most } = context.config.thresholds;
    if (metric.population !== 'sample' || interval === null || denominator === null) return [];
    if (denominator > most || (isPart(figure, context) && !shown.has(result.key))) return [];
    return [
      {
        ...plain(`small_sample/${result.key}`, metric.id, [result.key]),
        rule: 'small_sample',
        phrase: denominator < least ? 'small_sample_unjudged' : 'small_sample',
        weight: 'small_sample',
        tone: 'info',
        size: denominator,
        branch: branchRank(figure, context),
        facts: {
          subject: figureName(figure),
          value: valueText(figure),
          parts: partsOf(figure),
          base: `${whole(denominator)}${metric.base}`,
          low: `${rounded(interval.low, 1)}%`,
          high: `${rounded(interval.high, 1)}%`,
          owner: context.ownerOf(figure) ?? '',
        },
      },
    ];
  });
};

/**
 * Branches of which each has too few in a sample: their numbers, said once for all rates over the same sample.
 * Nobody is ranked.
 */
export const smallParts: Rule = (context) => {
  const { small_sample: least } = context.config.thresholds;
  const small = breakdowns(context).filter(
    ({ metric, isUnits, parts }) =>
      metric.population === 'sample' &&
      isUnits &&
      parts.some(({ result }) => sizeOf(result) < least),
  );
  const same = Map.groupBy(
    small.filter(({ parts }) => parts.every(({ result }) => result.denominator !== null)),
    (one) => `${one.metric.scope.id}/${one.dimension}`,
  );
  return [...same.values()].flatMap((group): Finding[] => {
    const [first] = group;
    if (!first) return [];
    const few = first.parts
      .filter(({ result }) => sizeOf(result) < least)
      .toSorted((a, b) => sizeOf(a.result) - sizeOf(b.result));
    const keys = group.flatMap(({ parts }) => parts.map(({ result }) => result.key));
    return [
      {
        ...plain(`small_parts/${first.whole.result.key}`, first.metric.id, keys),
        // A slide that shows how many there are of each branch shows what this is about.
        about: shownOf([...keys, ...sizesOf(first, context)], context),
        rule: 'small_parts',
        phrase: 'small_parts',
        weight: 'small_sample',
        tone: 'info',
        facts: {
          subject: first.metric.scope.name,
          members: few
            .map((one) => `${memberOf(one, first)}${whole(sizeOf(one.result))}${first.metric.base}`)
            .join('、'),
          least: String(least),
          base: first.metric.base,
          owner: '',
        },
      },
    ];
  });
};

/** Keys of counts over the same records by the same dimension. */
function sizesOf({ metric, dimension }: Breakdown, context: FindingContext): readonly string[] {
  return context.figures
    .filter(
      (one) =>
        one.metric.scope.id === metric.scope.id &&
        isCount(one.metric) &&
        Object.keys(one.result.by).join() === dimension,
    )
    .map(({ result }) => result.key);
}

function sizeOf({ denominator }: Figure['result']): number {
  return denominator ?? 0;
}

/** One name that stands for several populations, side by side. */
export const sameName: Rule = (context) =>
  context.config.same_name.flatMap((one): Finding[] => {
    const known = one.figures.flatMap(({ source, metric, of }) => {
      const figure = context.lookup.figure(metric, of);
      return figure?.result.status === 'ok' ? [{ source, figure }] : [];
    });
    if (known.length < 2) return [];
    const keys = known.map(({ figure }) => figure.result.key);
    const [first] = known;
    return [
      {
        ...plain(`same_name/${one.name}`, first?.figure.metric.id ?? one.name, keys),
        rule: 'same_name',
        phrase: 'same_name',
        weight: 'same_name',
        tone: 'info',
        facts: {
          subject: one.name,
          count: String(known.length),
          values: known.map(({ source, figure }) => said(source, figure)).join('、'),
          brief: known.map(({ source, figure }) => `${source}${valueText(figure)}`).join('、'),
          owner: first ? (context.ownerOf(first.figure) ?? '') : '',
        },
      },
    ];
  });

function said(source: string, figure: Parameters<typeof valueText>[0]): string {
  const parts = partsOf(figure);
  return `${source}${valueText(figure)}${parts === '' ? '' : `（${parts}）`}`;
}

/** Comparisons that do not come out, and those that could not be made; they weigh most where a verdict hangs on one. */
export const checkFailed: Rule = (context) =>
  context.checks
    .filter(({ status }) => status !== 'agrees' && status !== 'not_applicable')
    .map((check) => ({
      ...plain(`check_failed/${check.id}`, check.id, knownKeys(check, context)),
      about: shownOf(knownKeys(check, context), context),
      rule: 'check_failed',
      phrase: `check_${check.kind}_${check.status}`,
      weight: verdictHangs(check, context) ? 'check_on_target' : 'check',
      tone: check.status === 'differs' ? 'bad' : 'warn',
      size: check.size,
      facts: { ...check.facts, name: check.name, owner: '' },
    }));

function knownKeys(check: CheckResult, context: FindingContext): readonly string[] {
  const known = new Set(context.figures.map(({ result }) => result.key));
  return check.keys.filter((key) => known.has(key));
}

function plain(id: string, topic: string, keys: readonly string[]) {
  return { id, topic, about: keys, results: keys, size: 0, branch: 0 };
}
