import type { Figure } from '../../metrics/lookup.ts';
import { membersOf } from '../../metrics/members.ts';
import type { BlockSpec, TableColumnSpec } from '../../pack/outline/types.ts';
import {
  changeCell,
  gapCell,
  limitCell,
  partCell,
  previousCell,
  statusCell,
  textCell,
  valueCell,
} from '../model/cells.ts';
import { plainColumn } from '../model/columns.ts';
import type { DocumentContext } from '../model/context.ts';
import { moreThanTotal } from '../model/counted-in-several.ts';
import { withSmallBases } from '../model/notes.ts';
import type { Cell, Column, Row, TableBlock } from '../model/types.ts';
import { evenSentence } from './even-members.ts';
import { restOf } from './most-rows.ts';
import { recordRows } from './record-rows.ts';
import { restCell } from './rest-cell.ts';
import { memberCell, weakMembers } from './weak-members.ts';
import { excessCell, partOfWholeCell } from './whole-cells.ts';

type TableSpec = Extract<BlockSpec, { kind: 'table' }>;
type Members = Readonly<Record<string, string>>;

/** One printed column: what it shows, and the member of the `across` dimension it stands for. */
interface PrintedColumn {
  readonly spec: TableColumnSpec;
  readonly across: string | null;
}

/** Builds a table: a row for each combination of the row dimensions, the rest and the total after them. */
export function tableBlock(given: TableSpec, id: string, context: DocumentContext): TableBlock {
  const spec = upright(given, context);
  const columns = printedColumns(spec, context);
  const records = recordRows(spec, context);
  const found = rowMembers(spec, context);
  const combinations = records?.order(found) ?? found;
  const shown = spec.top === null ? combinations : combinations.slice(0, spec.top);
  const figures: Figure[] = [];
  const weak = weakMembers(spec.weak ?? null, context);
  const cell = (column: PrintedColumn, members: Members): Cell => {
    const figure = figureFor(column, members, spec, context);
    if (figure) figures.push(figure);
    return showCell(column.spec, figure, () => figureFor(column, {}, spec, context), context);
  };
  const rows: Row[] = shown.map((members) => ({
    kind: 'body',
    cells: [
      ...spec.rows.map(
        (name) =>
          records?.cell(members[name] ?? '') ?? memberCell(members[name] ?? '', weak, context),
      ),
      ...columns.map((column) => cell(column, members)),
    ],
  }));
  if (shown.length < combinations.length) {
    const rest = columns.map((column) =>
      restCell(
        column.spec.show,
        withoutRest(column, spec, context) ? null : figureFor(column, {}, spec, context),
        shown.map((members) => figureFor(column, members, spec, context)),
      ),
    );
    rows.push({ kind: 'rest', cells: [...labels(spec, context.say('row.rest', {})), ...rest] });
  }
  // A total of one row says it again.
  if (spec.total && rows.length !== 1) {
    rows.push({
      kind: 'total',
      cells: [
        ...labels(spec, context.say(totalWord(spec, context), {})),
        ...columns.map((column) => cell(column, {})),
      ],
    });
  }
  const heads = spec.rows.map((name) => labelColumn(name, spec, context));
  const even = evenSentence(spec, { ...context, label: heads[0]?.label ?? '' });
  const made: TableBlock = {
    kind: 'table',
    id,
    title: spec.title,
    columns: [...heads, ...columns.map((column) => headOf(column, columns, spec, context))],
    rows,
    ...restOf(rows, context),
    ...(even === null ? {} : { even }),
    note: null,
  };
  return withSmallBases(made, figures, context);
}

/** Parts that share what they count leave no remainder of the total. */
function withoutRest(
  { spec, across }: PrintedColumn,
  { rows, across: head }: TableSpec,
  context: DocumentContext,
): boolean {
  const only = across === null || head === null ? spec.only : { ...spec.only, [head]: across };
  const metric = context.lookup.metric(spec.metric);
  return moreThanTotal(metric, rows, only, context.lookup) !== null;
}

/** A slide holds no more columns of members than these; rows can run on. */
const MOST_ACROSS = 10;

/** The spec with rows and `across` exchanged where there are too many members to stand across, and fewer down. */
function upright(spec: TableSpec, context: DocumentContext): TableSpec {
  const { rows, across } = spec;
  const [row] = rows;
  if (across === null || row === undefined || rows.length > 1 || spec.top !== null) return spec;
  const turned: TableSpec = {
    ...spec,
    rows: [across],
    across: row,
    total: spec.acrossTotal,
    acrossTotal: spec.total,
  };
  const wide = (one: TableSpec): number => printedColumns(one, context).length;
  return wide(spec) > MOST_ACROSS * spec.columns.length && wide(turned) < wide(spec)
    ? turned
    : spec;
}

function printedColumns(spec: TableSpec, context: DocumentContext): readonly PrintedColumn[] {
  const { across } = spec;
  if (across === null) return spec.columns.map((column) => ({ spec: column, across: null }));
  const grouped = spec.columns.filter(({ totalOnly }) => totalOnly !== true);
  const seen = grouped.flatMap((column) =>
    context.lookup
      .figures(column.metric, [...spec.rows, across], column.only)
      .map((figure) => figure.result.by[across] ?? ''),
  );
  return [...new Set(seen)]
    .flatMap((member): PrintedColumn[] =>
      grouped.map((column) => ({ spec: column, across: member })),
    )
    .toSorted((a, b) => memberRank(a.across, spec, context) - memberRank(b.across, spec, context))
    .concat(spec.acrossTotal ? spec.columns.map((column) => ({ spec: column, across: null })) : []);
}

