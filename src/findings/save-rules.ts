import { isRate } from '../metrics/additive.ts';
import type { Figure } from '../metrics/lookup.ts';
import type { TargetVerdict } from '../metrics/types.ts';
import type { FindingContext, Rule } from './context.ts';
import { figureName } from './figure-name.ts';
import { type Breakdown, branchRank, breakdowns, memberOf } from './levels.ts';
import { unitsFrom } from './target-rules.ts';
import type { Finding } from './types.ts';
import { limitOf, setterOf, unitsText } from './words.ts';

/** A unit that misses the limit which judges it, and how many users or tickets it lacks. */
interface Short {
  readonly figure: Figure;
  readonly target: TargetVerdict;
  readonly units: number;
}

/** How many users or tickets each unit must save, or gain, to keep the limit that it misses; of several units together. */
export const toSave: Rule = (context) =>
  breakdowns(context)
    .filter(({ isUnits, metric }) => isUnits && isRate(metric))
    .flatMap((breakdown) =>
      context.setters.flatMap((setBy): Finding[] => {
        const short = breakdown.parts.flatMap((figure) => shortOf(figure, setBy));
        return short.length < 2 ? [] : [findingOf(short, breakdown, context)];
      }),
    );

function shortOf(figure: Figure, setBy: string): readonly Short[] {
  const target = figure.result.targets.find(
    (one) => one.setBy === setBy && one.judges && one.met === false,
  );
  return target ? [{ figure, target, units: unitsFrom(figure, target) }] : [];
}

function findingOf(
  short: readonly Short[],
  breakdown: Breakdown,
  context: FindingContext,
): Finding {
  const { metric, whole } = breakdown;
  const [first] = short;
  const units = short.reduce((sum, one) => sum + one.units, 0);
  const keys = short.map(({ figure }) => figure.result.key);
  const target = first?.target;
  const limits = new Set(short.map((one) => `${one.target.comparator}${one.target.limit}`));
  const most = short.reduce((a, b) => (b.units > a.units ? b : a));
  return {
    id: `to_save/${whole.result.key}/${breakdown.dimension}/${target?.setBy ?? ''}`,
    rule: 'to_save',
    phrase: target?.comparator.startsWith('<') ? 'to_save' : 'to_gain',
    weight: 'to_save',
    tone: 'warn',
    topic: metric.id,
    about: keys,
    results: [...keys, whole.result.key],
    size: units,
    branch: first ? branchRank(first.figure, context) : 0,
    facts: {
      subject: figureName(whole),
      setter: target ? setterOf(target) : '',
      limit: first && target && limits.size === 1 ? limitOf(first.figure, target) : '',
      each: short
        .map((one) => `${memberOf(one.figure, breakdown)}${unitsText(metric, one.units)}`)
        .join('、'),
      units: unitsText(metric, units),
      most: memberOf(most.figure, breakdown),
      most_units: unitsText(metric, most.units),
      owner: context.ownerOf(whole) ?? '',
    },
  };
}
