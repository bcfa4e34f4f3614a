import { isWithoutColumn } from '../../metrics/absent-dataset.ts';
import { isPair, isRate } from '../../metrics/additive.ts';
import { distanceTo } from '../../metrics/distance.ts';
import type { Figure } from '../../metrics/lookup.ts';
import type { TargetVerdict } from '../../metrics/types.ts';
import { countText, decimalsOf, NO_VALUE } from '../../number/display.ts';
import { rateOf } from '../../number/rate.ts';
import { signOf, type Unit } from '../../number/unit.ts';
import type { PhraseBook } from '../../phrases/phrase-book.ts';
import type { SetBy } from '../../workspace/types.ts';
import type { OfChange } from './cell-sources.ts';
import type { DocumentContext } from './context.ts';
import { IMPORTED } from './footnotes.ts';
import type { Cell, CellLimit, Verdict } from './types.ts';

/** A text cell; without text the sign for no value. */
export function textCell(text: string | null): Cell {
  return { kind: 'text', display: text ?? NO_VALUE };
}

/**
 * The value of a figure: a rate or a mean with its parts, a count or a number; a missing one prints its state, with the name of
 * the dataset that did not come where there is room for it.
 */
export function valueCell(figure: Figure | null, say: PhraseBook, dataset = ''): Cell {
  if (figure === null) return textCell(null);
  const { result, metric } = figure;
  const display =
    result.status === 'ok'
      ? result.display
      : dataset === ''
        ? say(`value.${stateOf(result)}`, {})
        : say('value.not_provided_of', { dataset });
  if (isPair(metric)) {
    return {
      kind: 'rate',
      display,
      unit: metric.unit,
      numerator: result.numerator,
      denominator: result.denominator,
      value: result.value,
      verdict: overallVerdict(result.targets),
      limits: limitsOf(result.targets),
      hasEdge: isRate(metric),
      key: result.key,
    };
  }
  if (metric.unit === 'count')
    return { kind: 'count', display, value: result.value, key: result.key };
  return {
    kind: 'number',
    isPercent: metric.unit === 'percent',
    display,
    value: result.value,
    decimals: decimalsOf(metric.unit),
    key: result.key,
  };
}

function limitsOf(targets: readonly TargetVerdict[]): readonly CellLimit[] {
  return targets.map(({ setBy, comparator, limit, judges }) => ({
    setBy,
    comparator,
    limit,
    judges,
  }));
}

/** A metric whose export came, without a column that it needs or a record that counts, is not one whose export did not come. */
function stateOf(result: Figure['result']): string {
  if (result.unusable !== undefined) return 'unusable';
  return isWithoutColumn({ result }) ? 'column_missing' : result.status;
}

/** A count that no result holds, such as the records of a file. */
export function wholeCell(value: number | null): Cell {
  if (value === null) return textCell(null);
  return { kind: 'count', display: countText(value), value, key: null };
}

/** Numerator or denominator of a rate as a count of its own. */
export function partCell(figure: Figure | null, part: 'numerator' | 'denominator'): Cell {
  const value = figure?.result[part] ?? null;
  const display = value === null ? NO_VALUE : countText(value);
  return { kind: 'count', display, value, key: figure?.result.key ?? null, isPart: true };
}

/** The previous month's value, as it was displayed then. */
export function previousCell(figure: Figure | null): Cell {
  const previous = figure?.result.previous ?? null;
  if (figure === null || previous === null) return textCell(null);
  const { unit } = figure.metric;
  const isImported = previous.state === 'imported';
  return {
    kind: 'number',
    display: isImported ? `${previous.display}${IMPORTED}` : previous.display,
    ...(isImported ? { isImported } : {}),
    value: previous.value,
    isPercent: unit === 'percent',
    decimals: decimalsOf(unit),
    key: null,
    before: { key: figure.result.key },
  };
}

/** What a change is told by: words, and how figures moved against their usual variation. */
export type ChangeContext = Pick<DocumentContext, 'say'> & {
  readonly findings: Pick<DocumentContext['findings'], 'movements'>;
};

/**
 * The change since the previous month: points for rates; for counts the difference, growth beside it. For the better or
 * the worse is only what left its usual variation; while too few months are known nothing is said of it.
 */
export function changeCell(figure: Figure | null, { say, findings }: ChangeContext): Cell {
  const result = figure?.result ?? null;
  if (
    figure === null ||
    result === null ||
    result.change === null ||
    result.changeDisplay === null
  ) {
    return textCell(null);
  }
  const { change, changeDisplay, changeRateDisplay } = result;
  const inPoints = figure.metric.unit === 'percent';
  const moved = /[1-9]/.test(changeDisplay);
  const isRank = figure.metric.shape === 'rank';
  // A place won is a smaller number, and still the way up.
  const isUp = isRank ? change < 0 : change > 0;
  const direction = !moved ? 'flat' : isUp ? 'up' : 'down';
  const effect = EFFECTS[findings.movements.get(result.key)?.state ?? 'unjudged'];
  const display = inPoints
    ? say('change.rate', { size: changeDisplay })
    : isRank
      ? placesMoved(change, say)
      : say('change.count', { size: changeDisplay, growth: changeRateDisplay ?? '' });
  const sign = result.previous?.state === 'imported' ? IMPORTED : '';
  return {
    kind: 'change',
    display: `${display}${sign}`,
    value: change,
    unit: inPoints ? 'pp' : 'count',
    direction,
    effect,
    ...(result.previous === null ? {} : { of: changeSource(figure, result.previous.value) }),
  };
}

