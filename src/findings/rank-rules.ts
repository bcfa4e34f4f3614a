import type { Figure } from '../metrics/lookup.ts';
import type { FindingContext, Rule } from './context.ts';
import { byKey } from './levels.ts';
import type { Finding } from './types.ts';
import { rounded } from './words.ts';

/** Least number of ranks that are worth summing up. */
const SEVERAL = 3;

/** The ranks of one metric together: how many went up and down, the largest step each way, and the last place. */
export const ranks: Rule = (context) =>
  [...Map.groupBy(context.figures, ({ metric }) => metric.id).values()].flatMap(
    (figures): Finding[] => {
      const ranked = figures
        .filter(({ metric, result }) => metric.unit === 'rank' && result.status === 'ok')
        .toSorted(byKey);
      const moved = ranked.filter(({ result }) => result.change !== null && result.change !== 0);
      if (ranked.length < SEVERAL) return [];
      // As they were is no news; with nothing before to compare with, the last place is what there is to say.
      if (moved.length === 0 && ranked.some(({ result }) => result.change !== null)) return [];
      const up = moved.filter((one) => stepOf(one) < 0);
      const down = moved.filter((one) => stepOf(one) > 0);
      const best = up.toSorted((a, b) => stepOf(a) - stepOf(b))[0];
      const worst = down.toSorted((a, b) => stepOf(b) - stepOf(a))[0];
      const last = ranked.toSorted((a, b) => placeOf(b) - placeOf(a))[0];
      if (!last) return [];
      return [findingOf(ranked, { up, down, best, worst, last }, context)];
    },
  );

interface Moves {
  readonly up: readonly Figure[];
  readonly down: readonly Figure[];
  readonly best: Figure | undefined;
  readonly worst: Figure | undefined;
  readonly last: Figure;
}

function findingOf(ranked: readonly Figure[], moves: Moves, context: FindingContext): Finding {
  const { up, down, best, worst, last } = moves;
  const keys = ranked.map(({ result }) => result.key);
  const number = (list: readonly Figure[]) => (list.length === 0 ? '' : String(list.length));
  return {
    id: `ranks/${last.metric.id}`,
    rule: 'ranks',
    phrase: 'ranks',
    weight: 'ranks',
    tone: down.length > 0 ? 'warn' : up.length > 0 ? 'good' : 'info',
    topic: last.metric.id,
    about: keys,
    results: keys,
    size: 0,
    branch: 0,
    facts: {
      subject: last.metric.name,
      count: String(ranked.length),
      up: number(up),
      down: number(down),
      ...stepFacts('best', best),
      ...stepFacts('worst', worst),
      last: memberName(last),
      last_value: last.result.display,
      owner: context.ownerOf(last) ?? '',
    },
  };
}

function stepFacts(name: string, figure: Figure | undefined) {
  return {
    [name]: figure ? memberName(figure) : '',
    [`${name}_value`]: figure ? figure.result.display : '',
    [`${name}_places`]: figure ? rounded(Math.abs(stepOf(figure)), 0) : '',
  };
}

function memberName({ result }: Figure): string {
  return Object.values(result.by).join('');
}

function stepOf({ result }: Figure): number {
  return result.change ?? 0;
}

function placeOf({ result }: Figure): number {
  return result.value ?? 0;
}
