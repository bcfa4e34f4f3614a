import { addsUpByMember, isCount, isShare, partAmount } from '../calculators/parts.ts';
import { calculatorOf } from '../calculators/registry.ts';
import { isRate } from '../metrics/additive.ts';
import type { Figure } from '../metrics/lookup.ts';
import { continuedIn, redefinedFrom } from '../metrics/same-meaning.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import { type FindingContext, type Rule, shownKeys } from './context.ts';
import { countedName, figureName, withoutCountWord } from './figure-name.ts';
import { monthName, monthNumber } from './history.ts';
import { type Breakdown, branchRank, breakdowns, byKey, isOfUnit, memberOf } from './levels.ts';
import { amountText, statedParts } from './stated-parts.ts';
import { unitsFrom } from './target-rules.ts';
import type { Finding } from './types.ts';
import { limitOf, rounded, setterOf, toldDistance, valueText } from './words.ts';

/** Cases that nobody may miss: counts that the pack calls grave and that are not 0. */
export const graveCase: Rule = (context) =>
  context.config.grave.flatMap((id): Finding[] => {
    const figure = context.lookup.figure(id, {});
    const { metric, result } = figure;
    const cases = result.numerator ?? result.value ?? 0;
    if (result.status !== 'ok' || cases === 0) return [];
    const parts = context.figures
      .filter((one) => one.metric.id === id && Object.keys(one.result.by).length === 1)
      .filter(({ result: { numerator, value } }) => (numerator ?? value ?? 0) > 0)
      .toSorted(byKey);
    return [
      {
        ...plain('grave_case', figure, context),
        weight: 'grave_case',
        tone: 'bad',
        results: [result.key, ...parts.map((one) => one.result.key)],
        size: cases,
        facts: {
          subject: metric.name,
          cases: `${rounded(cases, 0)}${metric.counted}`,
          members: parts
            .map(({ result: { by, numerator, value } }) =>
              [
                ...Object.values(by),
                `${rounded(numerator ?? value ?? 0, 0)}${metric.counted}`,
              ].join(''),
            )
            .join('、'),
          owner: context.ownerOf(figure) ?? '',
        },
      },
    ];
  });

/**
 * Cases that nobody may miss and that nobody has judged yet: how many of all, counted by a metric over the same records,
 * have no answer. Without this a share of none of them would pass for good news.
 */
export const graveUndecided: Rule = (context) =>
  context.config.grave.flatMap((id): Finding[] => {
    const { metric, result } = context.lookup.figure(id, {});
    const count = context.figures.find(
      (one) =>
        isCount(one.metric) &&
        one.metric.scope.id === metric.scope.id &&
        Object.keys(one.result.by).length === 0 &&
        one.result.status === 'ok',
    );
    const open = (count?.result.value ?? 0) - (result.denominator ?? 0);
    if (!count || result.denominator === null || !isRate(metric) || open <= 0) return [];
    return [
      {
        ...plain('grave_undecided', count, context),
        weight: 'grave_undecided',
        tone: 'warn',
        results: [count.result.key, result.key],
        size: open,
        facts: {
          subject: countedName(count, context),
          cases: valueText(count),
          open: `${rounded(open, 0)}${metric.counted}`,
          none: result.denominator === 0 ? '1' : '',
          matter: metric.name,
          owner: context.ownerOf(count) ?? '',
        },
      },
    ];
  });

/** A judged limit that is kept with room: by how much. */
export const room: Rule = (context) => {
  const shown = shownKeys(context);
  return context.figures
    .filter((figure) => !isOfUnit(figure, context) && shown.has(figure.result.key))
    .flatMap((figure) => {
      const { metric, result } = figure;
      const isSmall =
        result.denominator !== null && result.denominator < context.config.thresholds.small_base;
      return result.targets
        .filter((target) => target.judges && target.met === true && isRate(metric))
        .filter((target) => !isSmall && !target.edge)
        .map((target): Finding => {
          return {
            ...plain('room', figure, context),
            id: `room/${result.key}/${target.setBy}`,
            weight: 'room',
            tone: 'good',
            size: unitsFrom(figure, target),
            facts: {
              subject: figureName(figure),
              value: valueText(figure),
              setter: setterOf(target),
              limit: limitOf(figure, target),
              side: { word: target.comparator.startsWith('<') ? 'under' : 'over' },
              points: metric.unit === 'percent' ? toldDistance(figure, target) : '',
              units: `${rounded(unitsFrom(figure, target), 0)}${metric.counted}`,
              owner: context.ownerOf(figure) ?? '',
            },
          };
        });
    });
};

