import { partAmount } from '../calculators/parts.ts';
import type { Figure } from '../metrics/lookup.ts';
import { countText, shareText } from '../number/display.ts';

import {
  type CheckContext,
  type Checker,
  notApplicable,
  notProvidedFor,
  outcome,
} from './context.ts';

/** Names members that are no class, such as 其他, and hold more of the whole than they may. */
export const bucketTooBig: Checker<'bucket_too_big'> = async (spec, context) => {
  const parts = partsOf(spec.metric, spec.by, spec.of, context);
  const total = parts.reduce((sum, figure) => sum + partAmount(figure), 0);
  if (total < spec.at_least)
    return notApplicable(spec, [spec.name], notProvidedFor([spec.metric], context));
  const buckets = parts.filter(({ result }) => spec.members.includes(result.by[spec.by] ?? ''));
  const held = buckets.reduce((sum, figure) => sum + partAmount(figure), 0);
  const measure = parts[0]?.metric.measure ?? '';
  return [
    outcome(spec, 100 * held > spec.over * total ? 'doubtful' : 'agrees', {
      keys: buckets.map(({ result }) => result.key),
      size: held,
      facts: {
        names: buckets.map(({ result }) => result.by[spec.by] ?? '').join('、'),
        held: `${counted(held)}${measure}`,
        total: `${counted(total)}${measure}`,
        share: shareText(held, total),
        over: `${spec.over}%`,
      },
    }),
  ];
};

/** Names members that are no cause and stand among the first. */
export const emptyCause: Checker<'empty_cause'> = async (spec, context) => {
  const parts = partsOf(spec.metric, spec.by, {}, context);
  const total = parts.reduce((sum, figure) => sum + partAmount(figure), 0);
  if (total === 0) return notApplicable(spec, [spec.name], notProvidedFor([spec.metric], context));
  const name = (figure: Figure) => figure.result.by[spec.by] ?? '';
  const empty = parts.slice(0, spec.top).filter((figure) => spec.members.includes(name(figure)));
  const [first] = empty;
  const stated = parts.filter((figure) => !spec.members.includes(name(figure)));
  const valid = stated.reduce((sum, figure) => sum + partAmount(figure), 0);
  return [
    outcome(spec, first ? 'doubtful' : 'agrees', {
      keys: empty.map(({ result }) => result.key),
      size: empty.reduce((sum, figure) => sum + partAmount(figure), 0),
      facts: {
        name: spec.name,
        member: first ? name(first) : '',
        place: first ? String(parts.indexOf(first) + 1) : '',
        held: first ? `${counted(partAmount(first))}${first.metric.measure}` : '',
        share: first ? shareText(partAmount(first), total) : '',
        top: String(spec.top),
        valid: shareText(valid, total),
      },
    }),
  ];
};

function counted(amount: number): string {
  return countText(amount);
}

/** Figures by one dimension, largest first. */
function partsOf(
  metric: string,
  by: string,
  of: Readonly<Record<string, string>>,
  { lookup }: CheckContext,
): readonly Figure[] {
  return lookup
    .figures(metric, [by, ...Object.keys(of)], of)
    .filter(({ result }) => result.status === 'ok')
    .toSorted((a, b) => partAmount(b) - partAmount(a) || (a.result.key < b.result.key ? -1 : 1));
}
