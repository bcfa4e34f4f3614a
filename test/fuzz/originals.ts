import { encodeGb18030 } from '../../fixtures/generator/gb18030.ts';
import { cells, HEADER, text } from '../../fixtures/hostile/make/rows.ts';
import { bookParts, zipOf } from '../../src/ingest/xlsx/test-support.ts';

/** A valid export before it is spoilt. */
export interface Original {
  readonly name: string;
  readonly bytes: Buffer;
  readonly records: number;
}

const RECORDS = 60;

/** Records with some users twice, quoted texts of several lines, and open tickets among them. */
const records: readonly (readonly string[])[] = Array.from({ length: RECORDS }, (_, at) => {
  const day = String((at % 28) + 1).padStart(2, '0');
  return cells(at + 1, {
    故障号码: `0282600${String(at - (at % 5 === 4 ? 3 : 0)).padStart(4, '0')}`,
    受理时间: `2009-07-${day} 08:05:00`,
    恢复时间: at % 7 === 0 ? '' : `2009-07-${day} 15:00:00`,
    障碍现象: at % 4 === 0 ? `断线，"时断时续"\n第${at}次` : '断线',
  });
});

const quoted = (cell: string): string =>
  /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
const csv = text(
  '2009年7月障碍单',
  HEADER.join(','),
  records.map((row) => row.map(quoted).join(',')),
  `合计,${RECORDS},,,,,,,,`,
  '注：本表不含割接',
);

const escaped = (cell: string): string => cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const rowsXml = [HEADER, ...records]
  .map((row, at) => {
    const written = row.map((cell) => `<c t="str"><v>${escaped(cell)}</v></c>`).join('');
    return `<row r="${at + 1}">${written}</row>\n`;
  })
  .join('');
const parts = bookParts(rowsXml);

/** Each form that exports come in: text in two encodings, a workbook packed, and one that is only stored. */
export const ORIGINALS: readonly Original[] = [
  { name: '障碍.csv', bytes: Buffer.from(csv), records: RECORDS },
  { name: '障碍-gb.csv', bytes: Buffer.from(encodeGb18030(csv)), records: RECORDS },
  { name: '障碍.xlsx', bytes: zipOf(parts), records: RECORDS },
  {
    name: '障碍-stored.xlsx',
    bytes: zipOf(parts.map((part) => ({ ...part, method: 0 }))),
    records: RECORDS,
  },
];
