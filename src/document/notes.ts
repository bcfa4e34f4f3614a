import { figureName } from '../findings/figure-name.ts';
import type { Figure } from '../metrics/lookup.ts';
import { fixed, fraction, multiply } from '../number/fraction.ts';
import type { DocumentContext } from './context.ts';
import type { Block } from './types.ts';

/** A full count under this size is judged, but one user or ticket weighs much. */
const SMALL_BASE = 30;

/** What one user or ticket is worth where the base is small; null when no figure's is. */
export function smallBaseNote(figures: readonly Figure[], context: DocumentContext): string | null {
  const notes = figures
    .filter(
      ({ metric, result }) =>
        metric.population === 'census' && result.targets.length > 0 && isSmall(result.denominator),
    )
    .map((figure) =>
      context.say('note.small_base', {
        subject: figureName(figure),
        base: `${figure.result.denominator}${figure.metric.base}`,
        measure: figure.metric.base,
        worth: fixed(multiply(fraction(100), fraction(1, figure.result.denominator ?? 1)), 2),
      }),
    );
  return notes.length === 0 ? null : notes.join('');
}

function isSmall(denominator: number | null): boolean {
  return denominator !== null && denominator > 0 && denominator < SMALL_BASE;
}

/** One call-out for each reason why figures of a slide have no value. */
export function missingBlocks(
  figures: readonly Figure[],
  slideId: string,
  context: DocumentContext,
): readonly Block[] {
  const texts = new Set(
    figures
      .filter(({ result }) => result.status === 'not_provided' || result.status === 'error')
      .map((figure) => missingText(figure, context)),
  );
  return [...texts].map((text, index) => ({
    kind: 'callout',
    id: `${slideId}.missing${index + 1}`,
    tone: 'missing',
    text,
  }));
}

function missingText({ metric, result }: Figure, context: DocumentContext): string {
  const dataset = context.pack.datasets.find((one) => one.id === metric.scope.dataset);
  const input = context.workspace.inputs.datasets.find(
    (one) => one.dataset === metric.scope.dataset,
  );
  const name = dataset?.name ?? metric.scope.dataset;
  if (result.status === 'error') {
    return context.say('note.error', { subject: metric.name, reason: result.message ?? '' });
  }
  if (result.message !== undefined) {
    return context.say('note.column_missing', {
      dataset: name,
      reason: result.message,
      subject: metric.name,
    });
  }
  return context.say('note.not_provided', {
    dataset: name,
    owner: input?.owner ?? '',
    due: input?.due ?? '',
  });
}
