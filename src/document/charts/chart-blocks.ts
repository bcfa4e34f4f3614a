import { isShare } from '../../calculators/parts.ts';
import { barFigures } from '../../findings/bar-figures.ts';
import type { Figure } from '../../metrics/lookup.ts';
import type { TargetVerdict } from '../../metrics/types.ts';
import { valueWords } from '../../metrics/value-words.ts';
import { countText, decimalsOf } from '../../number/display.ts';
import { signOf } from '../../number/unit.ts';
import type { BlockSpec } from '../../pack/outline/types.ts';
import { limitText, overallVerdict } from '../model/cells.ts';
import type { DocumentContext } from '../model/context.ts';
import { isSmallBase, smallBaseNote } from '../model/notes.ts';
import type { ChartBlock, ChartLimit } from '../model/types.ts';
import { differLittle, dotsOf } from './close-rates.ts';
import { limitsNote } from './limits-note.ts';

type BarsSpec = Extract<BlockSpec, { kind: 'bars' }>;

/** A chart under its title, without a note. */
export function chartBlock(
  title: string | null,
  id: string,
  chart: ChartBlock['chart'],
): ChartBlock {
  return { kind: 'chart', id, title, chart, note: null };
}

/** A chart of more items is cut to the first of them. */
const MOST_ITEMS = 30;
export const SHOWN_ITEMS = 24;

/** How many items of a long chart are drawn, and how many are not; null where all are. */
export function itemsNote(count: number, { say }: Pick<DocumentContext, 'say'>): string | null {
  if (count <= MOST_ITEMS) return null;
  return say('chart.items_rest', {
    shown: String(SHOWN_ITEMS),
    count: String(count - SHOWN_ITEMS),
  });
}

/** Bars of one metric over the members of one dimension; dots for rates that differ little. */
export function barsBlock(spec: BarsSpec, id: string, context: DocumentContext): ChartBlock | null {
  const all = barFigures(spec, context.lookup);
  const shown = all.slice(0, all.length > MOST_ITEMS ? SHOWN_ITEMS : all.length);
  const [first] = shown;
  if (!first) return null;
  const block = chartBlock(spec.title, id, {
    type: 'bars',
    unit: unitOf(first),
    decimals: decimalsOf(first.metric.unit),
    items: shown.map((figure) => ({
      key: figure.result.key,
      label: figure.result.by[spec.by] ?? '',
      value: figure.result.value ?? 0,
      display: signedText(figure, context),
      verdict: overallVerdict(figure.result.targets),
      previous: figure.result.previous?.value ?? null,
      isResidual: (spec.apart ?? []).includes(figure.result.by[spec.by] ?? ''),
    })),
    limits: limitsOf(shown, context),
    ...(differLittle(shown) ? dotsOf(spec, shown, context) : {}),
  });
  const limits = limitsNote(shown, spec.by, context);
  const note = `${limits ?? ''}${itemsNote(all.length, context) ?? ''}`;
  return { ...block, note: withBaseNote(note === '' ? null : note, shown, context) };
}

/** What stands at a bar's end: the value with its parts, `9.14%（98/1,072）`, or with what it counts. */
export function barText({ metric, result }: Figure): string {
  const { numerator, denominator } = result;
  const value = valueWords(metric, result.display);
  if (numerator === null || denominator === null) return value;
  const count = countText(numerator);
  return isShare(metric)
    ? `${value}（${count}${metric.counted}）`
    : `${value}（${count}/${countText(denominator)}）`;
}

/** The same with a sign where the base is small. */
export function signedText(figure: Figure, context: DocumentContext): string {
  return `${barText(figure)}${isSmallBase(figure, context) ? '†' : ''}`;
}

/** A chart's note with the line that explains the sign, where a bar has it. */
export function withBaseNote(
  note: string | null,
  figures: readonly Figure[],
  context: DocumentContext,
): string | null {
  const isSigned = figures.some((figure) => isSmallBase(figure, context));
  return isSigned ? `${note ?? ''}${smallBaseNote(context)}` : note;
}

/** What a chart's axis is in: % or what is counted. */
export function unitOf({ metric }: Figure): string {
  return signOf(metric.unit) || metric.measure;
}

/** The limits that every figure of the chart has. */
export function limitsOf(
  figures: readonly Figure[],
  context: DocumentContext,
): readonly ChartLimit[] {
  const [first, ...others] = figures.filter((figure) => figure.result.status === 'ok');
  if (!first) return [];
  return first.result.targets
    .filter((target) =>
      others.every(({ result }) =>
        result.targets.some((one) => one.setBy === target.setBy && one.limit === target.limit),
      ),
    )
    .map((target) => limitOf(target, first, context));
}

/** One limit as a chart draws it, named by who set it: `省考核 ≤8%`. */
export function limitOf(
  target: TargetVerdict,
  { metric }: Figure,
  context: DocumentContext,
): ChartLimit {
  return {
    label: context.say('limit.setter', {
      setter: { word: `setter.${target.setBy}` },
      limit: limitText(target, metric.unit),
    }),
    value: target.limit,
    rank: Math.max(
      0,
      context.pack.levels.setters.findIndex(({ id }) => id === target.setBy),
    ),
  };
}
