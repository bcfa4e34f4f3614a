import type { DocumentContext } from './context.ts';
import type { Column } from './types.ts';

/** A column without a group, which deck and workbook print alike. */
export function plainColumn(id: string, label: string, align: Column['align']): Column {
  return { id, label, group: null, align, deckOnly: false };
}

/** Makes the columns of a table that only the deck prints, named by the phrases `column.<id>`. */
export function deckColumns({ say }: DocumentContext) {
  return (id: string, align: Column['align'] = 'start'): Column => ({
    ...plainColumn(id, say(`column.${id}`, {}), align),
    deckOnly: true,
  });
}
