import { grouped } from '../number/display.ts';
import { fraction } from '../number/fraction.ts';
import { textCell } from './cells.ts';
import type { DocumentContext } from './context.ts';
import type { Cell, Column, TableBlock } from './types.ts';

/** Where the figures come from: every export with its records, supplier and the time printed in it; null without any. */
export function sourcesBlock(
  title: string | null,
  id: string,
  { say, sources }: DocumentContext,
): TableBlock | null {
  if (sources.length === 0) return null;
  const column = (name: string, align: Column['align'] = 'start'): Column => ({
    id: name,
    label: say(`column.${name}`, {}),
    group: null,
    align,
    deckOnly: true,
  });
  return {
    kind: 'table',
    look: 'fine',
    id,
    title,
    columns: [
      column('source_dataset'),
      column('source_file'),
      column('source_records', 'end'),
      column('source_accepted', 'end'),
      column('source_quarantined', 'end'),
      column('source_supplier'),
      column('source_made_at'),
    ],
    rows: sources.map((source) => ({
      kind: 'body',
      cells: [
        textCell(source.dataset),
        textCell(source.file ?? say('value.not_provided', {})),
        countCell(source.records),
        countCell(source.accepted),
        countCell(source.quarantined),
        textCell(source.supplier === '' ? null : source.supplier),
        textCell(source.file === null ? null : (source.madeAt ?? say('value.no_time', {}))),
      ],
    })),
    note: null,
  };
}

function countCell(value: number | null): Cell {
  if (value === null) return textCell(null);
  return { kind: 'count', display: grouped(fraction(value), 0), value, key: null };
}
