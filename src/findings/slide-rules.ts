import { isCount, isShare, partAmount } from '../calculators/parts.ts';
import { isRate } from '../metrics/additive.ts';
import { hasBad } from '../metrics/edge.ts';
import type { Figure } from '../metrics/lookup.ts';
import { whyFact } from '../metrics/reason.ts';
import type { TargetVerdict } from '../metrics/types.ts';
import { countText } from '../number/display.ts';
import type { FindingContext, SlideFigures } from './context.ts';
import { estimatedPart, roughGrowth } from './estimates.ts';
import { countedName, figureName, withoutCountWord } from './figure-name.ts';
import { isOfOneUnit, type Judged, judgedResults } from './judged-results.ts';
import { largestMoves } from './largest-moves.ts';
import { isOfUnit, unitDimension } from './levels.ts';
import { amountText, statedParts } from './stated-parts.ts';
import type { Fact, Finding, RankedFinding, RuleId } from './types.ts';
import { rounded, valueText } from './words.ts';

/** What the words of a slide rest on besides its figures. */
type SlideContext = Pick<FindingContext, 'lookup' | 'datasets' | 'branches' | 'config'>;

/** How many missed targets a summary names. */
const NAMED = 2;

/**
 * What the board, the overview or the slide of checks says of all it shows: targets met of targets judged, or
 * comparisons that came out. Null for other slides, or where nothing is judged. `order` is that in which the overview
 * names figures, by their keys.
 */
export function summaryOf(
  slide: SlideFigures,
  order: readonly string[],
  context: FindingContext,
): Finding | null {
  switch (slide.shows) {
    case 'figures':
      return null;
    case 'checks':
      return checksSummary(slide, context);
    case 'branches':
      return branchesSummary(slide, context);
    case 'changes':
      return changesSummary(slide, context);
    case 'board':
      return targetsSummary(slide, slide.figures, 'targets_by_setter', order, context);
    case 'overview': {
      const boards = context.slides.filter(({ shows }) => shows === 'board');
      // Every limit stands on a board, if there is one; limits of units are counted by unit.
      const figures =
        boards.length > 0
          ? boards.flatMap((one) => one.figures)
          : context.figures.filter((one) => !isOfOneUnit(one));
      return targetsSummary(slide, figures, 'targets_summary', order, context);
    }
  }
}

/**
 * What a slide says when no finding is left for it: that all is met, that its one figure varies as usual, or the value
 * of its first figure. Never that all is met where a target is missed.
 */
export function fallbackOf(
  slide: SlideFigures,
  noise: readonly RankedFinding[],
  context: SlideContext,
): Finding | null {
  const known = slide.figures.filter(({ result }) => result.status === 'ok');
  const first = known.find((one) => !isWholeShare(one)) ?? known[0];
  if (slide.figures.length === 0) return null;
  // What is missing is not all that it shows.
  if (!first && slide.comparesMembers === true) return null;
  if (!first) {
    return {
      ...finding('no_value', slide.id, slide.figures),
      facts: { subject: slide.title, ...whyNone(slide.figures, context) },
    };
  }
  const targets = judgedResults(slide.figures);
  const hasNoise = (one: Figure) => noise.some(({ about }) => about.includes(one.result.key));
  if (targets.length > 0 && targets.every(({ target }) => target.met)) {
    const figures = [...new Set(targets.map(({ figure }) => figure))];
    const [only = first, ...more] = figures;
    const met = { ...finding('all_met', slide.id, figures), tone: 'good' } as const;
    if (more.length === 0) {
      const facts = { subject: countedName(only, context), value: valueText(only) };
      return { ...met, phrase: 'all_met_one', facts };
    }
    const closest = closestOf(targets);
    const most = closest.closest === '' ? mostOfSlide(first, slide, context) : null;
    if (most) return most;
    return {
      ...met,
      phrase: figures.every(hasNoise) ? 'all_met_usual' : 'all_met',
      facts: { subject: slide.title, count: String(figures.length), ...closest },
    };
  }
  return mostOfSlide(first, slide, context) ?? levelOf(worstAmong(first, known), slide, context);
}

/** What {@link mostOf} says of the first figure, or of the members that the slide shows it by. */
function mostOfSlide(first: Figure, slide: SlideFigures, context: SlideContext): Finding | null {
  const member = slide.figures.find(
    ({ metric, result }) =>
      metric.id === first.metric.id && result.status === 'ok' && Object.keys(result.by).length > 0,
  );
  return mostOf(first, slide, context) ?? (member ? mostOf(member, slide, context) : null);
}

/** A share's total is 100 % of itself and tells nothing. */
function isWholeShare({ metric, result }: Figure): boolean {
  return isShare(metric) && result.numerator === result.denominator;
}

/** The dataset and what it lacks where a column is the reason, unusable records with their dataset; empty where the whole export is. */
function whyNone(figures: readonly Figure[], { datasets }: Pick<FindingContext, 'datasets'>) {
  const lacking = figures.find(({ result }) => result.reason !== undefined && !result.lacks);
  const id = lacking?.metric.scope.dataset;
  const isNamed = lacking?.result.unusable !== undefined;
  return {
    dataset: isNamed ? '' : (datasets.find((one) => one.id === id)?.name ?? id ?? ''),
    reason: lacking ? whyFact(lacking.result) : '',
  };
}

