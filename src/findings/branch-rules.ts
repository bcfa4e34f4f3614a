import { isRate } from '../metrics/additive.ts';
import type { Figure } from '../metrics/lookup.ts';
import type { TargetVerdict } from '../metrics/types.ts';
import { valueWords } from '../metrics/value-words.ts';
import { displayValue } from '../number/display.ts';
import { rateOf, rateValue } from '../number/rate.ts';

import type { WeightName } from '../pack/rules/findings-config.ts';
import type { FindingContext, Rule } from './context.ts';
import { figureName } from './figure-name.ts';
import { type Breakdown, branchRank, breakdowns, memberOf } from './levels.ts';
import { missedStreak } from './missed-before.ts';
import { namesBranches, unitsFrom } from './target-rules.ts';
import type { Finding, RuleId, Tone } from './types.ts';
import { badSideOf, limitOf, partsOf, setterOf, unitsText, valueText } from './words.ts';

/** Branches over a limit that judges them while the city keeps it. */
export const branchOver: Rule = (context) =>
  splits(context, (one) => one.judges).flatMap((split) =>
    split.over.length > 0 && split.over.length < split.all.length && split.cityMet === true
      ? [found('branch_over', 'missed_branch', 'bad', split, context)]
      : [],
  );

/** Branches over a limit that judges them where the city misses it too, or is not judged by it. */
export const branchMissed: Rule = (context) =>
  splits(context, (one) => one.judges).flatMap((split) =>
    split.over.length > 0 && split.over.length < split.all.length && split.cityMet !== true
      ? [found('branch_missed', 'missed_branch', 'bad', split, context)]
      : [],
  );

/** A limit that not one branch keeps. */
export const allOver: Rule = (context) =>
  splits(context, (one) => one.judges).flatMap((split) =>
    split.over.length === split.all.length
      ? [found('all_over', 'missed_branch', 'bad', split, context)]
      : [],
  );

/**
 * Branches over a limit that does not judge them: a remark, never a miss. Where the city keeps it by little, its
 * own finding names them.
 */
export const branchRemark: Rule = (context) =>
  splits(context, (one) => !one.judges).flatMap((split) =>
    split.over.length > 0 && !isToldWithCity(split, context)
      ? [found('branch_remark', 'remark_branch', 'warn', split, context)]
      : [],
  );

/** Branches that keep a limit with little room. */
export const branchEdge: Rule = (context) =>
  splits(context, (one) => one.judges).flatMap((split) => {
    const near = split.all.filter(({ target }) => target.edge);
    return near.length > 0
      ? [found('branch_edge', 'edge', 'warn', { ...split, over: near }, context)]
      : [];
  });

function isToldWithCity(
  { breakdown: { whole: city }, setBy }: Split,
  context: FindingContext,
): boolean {
  return city.result.targets.some(
    (one) => one.setBy === setBy && one.judges && namesBranches(city, one, context),
  );
}

interface JudgedPart {
  readonly figure: Figure;
  readonly target: TargetVerdict;
}

/** The branches or departments of one figure against one limit. */
interface Split {
  readonly breakdown: Breakdown;
  readonly setBy: TargetVerdict['setBy'];
  readonly all: readonly JudgedPart[];
  /** Worst first. */
  readonly over: readonly JudgedPart[];
  /** Whether the city keeps the limit; null where none judges it. */
  readonly cityMet: boolean | null;
}

function splits(
  context: FindingContext,
  which: (target: TargetVerdict) => boolean,
): readonly Split[] {
  return breakdowns(context)
    .filter((breakdown) => breakdown.isUnits)
    .flatMap((breakdown) =>
      context.setters.flatMap((setBy): Split[] => {
        const all = breakdown.parts.flatMap((figure) => {
          const target = figure.result.targets.find(
            (one) => one.setBy === setBy && which(one) && one.met !== null,
          );
          return target ? [{ figure, target }] : [];
        });
        if (all.length < 2) return [];
        const over = all.filter(({ target }) => target.met === false).toSorted(worstFirst);
        const city = breakdown.whole.result.targets.find(
          (one) => one.setBy === setBy && one.judges,
        );
        return [{ breakdown, setBy, all, over, cityMet: city?.met ?? null }];
      }),
    );
}

