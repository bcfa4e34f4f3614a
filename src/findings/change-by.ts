import { addsUpByMember } from '../calculators/parts.ts';
import { isRate } from '../metrics/additive.ts';
import type { Figure } from '../metrics/lookup.ts';
import { countText, shareText } from '../number/display.ts';
import type { FindingContext, Rule } from './context.ts';
import { countedName } from './figure-name.ts';
import { type Breakdown, branchRank, breakdowns, byKey, isOfUnit, memberOf } from './levels.ts';
import { recordsBefore, recordsBehind } from './records-behind.ts';
import type { Finding } from './types.ts';

/** Members named together as those who made a change. */
const NAMED = 2;

/**
 * Who made a change: the one or two members that carry more of the records or users by which a whole moved than they
 * had of them the month before. Of a rate the records counted against somebody are taken, with what the whole of the
 * denominator did. Only where the members add up to the whole, this month and the month before.
 */
export const changeBy: Rule = (context) =>
  breakdowns(context).flatMap((breakdown): Finding[] => {
    const { metric, whole } = breakdown;
    const { change_share: least, change_records: few } = context.config.thresholds;
    const state = context.movements.get(whole.result.key)?.state ?? 'usual';
    const total = stepOf(whole);
    const isTold = isShown(whole, context) && !isOfUnit(whole, context);
    if (!isTold || !canAddUp(metric) || state === 'usual') return [];
    if (total === null || Math.abs(total) < few) return [];
    const makers = makersOf(breakdown, total);
    if (makers === null || 100 * makers.part < least) return [];
    return [findingOf(makers, total, breakdown, context)];
  });

/** Whether any slide shows it, if there are slides. */
function isShown({ result }: Figure, { slides }: FindingContext): boolean {
  return (
    slides.length === 0 ||
    slides.some(({ figures }) => figures.some((one) => one.result.key === result.key))
  );
}

interface Makers {
  readonly figures: readonly Figure[];
  /** Their part of the change, and of the records before; of 1. */
  readonly part: number;
  readonly before: number;
}

/** Counts, and rates with a word for the records that count against somebody. */
function canAddUp(metric: Figure['metric']): boolean {
  if (metric.better === 'none' || metric.population === 'sample') return false;
  if (!isRate(metric)) return metric.unit === 'count' && addsUpByMember(metric);
  return metric.better === 'lower' || Boolean(metric.rest);
}

/** The first members by what they added whose part of the change is furthest above their part of the month before. */
function makersOf({ whole, parts }: Breakdown, total: number): Makers | null {
  const steps = parts.map((figure) => ({ figure, step: stepOf(figure) ?? Number.NaN }));
  const before = parts.map((figure) => recordsBefore(figure) ?? Number.NaN);
  const all = recordsBefore(whole) ?? 0;
  const isWhole = sum(steps.map(({ step }) => step)) === total && sum(before) === all;
  if (!isWhole || all === 0 || parts.length < 2) return null;
  const sorted = steps.toSorted(
    (a, b) => (b.step - a.step) * Math.sign(total) || byKey(a.figure, b.figure),
  );
  const [best] = Array.from({ length: Math.min(NAMED, parts.length - 1) }, (_, index): Makers => {
    const first = sorted.slice(0, index + 1);
    return {
      figures: first.map(({ figure }) => figure),
      part: sum(first.map(({ step }) => step)) / total,
      before: sum(first.map(({ figure }) => recordsBefore(figure) ?? 0)) / all,
    };
  }).toSorted((a, b) => b.part - b.before - (a.part - a.before));
  return best && best.part > best.before && best.part <= 1 ? best : null;
}

function findingOf(
  { figures, part }: Makers,
  total: number,
  breakdown: Breakdown,
  context: FindingContext,
): Finding {
  const { metric, whole } = breakdown;
  const isMissed = whole.result.targets.some(({ judges, met }) => judges && met === false);
  const isWorse = total > 0;
  const unit = isRate(metric) ? metric.counted : metric.measure;
  const own = figures.map((figure) => stepOf(figure) ?? 0);
  const keys = figures.map(({ result }) => result.key);
  const isCountedForGood = !isRate(metric) && metric.better === 'higher';
  return {
    id: `change_by/${whole.result.key}/${breakdown.dimension}`,
    rule: 'change_by',
    phrase: total > 0 ? 'change_by_more' : 'change_by_less',
    weight: isMissed ? 'change_of_missed' : 'concentration',
    tone: isWorse !== isCountedForGood ? 'warn' : 'info',
    topic: metric.id,
    about: keys,
    results: [...keys, whole.result.key],
    size: Math.abs(sum(own)),
    branch: branchRank(figures[0] ?? whole, context),
    facts: {
      subject: countedName(whole, context),
      rest: isRate(metric) && metric.better === 'higher' ? (metric.rest ?? '') : '',
      from: `${countText(recordsBefore(whole) ?? 0)}${unit}`,
      to: `${countText(recordsBehind(whole) ?? 0)}${unit}`,
      was: countText(recordsBefore(whole) ?? 0),
      total: `${countText(Math.abs(total))}${unit}`,
      names: figures.map((figure) => memberOf(figure, breakdown)).join('、'),
      count: figures.length > 1 ? String(figures.length) : '',
      each: figures
        .map((figure, at) => `${memberOf(figure, breakdown)}${signed(own[at] ?? 0)}${unit}`)
        .join('、'),
      share: shareText(Math.abs(sum(own)), Math.abs(total)),
      brief_share: `${Math.round(100 * part)}%`,
      base_from: baseText(whole, whole.result.previous?.denominator ?? null),
      base_to: baseText(whole, whole.result.denominator),
      owner: context.ownerOf(whole) ?? '',
    },
  };
}

function baseText({ metric }: Figure, denominator: number | null): string {
  return isRate(metric) && denominator !== null ? `${countText(denominator)}${metric.base}` : '';
}

function stepOf(figure: Figure): number | null {
  const [now, before] = [recordsBehind(figure), recordsBefore(figure)];
  return now === null || before === null ? null : now - before;
}

function signed(value: number): string {
  return value > 0 ? `+${countText(value)}` : countText(value);
}

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0);
}
