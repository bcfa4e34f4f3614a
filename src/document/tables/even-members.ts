import { valueText } from '../../findings/words.ts';
import type { Figure } from '../../metrics/lookup.ts';
import type { BlockSpec } from '../../pack/outline/types.ts';
import type { DocumentContext } from '../model/context.ts';

type TableSpec = Extract<BlockSpec, { kind: 'table' }>;

/** Members whose lowest and highest figure are no further apart than this part of the whole do not differ to a reader. */
const EVEN = 0.1;

/**
 * What a table of durations says in a sentence where its members hardly differ: the lowest, the highest and the whole of
 * each column. Null where any column is something else, is held to a limit, or differs.
 */
export function evenSentence(
  spec: TableSpec,
  { label, say, lookup }: { readonly label: string } & Pick<DocumentContext, 'say' | 'lookup'>,
): string | null {
  const [dimension, ...others] = spec.rows;
  if (dimension === undefined || others.length > 0 || spec.across !== null) return null;
  const parts = spec.columns.map((column) => {
    const figures = lookup.figures(column.metric, [dimension], {});
    const whole = lookup.figure(column.metric, {});
    const { metric } = whole;
    const isPlain = column.show === 'value' && Object.keys(column.only).length === 0;
    if (!isPlain || metric.shape !== 'duration' || metric.unit !== 'hours') return null;
    const ends = endsOf(figures, whole);
    return ends === null
      ? null
      : {
          label: withoutUnit(column.label ?? metric.shortName),
          low: valueText(ends.low),
          // What is rounded to the same needs no range.
          high: valueText(ends.high) === valueText(ends.low) ? '' : valueText(ends.high),
          whole: valueText(whole),
        };
  });
  const told = parts.filter((part) => part !== null);
  if (told.length === 0 || told.length < parts.length) return null;
  return say('table.even', {
    title: withoutUnit(spec.title ?? ''),
    members: label,
    list: { each: 'table.even_part', of: told },
  });
}

/** A heading without the unit in brackets behind it. */
function withoutUnit(heading: string): string {
  return heading.replace(/（[^（）]*）$/, '');
}

/** The lowest and the highest figure, where all are known, none is judged and both are close. */
function endsOf(figures: readonly Figure[], whole: Figure) {
  const isTold = ({ result }: Figure) => result.status === 'ok' && result.targets.length === 0;
  if (figures.length < 2 || ![...figures, whole].every(isTold)) return null;
  const sizeOf = ({ result }: Figure) => result.value ?? 0;
  const sorted = figures.toSorted((a, b) => sizeOf(a) - sizeOf(b));
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (!low || !high || sizeOf(whole) <= 0) return null;
  return sizeOf(high) - sizeOf(low) <= EVEN * sizeOf(whole) ? { low, high } : null;
}