/**
 * The largest member of a few cases, or of an amount of money: where most of them are. A share tells of the records
 * that it shares out.
 */
export const largest: Rule = (context) =>
  breakdowns(context).flatMap((breakdown): Finding[] => {
    const { metric, of, dimension, whole } = breakdown;
    const { parts, sum, column } = statedParts(breakdown, context);
    const stated = { ...breakdown, parts };
    const [first, second] = parts
      .filter((one) => !context.config.empty_members.includes(one.result.by[dimension] ?? ''))
      .toSorted((a, b) => partAmount(b) - partAmount(a) || byKey(a, b));
    if (!first || Object.keys(of).length > 0 || !isToldOf(stated, sum, context)) return [];
    const own = partAmount(first);
    if (own <= (second ? partAmount(second) : 0) || own >= sum || isMost(own, stated, sum, context))
      return [];
    const isOfWhole = isShare(metric);
    const keys = [whole.result.key, first.result.key];
    return [
      {
        ...plain('largest', whole, context),
        id: `largest/${whole.result.key}/${dimension}`,
        phrase: metric.unit === 'yuan' ? 'largest_amount' : 'largest',
        weight: 'largest',
        about: isOfWhole ? [first.result.key] : keys,
        results: keys,
        size: own,
        branch: branchRank(first, context),
        facts: {
          subject: isOfWhole
            ? withoutCountWord(metric.scope.name, context)
            : countedName(whole, context),
          short: metric.shortName,
          total: amountText(sum, metric),
          column,
          member: memberOf(first, breakdown),
          amount: amountText(own, metric),
          share: `${rounded((100 * own) / sum, 2)}%`,
          owner: context.ownerOf(whole) ?? '',
        },
      },
    ];
  });

/** Few enough cases to name one member of several; of money any sum, and two members are enough. */
function isToldOf({ metric, parts }: Breakdown, sum: number, { config }: FindingContext): boolean {
  if (metric.unit === 'yuan')
    return addsUpByMember(metric) && metric.better !== 'none' && parts.length > 1;
  const isCounted = isCount(metric) || isShare(metric);
  return isCounted && sum <= config.thresholds.largest_up_to && parts.length > 2;
}

/** Whether one member holds so much that it is a concentration; an amount in few parts is none. */
function isMost(
  own: number,
  { metric, parts }: Breakdown,
  sum: number,
  context: FindingContext,
): boolean {
  const { concentration_share: much, concentration_of: least } = context.config.thresholds;
  const filled = parts.filter((one) => partAmount(one) > 0).length;
  return 100 * own >= much * sum && (metric.unit !== 'yuan' || filled >= least);
}

/** A median with a high percentile of the same values: half within, and what the slowest take. */
export const spread: Rule = (context) =>
  context.figures
    .filter(({ metric, result }) => isPercentile(metric, 50) && Object.keys(result.by).length === 0)
    .flatMap((figure): Finding[] => {
      const high = context.figures.find(
        ({ metric, result }) =>
          isPercentile(metric, 95) &&
          Object.keys(result.by).length === 0 &&
          metric.scope.id === figure.metric.scope.id &&
          columnOf(metric) === columnOf(figure.metric),
      );
      if (figure.result.status !== 'ok' || high?.result.status !== 'ok') return [];
      const keys = [figure.result.key, high.result.key];
      return [
        {
          ...plain('spread', figure, context),
          weight: 'spread',
          about: keys,
          results: keys,
          facts: {
            subject: figure.metric.name,
            value: valueText(figure),
            high: valueText(high),
            owner: context.ownerOf(figure) ?? '',
          },
        },
      ];
    });

