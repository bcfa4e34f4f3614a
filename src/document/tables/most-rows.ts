import type { DocumentContext } from '../model/context.ts';
import type { Row, TableBlock } from '../model/types.ts';

/** A table of more rows is no page that anybody reads: one page of it stands in the deck, all of it in the workbook. */
export const MOST_ROWS = 30;

/** What a table says of the rows that its page does not hold, where it has very many. */
export function restOf(
  rows: readonly Row[],
  { say }: Pick<DocumentContext, 'say'>,
): Pick<TableBlock, 'rest'> {
  const isLong = rows.filter(({ kind }) => kind === 'body').length > MOST_ROWS;
  return isLong ? { rest: say('note.rows_rest', { count: '{count}' }) } : {};
}
