import { grouped, NO_VALUE } from '../../number/display.ts';
import { decimalOf } from '../../number/fraction.ts';
import type { RecordBlockSpec } from '../../pack/outline/record-blocks.ts';
import type { ListValue } from '../../records/types.ts';
import { plainColumn } from '../model/columns.ts';
import type { DocumentContext } from '../model/context.ts';
import type { Block, Cell, TableBlock } from '../model/types.ts';

type RecordsSpec = Extract<RecordBlockSpec, { kind: 'records' }>;

/** Records of the month as a table, one a row; how many there are besides and where they stand, in a note. */
export function recordsBlock(spec: RecordsSpec, id: string, context: DocumentContext): Block {
  const list = context.records.get(id);
  if (!list || list.rows.length === 0) {
    const text = list?.about ?? context.say('note.no_records', {});
    return { kind: 'callout', id, tone: 'info', text };
  }
  const table: TableBlock = {
    kind: 'table',
    id,
    title: spec.title,
    columns: list.columns.map(({ label, kind }, at) =>
      plainColumn(`${at}`, label, kind === 'count' || kind === 'decimal' ? 'end' : 'start'),
    ),
    rows: list.rows.map((values) => ({ kind: 'body', cells: values.map(cellOf) })),
    note:
      list.total > list.rows.length
        ? context.say('note.records_rest', {
            count: String(list.total - list.rows.length),
            list: list.title,
          })
        : null,
  };
  return table;
}

/** A moment is printed to the minute. */
function cellOf(value: ListValue): Cell {
  if (typeof value === 'number') {
    const decimals = Number.isInteger(value) ? 0 : 1;
    const display = grouped(decimalOf(value), decimals);
    return { kind: 'number', display, value, isPercent: false, decimals, key: null };
  }
  const text = value ?? '';
  const moment = /^\d{4}-(\d{2}-\d{2} \d{2}:\d{2}):\d{2}(\.\d+)?$/.exec(text);
  return { kind: 'text', display: text === '' ? NO_VALUE : (moment?.[1] ?? text) };
}
