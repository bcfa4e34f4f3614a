import { isRate } from '../metrics/additive.ts';
import { distanceTo } from '../metrics/distance.ts';
import type { Figure } from '../metrics/lookup.ts';
import type { TargetVerdict } from '../metrics/types.ts';
import { countText } from '../number/display.ts';
import { fixed } from '../number/fraction.ts';
import { rateOf, worthOfOne } from '../number/rate.ts';
import type { WeightName } from '../pack/rules/findings-config.ts';
import type { FindingContext, Rule } from './context.ts';
import { figureName } from './figure-name.ts';
import { branchRank, isOfUnit, unitDimension } from './levels.ts';
import { missedStreak } from './missed-before.ts';
import type { Finding } from './types.ts';
import {
  badSideOf,
  limitOf,
  partsOf,
  setterOf,
  toldDistance,
  unitsText,
  valueText,
} from './words.ts';

/** Judged targets that the city or a business missed; a full count on a small base is told of by {@link smallBase}. */
export const targetMissed: Rule = (context) =>
  judged(context, isBig).flatMap(({ figure, target }) =>
    target.met === false ? [missedOf(figure, target, context)] : [],
  );

/** Judged targets that were kept with little room: within some points, or by a user or ticket or two. */
export const edge: Rule = (context) =>
  judged(context, isBig).flatMap(({ figure, target }) =>
    target.edge ? [edgeOf(figure, target, context)] : [],
  );

/** Whether a limit that is kept by little is told of together with the branches beyond it. */
export function namesBranches(
  figure: Figure,
  target: TargetVerdict,
  context: FindingContext,
): boolean {
  const isExact = figure.result.value === target.limit;
  return !isExact && isBig(figure, context) && target.edge === true;
}

/** Branches beyond a limit that judges the city alone, the furthest first. */
export function beyondLimit(
  { metric, result }: Figure,
  { setBy, comparator }: TargetVerdict,
  context: FindingContext,
): readonly Figure[] {
  const depth = (one: Figure) => (comparator.startsWith('<') ? -1 : 1) * (one.result.value ?? 0);
  return context.figures
    .filter(
      (one) =>
        one.metric.id === metric.id &&
        Object.keys(one.result.by).length === Object.keys(result.by).length + 1 &&
        Object.entries(result.by).every(([name, member]) => one.result.by[name] === member) &&
        isOfUnit(one, context) &&
        one.result.targets.some((t) => t.setBy === setBy && !t.judges && t.met === false),
    )
    .toSorted((a, b) => depth(a) - depth(b) || (a.result.key < b.result.key ? -1 : 1));
}

/** A judged full count on a small base: its verdict, and what one user or ticket is worth. */
export const smallBase: Rule = (context) =>
  judged(context, (figure) => !isBig(figure, context)).map(({ figure, target }) => {
    const { metric, result } = figure;
    const missed = target.met === false;
    const weight = missed
      ? weightOfMiss(figure, target, context)
      : target.edge
        ? 'edge'
        : 'small_base';
    return {
      ...base(figure, target, context),
      id: `small_base/${result.key}/${target.setBy}`,
      rule: 'small_base',
      phrase: missed
        ? 'small_base_missed'
        : weight === 'edge'
          ? 'small_base_edge'
          : 'small_base_met',
      weight,
      tone: missed ? 'bad' : weight === 'edge' ? 'warn' : 'info',
      facts: {
        ...facts(figure, target, context),
        exact: result.value === target.limit ? '1' : '',
        unit: metric.base,
        worth: worthOf(figure),
        worth_unit: metric.unit === 'percent' ? { word: 'points' } : metric.measure,
      },
    };
  });

function worthOf({ metric, result }: Figure): string {
  const rate = rateOf(result, metric.unit);
  return rate === null ? '' : fixed(worthOfOne(rate), 1);
}

interface Judged {
  readonly figure: Figure;
  readonly target: TargetVerdict;
}

