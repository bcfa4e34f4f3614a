import { figureName } from '../findings/figure-name.ts';
import type { Figure } from '../metrics/lookup.ts';
import { fixed, fraction } from '../number/fraction.ts';
import type { DocumentContext } from './context.ts';
import type { Block } from './types.ts';

/** What one user or ticket is worth where the base is small; null when no figure's is. */
export function smallBaseNote(figures: readonly Figure[], context: DocumentContext): string | null {
  const least = context.pack.findings.thresholds.small_base;
  const small = figures.filter(
    ({ metric, result: { denominator, targets } }) =>
      metric.population === 'census' &&
      targets.length > 0 &&
      denominator !== null &&
      denominator > 0 &&
      denominator < least,
  );
  const [first] = small;
  if (!first) return null;
  if (small.length > MOST_SMALL) return manySmall(small, first, context);
  return small
    .map((figure) =>
      context.say('note.small_base', {
        subject: figureName(figure),
        base: `${figure.result.denominator}${figure.metric.base}`,
        measure: figure.metric.base,
        worth: worthOf(figure),
      }),
    )
    .join('');
}

/** So many small bases are told of one by one; of more it is said how far one user or ticket goes. */
const MOST_SMALL = 6;

function manySmall(small: readonly Figure[], first: Figure, context: DocumentContext): string {
  const sorted = small.toSorted(
    (a, b) => (b.result.denominator ?? 0) - (a.result.denominator ?? 0),
  );
  return context.say('note.small_bases', {
    count: String(small.length),
    base: `${context.pack.findings.thresholds.small_base}${first.metric.base}`,
    measure: first.metric.base,
    least: worthOf(sorted[0] ?? first),
    most: worthOf(sorted.at(-1) ?? first),
  });
}

/** What one user or ticket is worth, in percentage points. */
function worthOf({ result }: Figure): string {
  return fixed(fraction(100, result.denominator ?? 1), 1);
}

/** The blocks of a slide with every sentence of their notes said once, where it is first needed. */
export function saidOnce(blocks: readonly Block[]): readonly Block[] {
  const said = new Set<string>();
  return blocks.map((block) => {
    if (!('note' in block) || block.note === null) return block;
    const fresh = (block.note.match(/[^。]+。?/gu) ?? []).filter((sentence) => !said.has(sentence));
    for (const sentence of fresh) said.add(sentence);
    return { ...block, note: fresh.length === 0 ? null : fresh.join('') };
  });
}

/** One call-out for each reason why figures of a slide have no value. */
export function missingBlocks(
  figures: readonly Figure[],
  slideId: string,
  context: DocumentContext,
): readonly Block[] {
  const missing = figures.filter(
    ({ result }) => result.status === 'not_provided' || result.status === 'error',
  );
  const texts = new Set(missing.map((figure) => missingText(figure, missing, context)));
  return [...texts].map((text, index) => ({
    kind: 'callout',
    id: `${slideId}.missing${index + 1}`,
    tone: 'missing',
    text,
  }));
}

/** Metrics named in one call-out; of more only their number is told. */
const MOST_NAMED = 3;

function missingText(
  { metric, result }: Figure,
  missing: readonly Figure[],
  context: DocumentContext,
): string {
  const id = result.lacks ?? metric.scope.dataset;
  const input = context.workspace.inputs.datasets.find((one) => one.dataset === id);
  const name = context.pack.datasets.find((one) => one.id === id)?.name ?? id;
  if (result.status === 'error') {
    return context.say('note.error', { subject: metric.name, reason: result.message ?? '' });
  }
  if (result.message !== undefined && result.lacks === undefined) {
    const { message } = result;
    const names = new Set(
      missing
        .filter((one) => one.metric.scope.dataset === metric.scope.dataset)
        .filter((one) => one.result.message === message)
        .map((one) => one.metric.name),
    );
    const named = [...names].slice(0, MOST_NAMED).join('、');
    return context.say('note.column_missing', {
      dataset: name,
      reason: message,
      subject: named,
      count: names.size > MOST_NAMED ? `${names.size}` : '',
    });
  }
  return context.say('note.not_provided', {
    dataset: name,
    owner: input?.owner ?? '',
    due: input?.due ?? '',
  });
}
