import { isRate } from '../metrics/additive.ts';
import type { Figure } from '../metrics/lookup.ts';
import { displayGrowth } from '../number/display.ts';
import { parseDecimal } from '../number/fraction.ts';
import { perOf } from '../number/unit.ts';
import type { WeightName } from '../pack/rules/findings-config.ts';
import { type FindingContext, type Rule, shownKeys } from './context.ts';
import { estimatedPart, roughGrowth, toldValue } from './estimates.ts';
import { countedName } from './figure-name.ts';
import { monthName, monthNumber } from './history.ts';
import { branchRank, isOfUnit, isPart } from './levels.ts';
import { addsUp, type Movement } from './movement.ts';
import type { Fact, Finding } from './types.ts';
import { rounded } from './words.ts';

/**
 * What changed since the month before, as {@link movementOf} judges it: `signal` for a step beyond usual variation,
 * `noise` within it, `change` while too few months are known. Months that went one way are told by the streaks.
 */
export const changes: Rule = (context) => {
  const shown = shownKeys(context);
  return context.figures.flatMap((figure) => {
    const found = changeOf(figure, context);
    const isMinor = isPart(figure, context) || found?.rule === 'noise';
    return found && (!isMinor || shown.has(figure.result.key)) ? [found] : [];
  });
};

function changeOf(figure: Figure, context: FindingContext): Finding | null {
  const { metric, result } = figure;
  const { change, previous, value } = result;
  const movement = context.movements.get(result.key);
  if (change === null || previous === null || value === null || !movement) return null;
  if (movement.by === 'run') return null;
  const moved = /[1-9]/.test(result.changeDisplay ?? '');
  const rule = ruleOf(figure, movement);
  const isRank = metric.shape === 'rank';
  const isAmountOfPart =
    metric.unit === 'yuan' && (metric.better === 'none' || isPart(figure, context));
  if (isAmountOfPart || isFew(figure, context) || (!moved && rule !== 'noise')) return null;
  const better = metric.better === 'none' ? null : change > 0 === (metric.better === 'higher');
  const isGood = better === true;
  return {
    id: `${rule}/${result.key}`,
    rule,
    phrase: isRank ? 'change_rank' : rule,
    weight: isSurge(figure, rule, better, context)
      ? 'surge'
      : weightOf(rule, better, isPart(figure, context)),
    tone: rule === 'noise' || better === null ? 'info' : isGood ? 'good' : 'warn',
    topic: metric.id,
    about: [result.key],
    results: [result.key],
    size: unitsMoved(figure, change),
    branch: branchRank(figure, context),
    facts: {
      subject: countedName(figure, context),
      value: isRank ? result.display : toldValue(figure, context),
      previous_month: monthNumber(previous.month),
      previous_period: monthName(previous.month),
      previous_value: isRank ? previous.display : toldValue(previousOf(figure), context),
      direction: directionOf(figure, change),
      places: rounded(Math.abs(change), 0),
      good: isGood ? '1' : '',
      effect:
        !moved || better === null || isPlain(metric) ? '' : { word: isGood ? 'better' : 'worse' },
      ...sizeFacts(figure, context),
      run: movement.run >= context.config.thresholds.run ? String(movement.run) : '',
      otherwise: otherwise(figure, change, context),
      owner: context.ownerOf(figure) ?? '',
    },
  };
}

function ruleOf({ metric }: Figure, { state, by, usual }: Movement): 'signal' | 'change' | 'noise' {
  if (metric.shape === 'rank' || usual === null) return 'change';
  return by === 'step' ? 'signal' : state === 'unjudged' ? 'change' : 'noise';
}

/** Whether growth says by itself what it is: more faults, more complaints. */
function isPlain(metric: Figure['metric']): boolean {
  return addsUp(metric) && metric.better === 'lower';
}

function weightOf(
  rule: 'signal' | 'change' | 'noise',
  better: boolean | null,
  isOfPart: boolean,
): WeightName {
  if (rule === 'noise') return 'noise';
  if (better === null) return 'change_neutral';
  if (isOfPart) return better ? 'part_better' : 'part_worse';
  return better ? `${rule}_good` : rule;
}

