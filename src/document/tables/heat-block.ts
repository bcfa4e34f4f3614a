import type { Figure } from '../../metrics/lookup.ts';
import { membersOf } from '../../metrics/members.ts';
import { countText } from '../../number/display.ts';
import type { ChartSpec } from '../../pack/outline/charts/charts.ts';
import { statusCell, textCell, valueCell } from '../model/cells.ts';
import { plainColumn } from '../model/columns.ts';
import type { DocumentContext } from '../model/context.ts';
import { withSmallBases } from '../model/notes.ts';
import type { Cell, HeatWords, Row, TableBlock } from '../model/types.ts';
import { restOf } from './most-rows.ts';

type HeatSpec = Extract<ChartSpec, { kind: 'heat' }>;
type HeatRow = HeatSpec['rows'][number];

/** A slide holds no more columns than these. */
const MOST_ACROSS = 9;

/** Metrics as rows and members as columns, the total first; each cell carries value, verdict in words and its base. */
export function heatBlock(spec: HeatSpec, id: string, context: DocumentContext): TableBlock | null {
  const members = columnMembers(spec, context);
  const figures: Figure[] = [];
  const cell = (row: HeatRow, member: string | null): Cell => {
    const by = member === null ? row.only : { ...row.only, [spec.across]: member };
    const figure = context.lookup.figure(row.metric, by);
    if (figure) figures.push(figure);
    return heatCell(figure, context);
  };
  const columns = [...(spec.total ? [null] : []), ...members];
  if (members.length === 0) return null;
  const nameOf = (member: string | null): string => member ?? context.say('row.whole', {});
  const table = { kind: 'table', look: 'heat', id, title: spec.title } as const;
  if (columns.length > MOST_ACROSS) {
    // So many members stand one under the other: rows can run on, columns cannot.
    const rows = columns.map((member): Row => {
      const cells = spec.rows.map((row) => cell(row, member));
      return { kind: 'body', cells: [textCell(nameOf(member)), ...cells] };
    });
    const heads = spec.rows.map((row, at) => plainColumn(`${at}`, labelOf(row, context), 'center'));
    const columnsOfMetrics = [
      plainColumn('member', context.say('column.unit', {}), 'start'),
      ...heads,
    ];
    const made = {
      ...table,
      columns: columnsOfMetrics,
      rows,
      ...restOf(rows, context),
      note: null,
    };
    return withSmallBases(made, figures, context);
  }
  const rows = spec.rows.map((row): Row => {
    const cells = columns.map((member) => cell(row, member));
    return { kind: 'body', cells: [textCell(labelOf(row, context)), ...cells] };
  });
  const made = {
    ...table,
    columns: [
      plainColumn('indicator', context.say('column.indicator', {}), 'start'),
      ...columns.map((member) => plainColumn(member ?? 'total', nameOf(member), 'center')),
    ],
    rows,
    note: null,
  };
  return withSmallBases(made, figures, context);
}

function labelOf(row: HeatRow, context: DocumentContext): string {
  const metric = context.lookup.metric(row.metric);
  const members = Object.values(row.only).join('');
  return row.label ?? (members === '' ? metric.name : `${members}${metric.shortName}`);
}

function heatCell(figure: Figure | null, context: DocumentContext): Cell {
  const cell = valueCell(figure, context.say);
  if (figure === null || cell.kind !== 'rate') return cell;
  const { denominator } = figure.result;
  const status = statusCell(figure, null, context.say).display;
  const heat: HeatWords = {
    sign: cell.verdict,
    word: /\p{L}/u.test(status) ? status : '',
    base: denominator === null ? null : `${countText(denominator)}${figure.metric.base}`,
  };
  return { ...cell, heat };
}

/** The configured members that any of the rows has, then others as they come. */
function columnMembers(spec: HeatSpec, context: DocumentContext): readonly string[] {
  const seen = spec.rows.flatMap((row) =>
    context.lookup
      .figures(row.metric, [spec.across, ...Object.keys(row.only)], row.only)
      .map((figure) => figure.result.by[spec.across] ?? ''),
  );
  const order = spec.rows.flatMap((row) => {
    const datasetId = context.lookup.metric(row.metric).scope.dataset;
    const dataset = context.pack.datasets.find((one) => one.id === datasetId);
    return dataset ? membersOf(spec.across, dataset, context.workspace.organization) : [];
  });
  const found = new Set(seen);
  return [...new Set([...order.filter((member) => found.has(member)), ...seen])];
}
