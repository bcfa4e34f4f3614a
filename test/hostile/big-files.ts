import { HEAD, line, lines, text, withCell, withLine } from '../../fixtures/hostile/make/rows.ts';
import { bookOf } from '../../src/ingest/xlsx/test-support.ts';
import type { Expected } from './corpus.ts';

/** A file too large to be kept, and what must become of it. */
export interface BigFile {
  readonly what: string;
  readonly name: string;
  readonly make: () => Buffer;
  readonly expected: Expected;
}

const csv = (content: string): Buffer => Buffer.from(content);
const many = (count: number, make: (n: number) => string): string[] =>
  Array.from({ length: count }, (_, at) => make(at + 1));
const day = { 受理时间: '2009-07-03 08:05:00', 恢复时间: '2009-07-03 09:00:00' };
const unreadable = { exit: 3, code: 'ingest.unreadable' };

/** The large files of the corpus. */
export const bigFiles: readonly BigFile[] = [
  {
    what: 'a cell of 1.2 million characters',
    name: 'cell.csv',
    make: () => csv(withCell('障碍现象', '断'.repeat(1_200_000))),
    expected: { header: 1, accepted: 5, quarantined: 1, records: [4], says: '长得不合理' },
  },
  {
    what: 'a line of 4 million characters without an end',
    name: 'line.csv',
    make: () => csv(text(HEAD, lines(1, 6)) + 'x'.repeat(4_000_000)),
    expected: { header: 1, accepted: 6, quarantined: 1, records: [8], says: '长得不合理' },
  },
  {
    what: 'one open quote before 40,000 records',
    name: 'quote.csv',
    make: () =>
      csv(
        text(
          HEAD,
          line(1, { 障碍现象: '"断线' }),
          many(40_000, (n) => line(n + 1, day)),
        ),
      ),
    expected: { header: 1, accepted: 40_000, quarantined: 1, records: [2], says: '引号' },
  },
  {
    what: 'a stray quote in each of 20,000 records',
    name: 'quotes.csv',
    make: () =>
      csv(
        text(
          HEAD,
          line(1),
          many(20_000, (n) => line(n + 1, { 障碍现象: '断"线' })),
        ),
      ),
    expected: { header: 1, accepted: 1, quarantined: 20_000, says: '引号' },
  },
  {
    what: 'more than 50,000 unusable records',
    name: 'column.csv',
    make: () =>
      csv(
        text(
          HEAD,
          line(1),
          many(50_001, (n) => line(n + 1, { 分公司: '北区' })),
        ),
      ),
    expected: { exit: 3, code: 'ingest.too_many_unusable', says: '整列放错' },
  },
  {
    what: 'a record of 200,000 cells',
    name: 'cells.csv',
    make: () => csv(withLine(`${line(7)},${'x,'.repeat(200_000)}`)),
    expected: { header: 1, accepted: 6, quarantined: 1, records: [5], says: '内容可能错位' },
  },
  {
    what: 'a million blank lines',
    name: 'blank.csv',
    make: () => csv(`${text(HEAD, lines(1, 6))}${'\n'.repeat(1_000_000)}`),
    expected: { header: 1, accepted: 6, blank: 1_000_000 },
  },
  {
    what: 'a workbook that unpacks to 100 million characters',
    name: 'bomb.xlsx',
    make: () => bookOf(`<row r="1">${' '.repeat(100_000_000)}</row>`),
    expected: { ...unreadable, why: 'too_large' },
  },
  {
    what: 'a workbook of 5 million empty rows',
    name: 'rows.xlsx',
    make: () => bookOf('<row/>'.repeat(5_000_000)),
    expected: { ...unreadable, why: 'too_large' },
  },
  {
    what: 'a page of spans without measure',
    name: 'spans.xls',
    make: () => csv(`<table>${'<tr><td colspan=1000>a'.repeat(6000)}</table>`),
    expected: { ...unreadable, why: 'too_large' },
  },
  {
    what: 'a page of 200,000 tables in each other',
    name: 'nested.xls',
    make: () => csv('<table><tr><td>'.repeat(200_000)),
    expected: { ...unreadable, why: 'unknown_layout' },
  },
];