/** Whether a main count got worse by so much that it goes before limits that are just kept. */
function isSurge(
  figure: Figure,
  rule: 'signal' | 'change' | 'noise',
  better: boolean | null,
  context: FindingContext,
): boolean {
  const { surge_growth: growth, surge_records: records } = context.config.thresholds;
  const { metric, result } = figure;
  const { change, changeRate } = result;
  if (rule !== 'signal' || better !== false || metric.unit !== 'count') return false;
  if (isPart(figure, context) || change === null || changeRate === null) return false;
  return Math.abs(changeRate) >= growth && Math.abs(change) >= records;
}

function isFew({ metric, result }: Figure, { config }: FindingContext): boolean {
  const least = config.thresholds.change_records;
  if (metric.shape === 'rank' || metric.unit === 'points') return false;
  return Math.max(records(result), records(result.previous)) < least;
}

function records(
  of: { readonly denominator: number | null; readonly value: number | null } | null,
) {
  return of === null ? 0 : (of.denominator ?? of.value ?? 0);
}

/** In users, tickets or places; 0 for what is counted in none of them, such as amounts. */
function unitsMoved({ metric, result }: Figure, change: number): number {
  const moved = Math.abs(change);
  if (metric.shape === 'rank') return moved;
  const per = isRate(metric) ? perOf(metric.unit) : null;
  if (per !== null) return (moved * (result.denominator ?? 0)) / Number(per);
  return metric.unit === 'count' ? moved : 0;
}

function directionOf({ metric }: Figure, change: number): Fact {
  if (metric.shape === 'rank') return { word: change < 0 ? 'rank_up' : 'rank_down' };
  return { word: `${isRate(metric) ? 'rate' : 'count'}_${change > 0 ? 'up' : 'down'}` };
}

function previousOf(figure: Figure): Figure {
  const { previous } = figure.result;
  return previous === null
    ? figure
    : { ...figure, result: { ...figure.result, display: previous.display, value: previous.value } };
}

/** The size of the change in the unit that its metric is told in, and by the day for what adds up. */
function sizeFacts(figure: Figure, context: FindingContext) {
  const { metric, result } = figure;
  const inPoints = metric.unit === 'percent';
  const isRough = estimatedPart(figure, context) > 0;
  const growth = isRough && result.changeRate !== null ? roughGrowth(result.changeRate) : null;
  const size = inPoints
    ? result.changeDisplay
    : (growth ?? result.changeRateDisplay ?? `${result.changeDisplay}${metric.measure}`);
  return {
    size: (size ?? '').replace(/^[+-]/, ''),
    points: inPoints ? { word: 'points' } : '',
    difference: inPoints
      ? ''
      : `${(result.changeDisplay ?? '').replace(/^[+-]/, '')}${metric.measure}`,
    daily: dailyGrowth(figure, context),
  };
}

/** Growth of the daily average, without its sign; empty for rates, equal months, or where it goes the other way. */
function dailyGrowth(figure: Figure, context: FindingContext): string {
  const { metric, result } = figure;
  const { previous, value, change } = result;
  if (!addsUp(metric) || !previous?.value || value === null) return '';
  const [now, then] = [context.month, previous.month].map((month) => context.days(metric, month));
  if (now === undefined || then === undefined || now === then) return '';
  const growth = ((value / now) * then) / previous.value - 1;
  if (growth > 0 !== (change ?? 0) > 0) return '';
  const percent = growth * 100;
  const text =
    estimatedPart(figure, context) > 0
      ? roughGrowth(percent)
      : displayGrowth(parseDecimal(percent.toFixed(8)));
  return text.replace(/^[+-]/, '');
}

/** The one branch that went the other way than the city; empty where there is none, or several. */
function otherwise(figure: Figure, change: number, context: FindingContext): string {
  if (Object.keys(figure.result.by).length > 0) return '';
  const parts = context.figures.filter(
    (one) =>
      one.metric.id === figure.metric.id &&
      Object.keys(one.result.by).length === 1 &&
      isOfUnit(one, context),
  );
  const moved = parts.filter(({ result }) => /[1-9]/.test(result.changeDisplay ?? ''));
  const others = moved.filter(({ result }) => (result.change ?? 0) > 0 !== change > 0);
  const [other] = others;
  if (!other || others.length > 1 || parts.length < 3 || moved.length < parts.length) return '';
  return Object.values(other.result.by).join('');
}
