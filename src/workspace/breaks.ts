import type { Report } from '../pack/declare/problems.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import type { RawBreak } from './schema.ts';
import type { Break } from './types.ts';

/**
 * Turns the patterns of a written break (`complaint.*`, an id, or a name) into the ids of the metrics that it parts;
 * reports patterns that fit none, of `others` neither (the workspace's further packs).
 */
export function resolveBreak(
  raw: RawBreak,
  metrics: readonly MetricSpec[],
  report: Report,
  others: readonly { readonly metrics: readonly MetricSpec[] }[] = [],
): Break {
  const ids = raw.metrics.flatMap((pattern, index) => {
    const found = metrics.filter(({ id, name }) => fits(pattern, id) || fits(pattern, name));
    const isOfOther = others.some((pack) =>
      pack.metrics.some(({ id, name }) => fits(pattern, id) || fits(pattern, name)),
    );
    if (found.length === 0 && !isOfOther)
      report(
        ['metrics', index],
        `没有编号或名称符合「${pattern}」的指标`,
        `no metric's id or name fits "${pattern}"`,
      );
    return found.map(({ id }) => id);
  });
  return { metrics: [...new Set(ids)], month: raw.month, reason: raw.reason };
}

/** The same of a change across which figures are compared, which holds for figures over longer periods too. */
export function resolveComparable(
  raw: RawBreak,
  metrics: readonly MetricSpec[],
  report: Report,
  others: readonly { readonly metrics: readonly MetricSpec[] }[] = [],
): Break {
  const resolved = resolveBreak(raw, metrics, report, others);
  const named = new Set(resolved.metrics);
  const over = metrics.flatMap((one) => (one.over && named.has(one.over.of) ? [one.id] : []));
  return { ...resolved, metrics: [...new Set([...resolved.metrics, ...over])] };
}

/** `*` stands for any text; everything else for itself. Each piece is sought once, from the left. */
function fits(pattern: string, text: string): boolean {
  const pieces = pattern.split('*');
  const [first = ''] = pieces;
  const last = pieces.at(-1) ?? '';
  if (pieces.length === 1) return text === pattern;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  if (text.length < first.length + last.length) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= text.length - last.length;
}
