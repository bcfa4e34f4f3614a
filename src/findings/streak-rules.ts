import { isRate } from '../metrics/additive.ts';
import type { Figure } from '../metrics/lookup.ts';
import type { MetricResult, TargetVerdict } from '../metrics/types.ts';
import { perOf } from '../number/unit.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import type { WeightName } from '../pack/rules/findings-config.ts';
import { type FindingContext, type Rule, shownKeys } from './context.ts';
import { countedName, figureName } from './figure-name.ts';
import { earlierResults, monthName, monthNumber } from './history.ts';
import { branchRank, isPart } from './levels.ts';
import { missedBefore, missedStreak } from './missed-before.ts';
import { addsUp, byDay } from './movement.ts';
import { unitsFrom } from './target-rules.ts';
import type { Finding } from './types.ts';
import { badSideOf, limitOf, rounded, setterOf, valueText } from './words.ts';

/** Missed by the verdicts of several months in a row, this one included. */
export const streakMissed: Rule = (context) =>
  decided(context).flatMap(({ figure, target }) => {
    const months = missedStreak(figure, target, context);
    if (months === '') return [];
    return [
      {
        ...base(figure, context),
        id: `streak_missed/${figure.result.key}/${target.setBy}`,
        rule: 'streak_missed',
        phrase: 'streak_missed',
        weight: 'streak',
        tone: 'bad',
        size: unitsFrom(figure, target),
        facts: { ...targetFacts(figure, target, context), months },
      },
    ];
  });

/** Kept this month after one or more months in which it was missed. */
export const metAgain: Rule = (context) =>
  decided(context).flatMap(({ figure, target }) => {
    const missed = missedBefore(figure, target, context);
    if (target.met !== true || missed.length === 0) return [];
    return [
      {
        ...base(figure, context),
        id: `met_again/${figure.result.key}/${target.setBy}`,
        rule: 'met_again',
        phrase: missed.length === 1 ? 'met_again_one' : 'met_again',
        weight: 'met_again',
        tone: 'good',
        size: missed.length,
        facts: {
          ...targetFacts(figure, target, context),
          months: String(missed.length),
          previous_month: monthNumber(missed[0]?.month ?? ''),
        },
      },
    ];
  });

/** Worse, or better, month by month for so many months that no chance explains it, without one step that does. */
export const streakOfChange: Rule = (context) => {
  const shown = shownKeys(context);
  return context.figures.flatMap((figure): Finding[] => {
    const { metric, result } = figure;
    const movement = context.movements.get(result.key);
    const isOfPart = isPart(figure, context);
    if (movement?.by !== 'run' || movement.state === 'moved') return [];
    if (isOfPart && (metric.unit === 'yuan' || !shown.has(result.key))) return [];
    const points = [result, ...earlierResults(figure, context).map((one) => one.result)];
    const small = points.slice(0, movement.run + 1).some((point) => isSmall(point, context));
    const [start, startMonth] = [points[movement.run], context.earlier[movement.run - 1]];
    if (small || !start || startMonth === undefined) return [];
    const isBetter = movement.state === 'better';
    const rule = isBetter ? 'streak_better' : 'streak_worse';
    const isUp = isBetter === (metric.better === 'higher');
    return [
      {
        ...base(figure, context),
        id: `${rule}/${result.key}`,
        rule,
        phrase: addsUp(metric) ? `${rule}_daily` : rule,
        weight: streakWeight(isBetter, isOfPart),
        tone: isBetter ? 'good' : 'warn',
        size: movedUnits(metric, result, start),
        facts: {
          subject: countedName(figure, context),
          value: valueText(figure),
          months: String(movement.run),
          ...ofDays(figure, start, startMonth, context),
          start_month: monthNumber(startMonth),
          start_period: monthName(startMonth),
          direction: { word: `${isRate(metric) ? 'rate' : 'count'}_${isUp ? 'up' : 'down'}` },
          owner: context.ownerOf(figure) ?? '',
        },
      },
    ];
  });
};

/** What a run started from and ended at; by the day for what adds up, because months differ in length. */
function ofDays(figure: Figure, start: MetricResult, month: string, context: FindingContext) {
  const { metric, result } = figure;
  if (!addsUp(metric)) return { from: valueText({ ...figure, result: start }), now: '' };
  const daily = (value: number | null, of: string) =>
    `${rounded(byDay(metric, value ?? 0, of, context), 1)}${metric.measure}`;
  return { from: daily(start.value, month), now: daily(result.value, context.month) };
}

function streakWeight(better: boolean, isOfPart: boolean): WeightName {
  if (isOfPart) return better ? 'part_better' : 'part_worse';
  return better ? 'streak_good' : 'streak_change';
}

interface Decided {
  readonly figure: Figure;
  readonly target: TargetVerdict;
}

function decided(context: FindingContext): readonly Decided[] {
  return context.figures.flatMap((figure) =>
    figure.result.targets
      .filter((target) => target.judges && target.met !== null)
      .map((target) => ({ figure, target })),
  );
}

function isSmall(result: MetricResult, { config }: FindingContext): boolean {
  return (result.denominator ?? result.value ?? 0) < config.thresholds.change_records;
}

/** In users or tickets; 0 for what is counted in neither. */
function movedUnits(metric: MetricSpec, now: MetricResult, then: MetricResult | undefined): number {
  const moved = Math.abs((now.value ?? 0) - (then?.value ?? 0));
  const per = isRate(metric) ? perOf(metric.unit) : null;
  if (per !== null) return (moved * (now.denominator ?? 0)) / Number(per);
  return metric.unit === 'count' ? moved : 0;
}

function base(figure: Figure, context: FindingContext) {
  const { key } = figure.result;
  return {
    topic: figure.metric.id,
    about: [key],
    results: [key],
    branch: branchRank(figure, context),
  };
}

function targetFacts(figure: Figure, target: TargetVerdict, context: FindingContext) {
  return {
    subject: figureName(figure),
    value: valueText(figure),
    setter: setterOf(target),
    side: badSideOf(target),
    limit: limitOf(figure, target),
    owner: context.ownerOf(figure) ?? '',
  };
}
