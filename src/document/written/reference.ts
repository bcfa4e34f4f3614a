import { isRate } from '../../metrics/additive.ts';
import { distanceTo } from '../../metrics/distance.ts';
import { exactValue } from '../../metrics/exact-value.ts';
import type { Figure } from '../../metrics/lookup.ts';
import type { TargetVerdict } from '../../metrics/types.ts';
import { countText, decimalsOf, grouped } from '../../number/display.ts';
import { compare, decimalOf, type Fraction, magnitude, subtract } from '../../number/fraction.ts';
import { rateOf } from '../../number/rate.ts';
import { signOf } from '../../number/unit.ts';
import { findMetric } from '../../pack/metric/metric-id.ts';
import { setterNamed } from '../../pack/rules/levels-config.ts';
import type { SetBy } from '../../workspace/types.ts';
import type { DocumentContext } from '../model/context.ts';

/** What `{{…}}` stands for: the text of a figure, or why there is none. */
export type Quoted =
  | { readonly kind: 'found'; readonly text: string }
  | { readonly kind: 'missing'; readonly zh: string; readonly en: string };

/**
 * Resolves what stands between `{{` and `}}`: a metric by id or name, members (`brand=E8`), and what of the
 * figure is meant: 值 (as displayed), 分子, 分母, 上月, 变化 and 差距 (sizes without a sign), 差距数 (users or
 * tickets) and 考核值, the last three of the limit of one setter where its word (省, 市) stands too.
 */
export function quoteFigure(reference: string, context: DocumentContext): Quoted {
  const [name = '', ...rest] = reference.normalize('NFKC').trim().split(/\s+/);
  const found = findMetric(name, context.pack.metrics);
  if (found.kind === 'missing') return found;
  const only: Record<string, string> = {};
  const words: string[] = [];
  for (const part of rest) {
    const [member, value] = part.split('=', 2);
    if (member !== undefined && value !== undefined) only[member] = value;
    else words.push(part);
  }
  const figure = context.lookup.figure(found.metric.id, only);
  const { outcome, result } = figure;
  if (outcome.results[0]?.status === 'ok' && !outcome.results.some(({ key }) => key === result.key))
    return missing('没有这一组合的结果', 'there is no result for these members');
  if (figure.result.status !== 'ok') return missing('本月没有数值', 'it has no value this month');
  const { setters } = context.pack.levels;
  const setter =
    words.map((word) => setterNamed(word, setters)).find((one) => one !== null) ?? null;
  const aspects = words.filter((word) => setterNamed(word, setters) === null);
  if (aspects.length > 1) return unknownWord(aspects.join(' '));
  return aspectOf(figure, aspects[0] ?? '值', setter, context);
}

function aspectOf(
  figure: Figure,
  aspect: string,
  setter: SetBy | null,
  context: DocumentContext,
): Quoted {
  const { metric, result } = figure;
  const points = metric.unit === 'percent' ? context.say('word.points', {}) : '';
  const target = nearestTarget(figure, setter);
  switch (aspect) {
    case '值':
      return text(result.display);
    case '分子':
      return part(result.numerator);
    case '分母':
      return part(result.denominator);
    case '上月':
      return result.previous
        ? text(result.previous.display)
        : missing('没有上月值', 'no previous value');
    case '变化':
      return result.changeDisplay === null
        ? missing('没有可比的上月值', 'there is nothing to compare it with')
        : text(`${result.changeDisplay.replace(/^[+-]/, '')}${points}`);
    case '差距':
      return target
        ? text(`${grouped(magnitude(target.apart), decimalsOf(metric.unit))}${points}`)
        : missing('没有考核值', 'it has no target');
    case '差距数':
      return unitsText(figure, target?.target ?? null);
    case '考核值':
      return target
        ? text(`${target.target.limit}${signOf(metric.unit)}`)
        : missing('没有考核值', 'it has no target');
    default:
      return unknownWord(aspect);
  }
}

interface Near {
  readonly target: TargetVerdict;
  readonly apart: Fraction;
}

/** Of the limits that judge this figure, else of all, the one that is missed by most, else the one with least room. */
function nearestTarget({ metric, result }: Figure, setter: SetBy | null): Near | null {
  const value = exactValue(result, metric.unit);
  if (value === null) return null;
  const judging = result.targets.filter((one) => one.judges);
  const meant = setter === null ? judging : result.targets.filter((one) => one.setBy === setter);
  const near = (meant.length === 0 && setter === null ? result.targets : meant).map((target) => ({
    target,
    apart: subtract(value, decimalOf(target.limit)),
  }));
  const bySize = near.toSorted((a, b) => compare(magnitude(a.apart), magnitude(b.apart)));
  return bySize.findLast(({ target }) => target.met === false) ?? bySize[0] ?? null;
}

function unitsText({ metric, result }: Figure, target: TargetVerdict | null): Quoted {
  const rate = isRate(metric) ? rateOf(result, metric.unit) : null;
  if (target === null || rate === null)
    return missing('没有考核值，或不是比率', 'it has no target, or is no rate');
  return part(distanceTo(rate, target.comparator, target.limit).units);
}

function part(count: number | null): Quoted {
  return count === null
    ? missing('这个指标没有分子和分母', 'it has no numerator and denominator')
    : text(countText(count));
}

function text(shown: string): Quoted {
  return { kind: 'found', text: shown };
}

function missing(zh: string, en: string): Quoted {
  return { kind: 'missing', zh, en };
}

function unknownWord(word: string): Quoted {
  const known = '值、分子、分母、上月、变化、差距、差距数、考核值';
  return missing(`不认识「${word}」，可用：${known}`, `unknown word "${word}"; known: ${known}`);
}
