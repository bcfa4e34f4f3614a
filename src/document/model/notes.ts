import { absentDataset } from '../../metrics/absent-dataset.ts';
import { isRate } from '../../metrics/additive.ts';
import type { Figure } from '../../metrics/lookup.ts';
import { whyFact } from '../../metrics/reason.ts';
import type { DocumentContext } from './context.ts';
import type { Block, Cell, TableBlock } from './types.ts';

/** Whether a judged rate of all there is rests on so few that one record moves it much. */
export function isSmallBase(
  { metric, result: { denominator, targets } }: Figure,
  { pack }: Pick<DocumentContext, 'pack'>,
): boolean {
  return (
    isRate(metric) &&
    metric.population === 'census' &&
    targets.length > 0 &&
    denominator !== null &&
    denominator > 0 &&
    denominator < pack.findings.thresholds.small_base
  );
}

/** What the sign for small bases says, below a table or chart. */
export function smallBaseNote({ pack, say }: Pick<DocumentContext, 'pack' | 'say'>): string {
  return say('note.small_bases', { base: String(pack.findings.thresholds.small_base) });
}

/** A table whose rates on small bases carry a sign, with one line that explains it. */
export function withSmallBases(
  table: TableBlock,
  figures: readonly Figure[],
  context: DocumentContext,
): TableBlock {
  const small = new Set(
    figures.filter((one) => isSmallBase(one, context)).map(({ result }) => result.key),
  );
  const isSigned = (cell: Cell): boolean =>
    cell.kind === 'rate' && cell.key !== null && small.has(cell.key);
  if (!table.rows.some(({ cells }) => cells.some(isSigned))) return table;
  const rows = table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => (isSigned(cell) ? { ...cell, isSmallBase: true } : cell)),
  }));
  return { ...table, rows, note: `${table.note ?? ''}${smallBaseNote(context)}` };
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
