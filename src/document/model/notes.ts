import { figureName } from '../../findings/figure-name.ts';
import { absentDataset } from '../../metrics/absent-dataset.ts';
import { isRate } from '../../metrics/additive.ts';
import type { Figure } from '../../metrics/lookup.ts';
import { whyFact } from '../../metrics/reason.ts';
import { countText, NO_VALUE } from '../../number/display.ts';
import { fixed } from '../../number/fraction.ts';
import { rateOf, worthOfOne } from '../../number/rate.ts';
import type { DocumentContext } from './context.ts';
import type { Block } from './types.ts';

/** What one user or ticket is worth where the base is small; null when no figure's is. */
export function smallBaseNote(figures: readonly Figure[], context: DocumentContext): string | null {
  const least = context.pack.findings.thresholds.small_base;
  const small = figures.filter(
    ({ metric, result: { denominator, targets } }) =>
      isRate(metric) &&
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
        base: `${countText(figure.result.denominator ?? 0)}${figure.metric.base}`,
        measure: figure.metric.base,
        worth: worthOf(figure),
        worth_unit: worthUnit(figure, context),
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
    worth_unit: worthUnit(first, context),
  });
}

/** What one user or ticket is worth, in points of percent or the rate's own unit. */
function worthOf({ metric, result }: Figure): string {
  const rate = rateOf(result, metric.unit);
  return rate === null ? NO_VALUE : fixed(worthOfOne(rate), 1);
}

function worthUnit({ metric }: Figure, { say }: DocumentContext): string {
  return metric.unit === 'percent' ? say('word.points', {}) : metric.measure;
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

/**
 * The one call-out that says why figures of a slide have no value: exports that did not come, columns that they lack,
 * failures. Null where every figure has one, and where only exports are missing that the rows of a board name.
 */
export function missingBlock(
  figures: readonly Figure[],
  slideId: string,
  context: DocumentContext,
  isBoard = false,
): Block | null {
  const texts = [
    ...(isBoard ? [] : absentTexts(figures, context)),
    ...columnTexts(figures, context),
    ...figures
      .filter(({ result }) => result.status === 'error')
      .map(({ metric, result }) =>
        context.say('note.error', { subject: metric.name, reason: whyFact(result) }),
      ),
  ];
  if (texts.length === 0) return null;
  const text = [...new Set(texts)].join('');
  return { kind: 'callout', id: `${slideId}.missing`, tone: 'missing', text };
}

function absentTexts(figures: readonly Figure[], context: DocumentContext): readonly string[] {
  const ids = [...new Set(figures.flatMap((figure) => absentDataset(figure) ?? []))];
  const [only, ...more] = ids;
  if (only === undefined) return [];
  if (more.length === 0) return [context.say('note.not_provided', sourceOf(only, context))];
  const list = ids.map((id) => context.say('note.source', sourceOf(id, context))).join('、');
  return [context.say('note.several_not_provided', { list })];
}

/** A dataset's name, who should have sent it and by when; empty where the workspace does not say. */
export function sourceOf(id: string, { pack, workspace }: DocumentContext) {
  const input = workspace.inputs.datasets.find((one) => one.dataset === id);
  return {
    dataset: pack.datasets.find((one) => one.id === id)?.name ?? id,
    owner: input?.owner ?? '',
    due: input?.due ?? '',
  };
}

/** Metrics named in one sentence; of more only their number is told. */
const MOST_NAMED = 3;

/** A sentence for each reason why an export that did come gives no figure. A reason of unusable records names their dataset. */
function columnTexts(figures: readonly Figure[], context: DocumentContext): readonly string[] {
  const lacking = figures.filter(
    (figure) => figure.result.status === 'not_provided' && absentDataset(figure) === null,
  );
  const groups = Map.groupBy(
    lacking,
    ({ metric, result }) =>
      `${result.unusable === undefined ? metric.scope.dataset : ''}\n${JSON.stringify(result.reason)}`,
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const names = [...new Set(group.map(({ metric }) => metric.name))];
    return context.say('note.column_missing', {
      dataset:
        first.result.unusable === undefined
          ? sourceOf(first.metric.scope.dataset, context).dataset
          : '',
      reason: whyFact(first.result),
      subject: names.slice(0, MOST_NAMED).join('、'),
      count: names.length > MOST_NAMED ? `${names.length}` : '',
    });
  });
}