/** The highest and the lowest branch of a rate per users. */
export const extremes: Rule = (context) =>
  breakdowns(context).flatMap(({ metric, of, whole, parts, isUnits, dimension }): Finding[] => {
    const sorted = parts.toSorted(
      (a, b) => (b.result.value ?? 0) - (a.result.value ?? 0) || byKey(a, b),
    );
    const [high, low] = [sorted[0], sorted.at(-1)];
    const isPerUsers =
      calculatorOf(metric.calculator).divisor !== null && Object.keys(of).length === 0;
    if (!high || !low || !isPerUsers || !isUnits || high.result.display === low.result.display)
      return [];
    const keys = [high.result.key, low.result.key];
    return [
      {
        ...plain('extremes', whole, context),
        weight: 'spread',
        about: keys,
        results: [...keys, whole.result.key],
        branch: branchRank(high, context),
        facts: {
          subject: figureName(whole),
          value: valueText(whole),
          high: high.result.by[dimension] ?? '',
          high_value: high.result.display,
          low: low.result.by[dimension] ?? '',
          low_value: low.result.display,
          owner: context.ownerOf(whole) ?? '',
        },
      },
    ];
  });

/**
 * A change of definition or system inside the months that trends show: what is not compared, and why; or that it is
 * compared, where people said so.
 */
export const parting: Rule = (context) => {
  const shown = shownKeys(context);
  const kept = Map.groupBy(continuedIn(context.past), (one) => `${one.month} ${one.reason}`);
  const compared = [...kept.values()].flatMap(([first, ...more]) =>
    first ? [{ ...first, metrics: [first, ...more].map(({ metric }) => metric) }] : [],
  );
  return [
    ...partedBy('break', context.breaks, shown, context),
    ...partedBy('comparable', compared, shown, context),
    ...partedBy('redefined', redefinitions(shown, context), shown, context),
  ];
};

/** Changes of definition that nobody spoke of, by the month from which the new one holds. */
function redefinitions(
  shown: ReadonlySet<string>,
  { figures, past, month, breaks }: FindingContext,
): FindingContext['breaks'] {
  const found = new Map<string, Set<string>>();
  for (const { metric, outcome, result } of figures) {
    if (!shown.has(result.key) || metric.over) continue;
    const from = redefinedFrom(metric.id, outcome.definition, past, month);
    const isTold = breaks.some((one) => one.month === from && one.metrics.includes(metric.id));
    if (from !== null && !isTold) found.set(from, (found.get(from) ?? new Set()).add(metric.id));
  }
  return [...found].map(([from, metrics]) => ({ month: from, metrics: [...metrics], reason: '' }));
}

function partedBy(
  phrase: 'break' | 'comparable' | 'redefined',
  changes: FindingContext['breaks'],
  shown: ReadonlySet<string>,
  context: FindingContext,
): readonly Finding[] {
  return changes
    .filter(({ month }) => context.earlier.includes(month) || month === context.month)
    .flatMap(({ month, metrics, reason }): Finding[] => {
      const figure = context.figures.find(
        ({ metric, result }) => metrics.includes(metric.id) && shown.has(result.key),
      );
      if (!figure) return [];
      return [
        {
          ...plain('break', figure, context),
          id: `${phrase}/${figure.metric.id}/${month}`,
          phrase,
          weight: 'break',
          facts: {
            subject: figure.metric.name,
            more: metrics.length > 1 ? '1' : '',
            reason,
            month: monthNumber(month),
            period: monthName(month),
            owner: '',
          },
        },
      ];
    });
}

function isPercentile({ calculator }: MetricSpec, percent: number): boolean {
  return calculatorOf(calculator).quantile === percent;
}

function columnOf({ calculator }: MetricSpec): string | null {
  return calculatorOf(calculator).column;
}

function plain(rule: Finding['rule'], figure: Figure, context: FindingContext) {
  const { key } = figure.result;
  return {
    id: `${rule}/${key}`,
    rule,
    phrase: rule,
    tone: 'info' as Finding['tone'],
    topic: figure.metric.id,
    about: [key],
    results: [key],
    size: 0,
    branch: branchRank(figure, context),
  };
}