/** The rate of one with as many units fewer (or more) as it is short of, such as 2户/37户即5.41%. */
function withOneLess({ figure, target }: JudgedPart): string {
  const { numerator, denominator } = figure.result;
  const units = unitsFrom(figure, target);
  if (!isRate(figure.metric) || numerator === null || denominator === null || units !== 1)
    return '';
  const better = target.comparator.startsWith('<') ? numerator - units : numerator + units;
  const rate = rateOf({ numerator: better, denominator }, figure.metric.unit);
  const { unit } = figure.metric;
  return rate === null ? '' : valueWords(figure.metric, displayValue(rateValue(rate), unit));
}

/** The unit that has missed the limit for most months, where they make a streak. */
function longestStreak(
  over: readonly JudgedPart[],
  name: (one: JudgedPart) => string,
  context: FindingContext,
) {
  const [longest] = over
    .map((one) => ({ one, months: missedStreak(one.figure, one.target, context) }))
    .toSorted((a, b) => Number(b.months) - Number(a.months));
  return longest && longest.months !== ''
    ? { longest: name(longest.one), longest_months: longest.months }
    : { longest: '', longest_months: '' };
}

function worstFirst(a: JudgedPart, b: JudgedPart): number {
  return depth(b) - depth(a) || unitsFrom(b.figure, b.target) - unitsFrom(a.figure, a.target);
}

function depth({ figure, target }: JudgedPart): number {
  return Math.abs((figure.result.value ?? 0) - target.limit);
}

/** Whether units of one split are held to different limits, so that no single one can be named for all. */
function haveOwnLimits(all: readonly JudgedPart[]): boolean {
  return new Set(all.map(({ target }) => `${target.comparator}${target.limit}`)).size > 1;
}

/** A unit with its value and the limit that it has of its own. */
function withLimit({ figure, target }: JudgedPart, unit: string) {
  return { unit, value: valueText(figure), limit: limitOf(figure, target) };
}

function found(
  rule: RuleId,
  weight: WeightName,
  tone: Tone,
  split: Split,
  context: FindingContext,
): Finding {
  const { breakdown, setBy, all, over, cityMet } = split;
  const [worst] = over;
  if (!worst) throw new RangeError(`${rule} without a branch`);
  const best = over.at(-1) ?? worst;
  const units = over.reduce((sum, { figure, target }) => sum + unitsFrom(figure, target), 0);
  const name = (one: JudgedPart) => memberOf(one.figure, breakdown);
  const ownLimits = haveOwnLimits(all) && (over.length > 1 || rule === 'branch_missed');
  const keys = over.map(({ figure }) => figure.result.key);
  return {
    id: `${rule}/${breakdown.whole.result.key}/${breakdown.dimension}/${setBy}`,
    rule,
    phrase: rule,
    weight,
    tone,
    topic: breakdown.metric.id,
    about: keys,
    results: [...keys, breakdown.whole.result.key],
    size: units,
    branch: branchRank(worst.figure, context),
    facts: {
      subject: figureName(breakdown.whole),
      setter: setterOf(worst.target),
      side: badSideOf(worst.target),
      limit: ownLimits ? '' : limitOf(worst.figure, worst.target),
      own: ownLimits ? '1' : '',
      city_value: cityMet === null ? '' : valueText(breakdown.whole),
      count: String(over.length),
      of: String(all.length),
      one: over.length === 1 ? name(worst) : '',
      names: over.map(name).join('、'),
      better_parts: over.length === 1 ? withOneLess(worst) : '',
      branches: ownLimits
        ? { each: 'unit_of_limit', of: over.map((one) => withLimit(one, name(one))) }
        : over.map((one) => `${name(one)}${valueText(one.figure)}`).join('、'),
      worst: name(worst),
      worst_value: valueText(worst.figure),
      worst_parts: partsOf(worst.figure),
      best: name(best),
      best_value: valueText(best.figure),
      best_limit: ownLimits ? limitOf(best.figure, best.target) : '',
      worst_limit: ownLimits ? limitOf(worst.figure, worst.target) : '',
      units: unitsText(breakdown.metric, units),
      lower: worst.target.comparator.startsWith('<') ? '1' : '',
      ...longestStreak(over, name, context),
      owner: context.ownerOf(worst.figure) ?? '',
    },
  };
}
