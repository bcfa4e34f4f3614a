import { figureName } from '../../findings/figure-name.ts';
import { absentDataset } from '../../metrics/absent-dataset.ts';
import type { Figure } from '../../metrics/lookup.ts';
import { NO_VALUE } from '../../number/display.ts';
import type { BlockSpec } from '../../pack/outline/types.ts';
import { ownerOf } from '../../workspace/owner-of.ts';
import { branchDimension } from '../model/branch-dimension.ts';
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
import type { Cell, Column, Row, TableBlock } from '../model/types.ts';
import { yearCell } from '../model/year-cell.ts';

type IndicatorsSpec = Extract<BlockSpec, { kind: 'kpi_board' | 'indicators' }>;

interface Printed {
  readonly id: string;
  /** Of a column of one setter: what its phrase is called, and takes. */
  readonly head?: { readonly phrase: string; readonly setter: { readonly word: string } };
  readonly align: Column['align'];
  readonly cell: (figure: Figure) => Cell;
}

/**
 * Builds a board or a table of listed figures as rows; columns that are empty in every row are left out. Where figures were
 * computed by branch, it knows the same rows of each branch.
 */
export function indicatorsBlock(
  spec: IndicatorsSpec,
  id: string,
  context: DocumentContext,
): TableBlock {
  const asked = spec.rows.flatMap((row) => row.of.map((only) => ({ metric: row.metric, only })));
  const figures = asked.map(({ metric, only }) => context.lookup.figure(metric, only));
  const columns = columnsOf(spec, context);
  const printed = columns.map((column) => ({
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
  const [name] = columns;
  const branchRows = (branch: string): readonly Row[] => {
    const own = asked.map(({ metric, only }) => figureOfBranch(metric, only, branch, context));
    if (!own.some((figure) => figure?.result.status === 'ok')) return [];
    const rows = own.map((figure, row): Row => {
      const whole = figures[row];
      const head = whole && name ? name.cell(whole) : textCell(null);
      const cells = kept.slice(1).map(({ column }) => figure && column.cell(figure));
      return { kind: 'body', cells: [head, ...cells.map((cell) => cell ?? textCell(null))] };
    });
    const known = own.filter((figure) => figure !== null);
    return withSmallBases({ ...made, rows }, known, context).rows;
  };
  const branches = context.workspace.organization.branches
    .map(({ name: branch }) => ({ branch, rows: branchRows(branch) }))
    .filter(({ rows }) => rows.length > 0);
  const board = withSmallBases(made, figures, context);
  return branches.length === 0 ? board : { ...board, branches };
}

/** The figure of one branch; null where it is not computed by branch, or is of one already. */
function figureOfBranch(
  metric: string,
  only: Readonly<Record<string, string>>,
  branch: string,
  context: DocumentContext,
): Figure | null {
  const dimension = branchDimension(metric, context);
  if (dimension === null || dimension in only) return null;
  return context.lookup.figure(metric, { ...only, [dimension]: branch });
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
    { id: 'year_change', align: 'end', cell: (figure) => yearCell(figure, context) },
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
