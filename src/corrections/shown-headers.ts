import { cellForm, shownText } from './cell-form.ts';

/** The headers over the cells of an export's records, `width` of them at least; a cell without one says where it stands. */
export function shownHeaders(headers: readonly string[], width: number): readonly string[] {
  return Array.from({ length: Math.max(headers.length, width) }, (_, at) => {
    const header = shownText(headers[at] ?? '').trim();
    if (header !== '') return header;
    return at < headers.length ? `（第${at + 1}列）` : `（多出的第${at + 1}格）`;
  });
}

/** Whether the headers of a sheet begin with those of its export, as it was written. */
export function sameHeaders(headers: readonly string[], given: readonly string[]): boolean {
  return shownHeaders(headers, headers.length).every(
    (header, at) => cellForm(given[at] ?? '') === cellForm(header),
  );
}
