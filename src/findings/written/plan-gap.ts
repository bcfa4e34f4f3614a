import { isRate } from '../../metrics/additive.ts';
import { keeps } from '../../metrics/judge.ts';
import type { Figure } from '../../metrics/lookup.ts';
import type { TargetVerdict } from '../../metrics/types.ts';
import { valueWords } from '../../metrics/value-words.ts';
import { displayValue, shareText } from '../../number/display.ts';
import { decimalOf, multiply } from '../../number/fraction.ts';
import { rateOf, rateValue } from '../../number/rate.ts';
import type { FindingContext, Rule } from '../context.ts';
import { figureName } from '../figure-name.ts';
import { breakdowns, memberOf } from '../levels.ts';
import { unitsFrom } from '../target-rules.ts';
import type { Finding } from '../types.ts';
import { limitOf, setterOf, unitsText } from '../words.ts';
import { goalIn } from './goals.ts';
import { concerns, type Step, stepsOf } from './links.ts';

/** A unit's goal, worked out. */
interface Aim {
  readonly figure: Figure;
  readonly member: string;
  /** Records against somebody that remain where the goal is reached. */
  readonly left: number;
  readonly saved: number;
  readonly goal: string;
}

/**
 * How much of what a missed limit lacks the goals of measures and plans cover, where they are numbers: what the whole
 * would come to, and which unit would miss its own limit even with its goal reached.
 */
export const planGap: Rule = (context) => {
  const steps = stepsOf(context);
  if (steps.length === 0) return [];
  return breakdowns(context)
    .filter(({ isUnits, metric }) => isUnits && isRate(metric) && metric.better === 'lower')
    .flatMap((breakdown) => {
      const { whole, parts } = breakdown;
      const target = missedTarget(whole);
      const aims = parts.flatMap((figure) => {
        const aim = aimOf(figure, memberOf(figure, breakdown), steps, context);
        return aim === null ? [] : [aim];
      });
      return target && aims.length > 0 ? [gapOf(whole, target, aims, context)] : [];
    });
};

/** The furthest goal of all steps for one unit. */
function aimOf(
  figure: Figure,
  member: string,
  steps: readonly Step[],
  context: FindingContext,
): Aim | null {
  const { metric, result } = figure;
  const { numerator, denominator } = result;
  if (numerator === null || !denominator) return null;
  const [best] = steps
    .filter((step) => concerns(step, figure, context))
    .flatMap((step): Aim[] => {
      const goal =
        goalIn(step.check, metric, context.config) ?? goalIn(step.text, metric, context.config);
      if (goal === null) return [];
      const left = goal.kind === 'records' ? goal.value : wholePercent(goal.value, denominator);
      return left < numerator
        ? [{ figure, member, left, saved: numerator - left, goal: goal.text }]
        : [];
    })
    .toSorted((a, b) => a.left - b.left);
  return best ?? null;
}

/** The whole records that so many percent of all come to at most; exact. */
function wholePercent(percent: number, all: number): number {
  const { n, d } = multiply(decimalOf(percent), decimalOf(all));
  return Number(n / (d * 100n));
}

function gapOf(
  whole: Figure,
  target: TargetVerdict,
  aims: readonly Aim[],
  context: FindingContext,
): Finding {
  const { metric, result } = whole;
  const lacking = unitsFrom(whole, target);
  const saved = aims.reduce((sum, one) => sum + one.saved, 0);
  const short = aims.filter((aim) => missesWith(aim));
  const [first] = short;
  const unmet = first ? missedTarget(first.figure) : undefined;
  const keys = [result.key, ...aims.map(({ figure }) => figure.result.key)];
  return {
    id: `plan_gap/${result.key}/${target.setBy}`,
    rule: 'plan_gap',
    phrase: saved < lacking ? 'plan_gap' : 'plan_covers',
    weight: 'plan_gap',
    tone: saved < lacking ? 'warn' : 'info',
    topic: metric.id,
    about: [result.key],
    notes: ['measures', 'plans'],
    results: keys,
    size: Math.max(0, lacking - saved),
    branch: 0,
    facts: {
      subject: figureName(whole),
      setter: setterOf(target),
      limit: limitOf(whole, target),
      lacking: unitsText(metric, lacking),
      saved: unitsText(metric, saved),
      share: lacking === 0 ? '' : shareText(saved, lacking),
      value: rateText(whole, (result.numerator ?? 0) - saved),
      goals: aims.map(({ member, goal }) => `${member}${goal}`).join('、'),
      short:
        short.length === 0
          ? ''
          : {
              each: 'goal_of_unit',
              of: short.map(({ figure, member, left, goal }) => ({
                member,
                goal,
                value: rateText(figure, left),
              })),
            },
      short_limit: first && unmet ? limitOf(first.figure, unmet) : '',
      owner: context.ownerOf(whole) ?? '',
    },
  };
}

/** Whether a unit that reaches its goal would still miss the limit that judges it. */
function missesWith({ figure, left }: Aim): boolean {
  const target = missedTarget(figure);
  const rate = rateOf({ ...figure.result, numerator: left }, figure.metric.unit);
  if (!target || rate === null) return false;
  return !keeps(rateValue(rate), target.comparator, decimalOf(target.limit));
}

function missedTarget({ result }: Figure): TargetVerdict | undefined {
  return result.targets.find(({ judges, met }) => judges && met === false);
}

function rateText({ metric, result }: Figure, numerator: number): string {
  const rate = rateOf({ ...result, numerator }, metric.unit);
  return rate === null ? '' : valueWords(metric, displayValue(rateValue(rate), metric.unit));
}
