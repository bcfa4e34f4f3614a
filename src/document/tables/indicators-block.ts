import { figureName } from '../../findings/figure-name.ts';
import { absentDataset } from '../../metrics/absent-dataset.ts';
import type { Figure } from '../../metrics/lookup.ts';
import { NO_VALUE } from '../../number/display.ts';
import type { BlockSpec } from '../../pack/outline/types.ts';
import { ownerOf } from '../../workspace/owner-of.ts';
import {
  changeCell,
  gapCell,
  limitCell,
  previousCell,
  statusCell,
  textCell,
  valueCell,
} from '../model/cells.ts';
import { plainColumn } from '../model/columns.ts';
import type { DocumentContext } from '../model/context.ts';
import { sourceOf, withSmallBases } from '../model/notes.ts';
import type { Cell, Column, TableBlock } from '../model/types.ts';

type IndicatorsSpec = Extract<BlockSpec, { kind: 'kpi_board' | 'indicators' }>;

interface Printed {
  readonly id: string;
  /** Of a column of one setter: what its phrase is called, and takes. */
  readonly head?: { readonly phrase: string; readonly setter: { readonly word: string } };
  readonly align: Column['align'];
  readonly cell: (figure: Figure) => Cell;
}

/** Builds a board or a table of listed figures as rows; columns that are empty in every row are left out. */
export function indicatorsBlock(
  spec: IndicatorsSpec,
  id: string,
  context: DocumentContext,
): TableBlock {
  const figures = spec.rows.flatMap((row) =>
    row.of.map((only) => context.lookup.figure(row.metric, only)),
  );
  const printed = columnsOf(spec, context).map((column) => ({
    column,
    cells: figures.map((figure) => column.cell(figure)),
  }));
  const kept = printed.filter(
    ({ cells }, index) =>
      index === 0 ||
      cells.some(
        (cell) => cell.display !== NO_VALUE && cell.display !== context.say('status.none', {}),
      ),
  );
  const made: TableBlock = {
    kind: spec.kind === 'kpi_board' ? 'kpi_board' : 'table',
    id,
    title: spec.title,
    columns: kept.map(({ column: { id: name, align, head } }) => {
      const label = head
        ? context.say(head.phrase, { setter: head.setter })
        : context.say(`column.${name}`, {});
      return plainColumn(name, label, align);
    }),
    rows: figures.map((_, row) => ({
      kind: 'body',
      cells: kept.map(({ cells }) => cells[row] ?? textCell(null)),
    })),
    note: null,
  };
  return withSmallBases(made, figures, context);
}

function columnsOf({ kind }: IndicatorsSpec, context: DocumentContext): readonly Printed[] {
  const { say } = context;
  // A board has one row for each figure and no other word on why there is none.
  const absentOf = (figure: Figure): string => {
    const id = kind === 'kpi_board' ? absentDataset(figure) : null;
    return id === null ? '' : sourceOf(id, context).dataset;
  };
  return [
    { id: 'indicator', align: 'start', cell: (figure) => textCell(figureName(figure)) },
    { id: 'value', align: 'end', cell: (figure) => valueCell(figure, say, absentOf(figure)) },
    ...context.pack.levels.setters.flatMap(({ id }): readonly Printed[] => [
      { ...setterColumn(id, 'limit'), align: 'end', cell: (figure) => limitCell(figure, id) },
      {
        ...setterColumn(id, 'status'),
        align: 'center',
        cell: (figure) => statusCell(figure, id, say),
      },
    ]),
    { id: 'gap', align: 'end', cell: (figure) => gapCell(figure, null, say) },
    { id: 'previous', align: 'end', cell: (figure) => previousCell(figure) },
    { id: 'change', align: 'end', cell: (figure) => changeCell(figure, context) },
    { id: 'owner', align: 'start', cell: (figure) => textCell(unitOf(figure, context)) },
  ];
}

/** Limit or verdict of one setter: `province_limit`. */
function setterColumn(setter: string, part: 'limit' | 'status'): Pick<Printed, 'id' | 'head'> {
  return {
    id: `${setter}_${part}`,
    head: { phrase: `column.setter_${part}`, setter: { word: `setter.${setter}` } },
  };
}

function unitOf({ metric, result }: Figure, context: DocumentContext): string | null {
  return ownerOf(metric.id, result.by, context.workspace.targets, context.month);
}