/** Counts and amounts are told with their growth, rates and places are not. */
function changeSource({ metric, result }: Figure, previous: number): OfChange {
  const { key, changeRate } = result;
  const grows = metric.unit !== 'percent' && metric.shape !== 'rank';
  return { key, previous, ...(grows ? { growth: changeRate } : {}) };
}

const EFFECTS = {
  better: 'better',
  worse: 'worse',
  usual: 'usual',
  moved: 'neutral',
  unjudged: 'neutral',
} as const;

/** Places are won and lost, not added: 前进2位. */
function placesMoved(change: number, say: PhraseBook): string {
  if (change === 0) return say('chart.rank_same', {});
  return say(change < 0 ? 'chart.rank_up' : 'chart.rank_down', {
    places: String(Math.abs(change)),
  });
}

/** The limit that one setter has set, `≤8%`. */
export function limitCell(figure: Figure | null, setBy: SetBy): Cell {
  const target = figure?.result.targets.find((one) => one.setBy === setBy) ?? null;
  if (figure === null || target === null) {
    return { kind: 'limit', display: NO_VALUE, limit: null, unit: 'other', comparator: null };
  }
  const { unit } = figure.metric;
  return {
    kind: 'limit',
    display: limitText(target, unit),
    limit: target.limit,
    unit: unit === 'percent' ? 'percent' : 'other',
    comparator: target.comparator,
    of: { key: figure.result.key, setBy },
  };
}

/** `≤8%` */
export function limitText(target: TargetVerdict, unit: Unit): string {
  const sign = { '<=': '≤', '>=': '≥', '<': '<', '>': '>' }[target.comparator];
  return `${sign}${target.limit}${signOf(unit)}`;
}

/** Whether one setter's limit is kept; a limit that does not judge this level gives a remark when it is passed. */
export function statusCell(figure: Figure | null, setBy: SetBy | null, say: PhraseBook): Cell {
  const targets = (figure?.result.targets ?? []).filter(
    (one) => setBy === null || one.setBy === setBy,
  );
  const verdict = overallVerdict(targets);
  const display = statusText(verdict, targets, figure, say);
  if (figure === null || targets.length === 0 || targets.some(({ met }) => met === null))
    return { kind: 'status', display, verdict };
  const words = {
    met: say('status.met', {}),
    edge: say('status.edge', {}),
    missed: say('status.missed', {}),
    none: say('status.none', {}),
    remark: remarkText(
      targets.find(({ judges, met }) => !judges && met === false) ??
        targets.find(({ judges }) => !judges),
      say,
    ),
  };
  const of = {
    key: figure.result.key,
    limits: limitsOf(targets),
    hasEdge: isRate(figure.metric),
    words,
  };
  return { kind: 'status', display, verdict, of };
}

/** What is said where a limit is passed that does not judge this level. */
function remarkText(passed: TargetVerdict | undefined, say: PhraseBook): string {
  const side = passed?.comparator.startsWith('<') ? 'over' : 'under';
  const owner = passed === undefined ? '' : { word: `setter.${passed.setBy}` };
  return say(`status.${side}`, { owner });
}

function statusText(
  verdict: Verdict,
  targets: readonly TargetVerdict[],
  figure: Figure | null,
  say: PhraseBook,
): string {
  if (verdict === 'remark')
    return remarkText(
      targets.find((one) => one.met === false),
      say,
    );
  const isSmallSample =
    figure?.result.interval && targets.some((one) => one.judges && one.met === null);
  return isSmallSample ? say('status.sample', {}) : say(`status.${verdict}`, {});
}

/** Missed as soon as one judging limit is missed; met when all judging ones are kept, on the edge where one has little room. */
export function overallVerdict(targets: readonly TargetVerdict[]): Verdict {
  const judging = targets.filter((one) => one.judges && one.met !== null);
  if (judging.some((one) => one.met === false)) return 'missed';
  if (targets.some((one) => !one.judges && one.met === false)) return 'remark';
  if (judging.some(({ edge }) => edge)) return 'edge';
  return judging.length > 0 ? 'met' : 'none';
}

/** Distance in users or tickets to the judging limit that is missed by most, else to the one with least room. */
export function gapCell(figure: Figure | null, setBy: SetBy | null, say: PhraseBook): Cell {
  const none: Cell = { kind: 'gap', display: NO_VALUE, value: null, state: 'none' };
  const rate =
    figure !== null && isRate(figure.metric) ? rateOf(figure.result, figure.metric.unit) : null;
  if (figure === null || rate === null) return none;
  const judging = figure.result.targets.filter(
    (one) => one.judges && one.met !== null && (setBy === null || one.setBy === setBy),
  );
  const distances = judging.map((one) => distanceTo(rate, one.comparator, one.limit));
  const short = distances
    .filter((one) => one.state === 'short')
    .toSorted((a, b) => b.units - a.units)[0];
  const nearest = short ?? distances.toSorted((a, b) => a.units - b.units)[0];
  if (!nearest) return none;
  const told = (state: 'room' | 'short', units: number): string =>
    say(`gap.${state}`, { units: `${countText(units)}${figure.metric.counted}` });
  return {
    kind: 'gap',
    display: told(nearest.state, nearest.units),
    value: nearest.units,
    state: nearest.state,
    of: {
      key: figure.result.key,
      limits: limitsOf(judging),
      none: { room: told('room', 0), short: told('short', 0) },
    },
  };
}

const URGENT: readonly Verdict[] = ['missed', 'remark', 'edge', 'met', 'none'];

/** The place of a verdict among all: the one that asks for most is 0. */
export function urgencyOf(verdict: Verdict): number {
  return URGENT.indexOf(verdict);
}
