import type { FindingContext } from './context.ts';
import type { Finding, RuleId } from './types.ts';

/** Rules that say of the figures they are about that a limit is kept. */
const SAY_MET: ReadonlySet<RuleId> = new Set([
  'room',
  'edge',
  'small_base',
  'met_again',
  'branch_edge',
]);

/** The keys of figures that miss a limit which judges them. */
export function missedKeys({ figures }: Pick<FindingContext, 'figures'>): ReadonlySet<string> {
  const isMissed = ({ result }: FindingContext['figures'][number]): boolean =>
    result.targets.some(({ judges, met }) => judges && met === false);
  return new Set(figures.filter(isMissed).map(({ result }) => result.key));
}

/**
 * Whether a finding says that a limit is kept by a figure that misses another one: true of the limit that its
 * sentence names, but nothing to head a slide or to stand in the overview.
 */
export function hidesMiss(
  { rule, phrase, about, results }: Pick<Finding, 'rule' | 'phrase' | 'about' | 'results'>,
  missed: ReadonlySet<string>,
): boolean {
  // What it says to be kept is the whole's; its branches are over the limit.
  if (rule === 'branch_over') return results.some((key) => !about.includes(key) && missed.has(key));
  if (!SAY_MET.has(rule) || phrase === 'small_base_missed') return false;
  return about.some((key) => missed.has(key));
}
