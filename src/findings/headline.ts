import { distanceTo } from '../metrics/distance.ts';
import type { Figure } from '../metrics/lookup.ts';
import type { TargetVerdict } from '../metrics/types.ts';
import { figureName } from './figure-name.ts';
import type { Finding } from './types.ts';

/** Changes on fewer records than this are chance more often than news. */
const LEAST_RECORDS = 30;

/**
 * The finding that heads a slide: what failed or was not received, else the worst missed target
 * (most users or tickets away), else the biggest change against its previous value, else that all targets are met.
 */
export function headlineOf(figures: readonly Figure[]): Finding | null {
  if (figures.length === 0) return null;
  return (
    failed(figures) ??
    missed(figures) ??
    changed(figures) ??
    notProvided(figures) ??
    met(figures) ?? {
      rule: figures.some((figure) => figure.result.previous) ? 'steady' : 'no_comparison',
      results: figures.map((figure) => figure.result.key),
      size: 0,
      facts: {},
    }
  );
}

function failed(figures: readonly Figure[]): Finding | null {
  const figure = figures.find((one) => one.result.status === 'error');
  if (!figure) return null;
  return {
    rule: 'error',
    results: [figure.result.key],
    size: 0,
    facts: { subject: figure.metric.name },
  };
}

function notProvided(figures: readonly Figure[]): Finding | null {
  const missing = figures.filter((one) => one.result.status === 'not_provided');
  const [first] = missing;
  if (!first) return null;
  return {
    rule: 'not_provided',
    results: missing.map((figure) => figure.result.key),
    size: 0,
    facts: { dataset: first.metric.scope.dataset, reason: first.result.message ?? '' },
  };
}

function missed(figures: readonly Figure[]): Finding | null {
  return largest(
    figures.flatMap((figure) =>
      figure.result.targets.flatMap((target) => missedTarget(figure, target)),
    ),
  );
}

function missedTarget(figure: Figure, target: TargetVerdict): readonly Finding[] {
  const { metric, result } = figure;
  if (!target.judges || target.met !== false) return [];
  const { numerator, denominator } = result;
  const units =
    numerator === null || denominator === null
      ? Math.abs((result.value ?? 0) - target.limit)
      : distanceTo(numerator, denominator, target.comparator, target.limit).units;
  return [
    {
      rule: 'target_missed',
      results: [result.key],
      size: units,
      facts: {
        subject: figureName(figure),
        value: result.display,
        owner: { word: target.setBy },
        distance: `${units.toLocaleString('en-US')}${metric.measure}`,
      },
    },
  ];
}

function changed(figures: readonly Figure[]): Finding | null {
  return largest(figures.flatMap((figure) => changeOf(figure)));
}

function changeOf(figure: Figure): readonly Finding[] {
  const { metric, result } = figure;
  const { change, previous, value } = result;
  const records = result.denominator ?? value ?? 0;
  if (!change || !previous || previous.value === 0 || records < LEAST_RECORDS) return [];
  const isRate = metric.unit === 'percent';
  const size =
    (isRate ? result.changeDisplay : (result.changeRateDisplay ?? result.changeDisplay)) ?? '';
  if (!/[1-9]/.test(size)) return [];
  const better =
    metric.better === 'none'
      ? ''
      : change > 0 === (metric.better === 'higher')
        ? { word: 'better' }
        : { word: 'worse' };
  return [
    {
      rule: 'change',
      results: [result.key],
      size: Math.abs(change / previous.value),
      facts: {
        subject: figureName(figure),
        value: isRate ? result.display : `${result.display}${metric.measure}`,
        previous_month: String(Number(previous.month.slice(5))),
        direction: { word: `${isRate ? 'rate' : 'count'}_${change > 0 ? 'up' : 'down'}` },
        size: size.replace(/^[+-]/, ''),
        unit: isRate ? { word: 'points' } : '',
        effect: better,
      },
    },
  ];
}

function met(figures: readonly Figure[]): Finding | null {
  const judged = figures.filter((one) =>
    one.result.targets.some((target) => target.judges && target.met),
  );
  if (judged.length === 0) return null;
  return {
    rule: 'all_met',
    results: judged.map((figure) => figure.result.key),
    size: 0,
    facts: {},
  };
}

/** The first of the largest: the order of the slide decides between equals. */
function largest(findings: readonly Finding[]): Finding | null {
  return findings.reduce<Finding | null>(
    (best, one) => (best === null || one.size > best.size ? one : best),
    null,
  );
}