/** The rate with the least room to its limit, in percentage points; none where nothing counts against any of them. */
function closestOf(targets: readonly Judged[]) {
  const room = ({ figure, target }: Judged) => Math.abs((figure.result.value ?? 0) - target.limit);
  const [closest] = targets
    .filter(
      ({ figure, target }) =>
        figure.metric.unit === 'percent' && isRate(figure.metric) && hasBad(figure.result, target),
    )
    .toSorted((a, b) => room(a) - room(b));
  return {
    closest: closest ? figureName(closest.figure) : '',
    closest_value: closest ? valueText(closest.figure) : '',
  };
}

/** The worst of the members that a figure is one of, such as services; a whole, and what is neither good nor bad, is itself. */
function worstAmong(first: Figure, known: readonly Figure[]): Figure {
  const { metric, result } = first;
  const names = Object.keys(result.by).join();
  if (names === '' || metric.better === 'none') return first;
  const sign = metric.better === 'lower' ? 1 : -1;
  const beyond = (one: Figure): number => sign * (one.result.value ?? 0);
  return known
    .filter((one) => one.metric.id === metric.id && Object.keys(one.result.by).join() === names)
    .reduce((worst, one) => (beyond(one) > beyond(worst) ? one : worst), first);
}

function levelOf(
  first: Figure,
  slide: SlideFigures,
  context: Pick<FindingContext, 'config'>,
): Finding {
  return {
    ...finding('level', slide.id, [first]),
    facts: {
      subject: countedName(first, context),
      value: valueText(first),
      others: othersOf(first),
    },
  };
}

/** The records that a rate leaves, in the metric's own words: 563户未接触成功; empty where it has none. */
function othersOf({ metric, result }: Figure): string {
  const { numerator, denominator } = result;
  if (!metric.rest || !isRate(metric) || numerator === null || denominator === null) return '';
  return denominator > numerator
    ? `${countText(denominator - numerator)}${metric.base}${metric.rest}`
    : '';
}

/**
 * Of members that share out a count: what they are together, and the largest with its share. Branches are not told of:
 * the largest has most of everything.
 */
function mostOf(
  { metric, result }: Figure,
  slide: SlideFigures,
  context: SlideContext,
): Finding | null {
  const [dimension, ...more] = Object.keys(result.by);
  const whole = context.lookup.figure(metric.id, {});
  if (dimension === undefined || more.length > 0 || whole.result.status !== 'ok') return null;
  if (!isShare(metric) && !isCount(metric)) return null;
  const shown = slide.figures.filter(
    (one) =>
      one.metric.id === metric.id &&
      one.result.status === 'ok' &&
      Object.keys(one.result.by).join() === dimension,
  );
  const { parts, sum, column } = statedParts(
    { metric, of: {}, dimension, whole, parts: shown },
    context,
  );
  const [most, second] = parts.toSorted((a, b) => partAmount(b) - partAmount(a));
  const isBranch = context.branches.includes(most?.result.by[dimension] ?? '');
  if (!most || !second || sum === 0 || isBranch) return null;
  return {
    ...finding('most', slide.id, [most]),
    results: isShare(metric) ? [most.result.key] : [most.result.key, whole.result.key],
    facts: {
      subject: isShare(metric)
        ? withoutCountWord(metric.scope.name, context)
        : countedName(whole, context),
      total: amountText(sum, metric),
      column,
      member: most.result.by[dimension] ?? '',
      amount: amountText(partAmount(most), metric),
      share: `${rounded((100 * partAmount(most)) / sum, 2)}%`,
    },
  };
}

function targetsSummary(
  slide: SlideFigures,
  figures: readonly Figure[],
  rule: RuleId,
  order: readonly string[],
  context: FindingContext,
): Finding | null {
  const judged = judgedResults(figures);
  if (judged.length === 0) return null;
  const of = (setBy: TargetVerdict['setBy']) =>
    judged.filter(({ target }) => target.setBy === setBy);
  const met = (all: readonly Judged[]) => String(all.filter(({ target }) => target.met).length);
  const missed = inOrder(
    judged.filter(({ target }) => !target.met),
    order,
    context,
  );
  const further = missedBeside(figures, context);
  const names = [...new Set(missed.map(({ figure }) => figureName(figure)))];
  return {
    ...finding(rule, slide.id, [...new Set(judged.map(({ figure }) => figure))]),
    tone: missed.length > 0 ? 'bad' : 'good',
    facts: {
      count: String(judged.length),
      met: met(judged),
      missed: missed.length === 0 ? '' : String(missed.length),
      names: names.slice(0, NAMED).join('、'),
      first: names[0] ?? '',
      more: names.length > NAMED ? '1' : '',
      ...further,
      setters: {
        each: 'targets_of_setter',
        of: context.setters.flatMap((setBy) => {
          const own = of(setBy);
          if (own.length === 0) return [];
          const setter = { word: `setter.${setBy}` };
          return [{ setter, count: String(own.length), met: met(own) }];
        }),
      },
    },
  };
}

