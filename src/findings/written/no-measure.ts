import type { Figure } from '../../metrics/lookup.ts';
import type { FindingContext, Rule } from '../context.ts';
import { figureName } from '../figure-name.ts';
import { judgedResults } from '../judged-results.ts';
import { branchRank, isOfUnit, unitDimension } from '../levels.ts';
import type { Finding } from '../types.ts';
import { concerns, type Step, stepsOf } from './links.ts';

/** What of a missed limit nobody has a measure against: all of it, or some units. */
interface Left {
  readonly figure: Figure;
  readonly units: readonly string[];
  readonly keys: readonly string[];
}

/**
 * Missed limits that no measure and no plan is about, with who answers for them; and where there are some, the units
 * that miss it and have none. One finding for all; none where nobody handed in measures or plans, which is told as such.
 */
export const noMeasure: Rule = (context) => {
  const { received } = context.written.notes;
  if (!received.includes('measures') && !received.includes('plans')) return [];
  const steps = stepsOf(context);
  const missed = missedFigures(context).toSorted(
    (a, b) => branchRank(a, context) - branchRank(b, context),
  );
  const left = missed
    .filter((figure) => !isOfUnit(figure, context))
    .flatMap((figure) => leftOf(figure, missed, steps, context));
  const alone = missed
    .filter((figure) => isOfUnit(figure, context) && !hasWhole(figure, missed))
    .filter((figure) => !hasStep(figure, steps, context));
  const all = [...left, ...byWhole(alone, context)];
  return all.length === 0 ? [] : [findingOf(all, context)];
};

/** The measures and plans about a figure, those of its units among them. */
export function stepsFor(figure: Figure, context: FindingContext): readonly Step[] {
  return stepsOf(context).filter((step) => concerns(step, figure, context));
}

function missedFigures({ figures }: FindingContext): readonly Figure[] {
  const judged = judgedResults(figures).filter(({ target }) => target.met === false);
  return [...new Set(judged.map(({ figure }) => figure))];
}

function hasStep(figure: Figure, steps: readonly Step[], context: FindingContext): boolean {
  return steps.some((step) => concerns(step, figure, context));
}

function leftOf(
  figure: Figure,
  missed: readonly Figure[],
  steps: readonly Step[],
  context: FindingContext,
): readonly Left[] {
  const parts = missed.filter((one) => isOfUnit(one, context) && isPartOf(one, figure));
  if (!hasStep(figure, steps, context)) return [{ figure, units: [], keys: [figure.result.key] }];
  const without = parts.filter((part) => !hasStep(part, steps, context));
  return without.length === 0
    ? []
    : [{ figure, units: without.map((one) => unitOf(one, context)), keys: without.map(keyOf) }];
}

/** Units that miss a limit which the whole keeps, together for each whole. */
function byWhole(parts: readonly Figure[], context: FindingContext): readonly Left[] {
  const groups = Map.groupBy(parts, (part) => {
    const name = unitDimension(part, context) ?? '';
    const { [name]: _, ...of } = part.result.by;
    return context.lookup.figure(part.metric.id, of).result.key;
  });
  return [...groups.values()].flatMap((group): Left[] => {
    const [first] = group;
    if (!first) return [];
    const name = unitDimension(first, context) ?? '';
    const { [name]: _, ...of } = first.result.by;
    const figure = context.lookup.figure(first.metric.id, of);
    return [{ figure, units: group.map((one) => unitOf(one, context)), keys: group.map(keyOf) }];
  });
}

function hasWhole(part: Figure, missed: readonly Figure[]): boolean {
  return missed.some((one) => isPartOf(part, one));
}

function isPartOf({ metric, result }: Figure, whole: Figure): boolean {
  const members = Object.entries(whole.result.by);
  return (
    whole.metric.id === metric.id &&
    members.length + 1 === Object.keys(result.by).length &&
    members.every(([name, member]) => result.by[name] === member)
  );
}

function findingOf(all: readonly Left[], context: FindingContext): Finding {
  const [first] = all;
  const names = all.map(({ figure, units }) => ({
    subject: figureName(figure),
    units: units.join('、'),
    owner: units.length > 0 ? '' : (context.ownerOf(figure) ?? ''),
  }));
  return {
    id: 'no_measure/all',
    rule: 'no_measure',
    phrase: 'no_measure',
    weight: 'no_measure',
    tone: 'warn',
    topic: 'no_measure',
    about: [],
    notes: ['plans', 'measures'],
    results: all.flatMap(({ keys }) => keys),
    size: all.length,
    branch: 0,
    facts: {
      count: String(all.length),
      first: first ? figureName(first.figure) : '',
      figures: { each: 'without_measure', of: names },
      owner: '',
    },
  };
}

function unitOf(figure: Figure, context: FindingContext): string {
  return figure.result.by[unitDimension(figure, context) ?? ''] ?? '';
}

function keyOf({ result }: Figure): string {
  return result.key;
}
