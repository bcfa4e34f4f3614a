import type { DraftChange } from '../../metrics/draft-changes.ts';
import { exactValue } from '../../metrics/exact-value.ts';
import { displayChange, NO_VALUE } from '../../number/display.ts';
import { subtract } from '../../number/fraction.ts';
import { textCell, valueCell } from '../model/cells.ts';
import { deckColumns } from '../model/columns.ts';
import type { DocumentContext } from '../model/context.ts';
import type { Row, TableBlock } from '../model/types.ts';

/** Rows that the deck shows; the workbook lists all. */
const MOST = 12;

/**
 * What is another figure than in an earlier draft of the month: figures with limits first, wholes before their parts.
 * Null where nothing is.
 */
export function draftChangesBlock(
  title: string | null,
  id: string,
  context: DocumentContext,
): TableBlock | null {
  const { say, draft } = context;
  if (draft.changes.length === 0) return null;
  const column = deckColumns(context);
  const shown = draft.changes
    .toSorted((a, b) => weightOf(a, context) - weightOf(b, context))
    .slice(0, MOST);
  const count = draft.changes.length;
  return {
    kind: 'table',
    id,
    title,
    columns: [
      column('draft_metric'),
      column('draft_members'),
      {
        ...column('draft_is', 'end'),
        id: 'draft_was',
        label: say('column.draft_was', { against: String(draft.against ?? '') }),
      },
      column('draft_is', 'end'),
      column('draft_difference', 'end'),
    ],
    rows: shown.map((change) => rowOf(change, context)),
    note: say('draft.note', {
      against: String(draft.against ?? ''),
      count: String(count),
      rest: count > MOST ? String(count - MOST) : '',
    }),
  };
}

function weightOf({ metric, by }: DraftChange, { workspace }: DocumentContext): number {
  const isLimited = workspace.targets.some((target) => target.metric === metric.id);
  return (isLimited ? 0 : 2) + (Object.keys(by).length === 0 ? 0 : 1);
}

function rowOf({ metric, by, was, is }: DraftChange, { lookup, say }: DocumentContext): Row {
  const members = Object.values(by).join(' / ') || say('row.total', {});
  return {
    kind: 'body',
    cells: [
      textCell(metric.name),
      textCell(members),
      textCell(was?.display ?? null),
      is === null ? textCell(null) : valueCell(lookup.figure(metric.id, by), say),
      textCell(differenceText({ metric, was, is }, say)),
    ],
  };
}

/** Points for rates, else in the metric's own unit; nothing where one of both has no value. */
function differenceText(
  { metric, was, is }: Pick<DraftChange, 'metric' | 'was' | 'is'>,
  say: DocumentContext['say'],
): string {
  const before = was === null ? null : exactValue(was, metric.unit);
  const now = is === null ? null : exactValue(is, metric.unit);
  if (before === null || now === null) return NO_VALUE;
  const size = displayChange(subtract(now, before), metric.unit);
  return metric.unit === 'percent' ? say('change.rate', { size }) : size;
}