function memberRank(member: string | null, spec: TableSpec, context: DocumentContext): number {
  const [column] = spec.columns;
  if (member === null || spec.across === null || !column) return 0;
  const order = membersIn(spec.across, column.metric, context);
  return order.includes(member) ? order.indexOf(member) : order.length;
}

function membersIn(
  dimension: string,
  metricId: string,
  context: DocumentContext,
): readonly string[] {
  const datasetId = context.lookup.metric(metricId).scope.dataset;
  const dataset = context.pack.datasets.find((one) => one.id === datasetId);
  return dataset ? membersOf(dimension, dataset, context.workspace.organization) : [];
}

/** The combinations that have a figure; branches without one keep their row. */
function rowMembers(spec: TableSpec, context: DocumentContext): readonly Members[] {
  const found = new Map<string, Members>();
  const [first = ''] = spec.rows;
  const [column] = spec.columns;
  const isBranch =
    column !== undefined &&
    spec.rows.length === 1 &&
    columnType(first, column.metric, context) === 'branch';
  if (isBranch) {
    for (const name of context.workspace.organization.branches)
      found.set(name.name, { [first]: name.name });
  }
  for (const one of spec.columns) {
    const dimensions = [
      ...spec.rows,
      ...(spec.across === null || one.totalOnly === true ? [] : [spec.across]),
      ...Object.keys(one.only),
    ];
    for (const { result } of context.lookup.figures(one.metric, dimensions, one.only)) {
      const members = Object.fromEntries(spec.rows.map((name) => [name, result.by[name] ?? '']));
      const key = Object.values(members).join('\n');
      if (!found.has(key)) found.set(key, members);
    }
  }
  return [...found.values()];
}

function columnType(
  dimension: string,
  metricId: string,
  context: DocumentContext,
): string | undefined {
  const datasetId = context.lookup.metric(metricId).scope.dataset;
  const dataset = context.pack.datasets.find((one) => one.id === datasetId);
  return dataset?.columns.find((one) => one.name === dimension)?.type;
}

function figureFor(
  column: PrintedColumn,
  members: Members,
  spec: TableSpec,
  context: DocumentContext,
): Figure | null {
  const across =
    spec.across === null || column.across === null ? {} : { [spec.across]: column.across };
  return context.lookup.figure(column.spec.metric, { ...members, ...across, ...column.spec.only });
}

/** `whole`: the figure of the column over all rows. */
function showCell(
  spec: TableColumnSpec,
  figure: Figure | null,
  whole: () => Figure | null,
  context: DocumentContext,
): Cell {
  switch (spec.show) {
    case 'value':
      return valueCell(figure, context.say);
    case 'numerator':
    case 'denominator':
      return partCell(figure, spec.show);
    case 'previous':
      return previousCell(figure);
    case 'change':
      return changeCell(figure, context);
    case 'target':
      return limitCell(figure, spec.setBy ?? context.pack.levels.setters[0]?.id ?? '');
    case 'status':
      return statusCell(figure, spec.setBy, context.say);
    case 'gap':
      return gapCell(figure, spec.setBy, context.say);
    case 'excess':
      return excessCell(figure, whole());
    case 'part':
      return partOfWholeCell(figure, whole());
  }
}

/** Over all branches it is the whole organisation. */
function totalWord(
  { rows: [first], columns: [column] }: TableSpec,
  context: DocumentContext,
): string {
  const type =
    first === undefined || column === undefined ? '' : columnType(first, column.metric, context);
  return type === 'branch' ? 'row.whole' : 'row.total';
}

/** The label cells of a row that is no combination: the word, and nothing under the other dimensions. */
function labels(spec: TableSpec, word: string): readonly Cell[] {
  return spec.rows.map((_, index) => textCell(index === 0 ? word : ''));
}

function labelColumn(name: string, spec: TableSpec, context: DocumentContext): Column {
  const [column] = spec.columns;
  const datasetId = column ? context.lookup.metric(column.metric).scope.dataset : '';
  const dataset = context.pack.datasets.find((one) => one.id === datasetId);
  const label =
    dataset?.columns.find((one) => one.name === name)?.header ??
    dataset?.derived.find((one) => one.name === name)?.label ??
    name;
  return plainColumn(name, label, 'start');
}

function headOf(
  column: PrintedColumn,
  all: readonly PrintedColumn[],
  table: TableSpec,
  context: DocumentContext,
): Column {
  const { spec, across } = column;
  const metric = context.lookup.metric(spec.metric);
  const isPart = spec.show === 'numerator' || spec.show === 'denominator';
  const hasRate = all.some(
    (one) => one.across === across && one.spec.metric === spec.metric && one.spec.show === 'value',
  );
  const label = spec.label ?? metric.shortName;
  const member = across ?? (table.across === null ? null : context.say('row.total', {}));
  // Under each member the same one word would only repeat what the table's title says.
  const isAlone = table.columns.length === 1;
  return {
    id: [spec.metric, across ?? '', spec.show, spec.setBy ?? ''].join('|'),
    label: isAlone ? (member ?? label) : label,
    group: isAlone ? null : member,
    align: spec.show === 'status' ? 'center' : 'end',
    deckOnly: isPart && hasRate,
  };
}