/** Missed limits in the order in which the overview names their figures; the others after them, the senior setter's first. */
function inOrder(
  missed: readonly Judged[],
  order: readonly string[],
  { setters }: FindingContext,
): readonly Judged[] {
  const place = ({ figure }: Judged) => {
    const at = order.indexOf(figure.result.key);
    return at === -1 ? order.length : at;
  };
  const senior = ({ target }: Judged) => setters.indexOf(target.setBy);
  return missed.toSorted((a, b) => place(a) - place(b) || senior(a) - senior(b));
}

/** Missed limits of other figures than these: of units and of other members, counted apart; empty where there is none. */
function missedBeside(figures: readonly Figure[], context: FindingContext) {
  const known = new Set(figures.map(({ result }) => result.key));
  const missed = judgedResults(
    context.figures.filter(({ result }) => !known.has(result.key)),
  ).filter(({ target }) => !target.met);
  const units = missed.filter(({ figure }) => isOfUnit(figure, context)).length;
  const number = (count: number) => (count === 0 ? '' : String(count));
  return { of_members: number(missed.length - units), of_units: number(units) };
}

/** Targets of branches and departments, met of judged, and the unit that missed most. */
function branchesSummary(slide: SlideFigures, context: FindingContext): Finding | null {
  const judged = judgedResults(slide.figures.filter((one) => isOfUnit(one, context)));
  if (judged.length === 0) return null;
  const missed = judged.filter(({ target }) => !target.met);
  const units = [...new Set(judged.map(({ figure }) => unitOf(figure, context)))];
  const counts = units.map((unit) => ({
    unit,
    count: missed.filter(({ figure }) => unitOf(figure, context) === unit).length,
  }));
  const most = counts.reduce((a, b) => (b.count > a.count ? b : a));
  const isAlone = counts.filter(({ count }) => count === most.count).length === 1;
  return {
    ...finding('branches_summary', slide.id, [...new Set(judged.map(({ figure }) => figure))]),
    tone: missed.length > 0 ? 'bad' : 'good',
    facts: {
      count: String(judged.length),
      missed: missed.length === 0 ? '' : String(missed.length),
      most: isAlone && most.count > 0 ? most.unit : '',
    },
  };
}

function unitOf(figure: Figure, context: FindingContext): string {
  return figure.result.by[unitDimension(figure, context) ?? ''] ?? '';
}

/** How many figures moved beyond usual variation, and which of all that the deck shows moved most. */
function changesSummary(slide: SlideFigures, context: FindingContext): Finding | null {
  const { worse, better, usual, unjudged } = largestMoves(context);
  const judged = (figures: readonly Figure[]) =>
    figures.filter(({ result }) => context.movements.get(result.key)?.state !== 'unjudged').length;
  const moved = [...worse, ...better];
  const number = (count: number) => (count === 0 ? '' : String(count));
  if (moved.length === 0 && usual === 0) return null;
  const [worst, best] = [worse[0], better[0]];
  return {
    ...finding('changes_summary', slide.id, moved),
    facts: {
      better: number(judged(better)),
      worse: number(judged(worse)),
      usual: number(usual),
      unjudged: number(unjudged),
      worst: worst ? figureName(worst) : '',
      worst_change: worst ? moveText(worst, context) : '',
      best: best ? figureName(best) : '',
      best_change: best ? moveText(best, context) : '',
    },
  };
}

/** A change with its sign: growth, of an estimate a rough one; of a rate in points, else in its own unit. */
function moveText(figure: Figure, context: FindingContext): Fact {
  const { metric, result } = figure;
  const { changeRate, changeRateDisplay, changeDisplay } = result;
  if (metric.unit === 'percent')
    return { each: 'move.points', of: [{ points: changeDisplay ?? '' }] };
  if (changeRate !== null && estimatedPart(figure, context) > 0) return roughGrowth(changeRate);
  return changeRateDisplay ?? `${changeDisplay ?? ''}${metric.measure}`;
}

function checksSummary(slide: SlideFigures, { checks }: FindingContext): Finding | null {
  const made = checks.filter(({ status }) => status !== 'not_applicable');
  if (made.length === 0) return null;
  const doubtful = made.filter(({ status }) => status === 'doubtful').length;
  const wrong = made.filter(({ status }) => status === 'differs' || status === 'error').length;
  const number = (count: number) => (count === 0 ? '' : String(count));
  return {
    ...finding('checks_summary', slide.id, []),
    tone: wrong > 0 ? 'bad' : doubtful > 0 ? 'warn' : 'good',
    facts: { count: String(made.length), wrong: number(wrong), doubtful: number(doubtful) },
  };
}

function finding(
  rule: RuleId,
  slideId: string,
  figures: readonly Figure[],
): Omit<Finding, 'facts'> {
  const keys = figures.map(({ result }) => result.key);
  return {
    id: `${rule}/${slideId}`,
    rule,
    phrase: rule,
    weight: 'summary',
    tone: 'info',
    topic: slideId,
    about: keys,
    results: keys,
    size: 0,
    branch: 0,
  };
}