/** The judging, decided targets of all figures that tell of no branch or department. */
function judged(
  context: FindingContext,
  keep: (figure: Figure, context: FindingContext) => boolean,
): readonly Judged[] {
  return context.figures
    .filter((figure) => !isOfUnit(figure, context) && keep(figure, context))
    .flatMap((figure) =>
      figure.result.targets
        .filter((target) => target.judges && target.met !== null)
        .map((target) => ({ figure, target })),
    );
}

function isBig({ metric, result }: Figure, { config }: FindingContext): boolean {
  return (
    metric.population === 'sample' ||
    !isRate(metric) ||
    result.denominator === null ||
    result.denominator >= config.thresholds.small_base
  );
}

function missedOf(figure: Figure, target: TargetVerdict, context: FindingContext): Finding {
  return {
    ...base(figure, target, context),
    id: `target_missed/${figure.result.key}/${target.setBy}`,
    rule: 'target_missed',
    phrase: 'target_missed',
    weight: weightOfMiss(figure, target, context),
    tone: 'bad',
    facts: facts(figure, target, context),
  };
}

function edgeOf(figure: Figure, target: TargetVerdict, context: FindingContext): Finding {
  const isExact = figure.result.value === target.limit;
  const beyond = isExact ? [] : beyondLimit(figure, target, context);
  const common = base(figure, target, context);
  return {
    ...common,
    id: `edge/${figure.result.key}/${target.setBy}`,
    rule: 'edge',
    phrase: isExact ? 'edge_exact' : beyond.length > 0 ? 'edge_units' : 'edge',
    weight: beyond.length > 0 ? 'remark_branch' : 'edge',
    tone: 'warn',
    results: [...common.results, ...beyond.map(({ result }) => result.key)],
    facts: {
      ...facts(figure, target, context),
      count: String(beyond.length),
      branches: beyond.map((one) => `${unitName(one, context)}${valueText(one)}`).join('、'),
    },
  };
}

function unitName(figure: Figure, context: FindingContext): string {
  return figure.result.by[unitDimension(figure, context) ?? ''] ?? '';
}

/** Users or tickets between a figure and a limit; for what is no rate, the distance in its own unit. */
export function unitsFrom({ metric, result }: Figure, target: TargetVerdict): number {
  const rate = isRate(metric) ? rateOf(result, metric.unit) : null;
  return rate === null
    ? Math.abs((result.value ?? 0) - target.limit)
    : distanceTo(rate, target.comparator, target.limit).units;
}

/** A missed target weighs by who set it; where a board shows the main figures, that of others comes after them. */
function weightOfMiss(
  { result }: Figure,
  { setBy }: TargetVerdict,
  { slides }: FindingContext,
): WeightName {
  const boards = slides.filter(({ shows }) => shows === 'board');
  const isOnBoard = boards.some(({ figures }) =>
    figures.some((one) => one.result.key === result.key),
  );
  return boards.length === 0 || isOnBoard ? `missed_${setBy}` : 'missed_part';
}

function base(figure: Figure, target: TargetVerdict, context: FindingContext) {
  return {
    topic: figure.metric.id,
    about: [figure.result.key],
    results: [figure.result.key],
    size: unitsFrom(figure, target),
    branch: branchRank(figure, context),
  };
}

function facts(figure: Figure, target: TargetVerdict, context: FindingContext) {
  const { metric, result } = figure;
  const units = unitsFrom(figure, target);
  return {
    subject: figureName(figure),
    value: valueText(figure),
    parts: partsOf(figure),
    setter: setterOf(target),
    side: badSideOf(target),
    limit: limitOf(figure, target),
    points: metric.unit === 'percent' ? toldDistance(figure, target) : '',
    units: unitsText(metric, units),
    over: target.comparator.startsWith('<') ? '1' : '',
    streak: missedStreak(figure, target, context),
    base:
      result.denominator === null || !isRate(metric)
        ? ''
        : `${countText(result.denominator)}${metric.base}`,
    owner: context.ownerOf(figure) ?? '',
  };
}
