import { describe, expect, it } from 'vitest';
import { memorySource } from '../bytes/byte-source.ts';
import {
  bookOf,
  bookParts,
  read,
  refusal,
  sheetsOfRows,
  type TestPart,
  zipOf,
} from './test-support.ts';
import { sheetsOf } from './workbook.ts';

const ROW = '<row><c t="s"><v>0</v></c></row>';
const STRINGS = '<sst><si><t>断线</t></si></sst>';
const INLINE = '<row><c t="inlineStr"><is><t>断线</t></is></c></row>';
const SHEET = 'xl/worksheets/sheet1.xml';

/** The first sheet of a workbook of one shared string, some of its parts changed. */
const firstRows = async (change: (part: TestPart) => TestPart | null, rows = ROW) => {
  const parts = bookParts(rows, { strings: STRINGS }).flatMap((part) => change(part) ?? []);
  return (await read(zipOf(parts)))[0]?.rows;
};
const inPart = (name: string, from: string, to: string) => (part: TestPart) =>
  part.name === name ? { ...part, text: part.text.replace(from, to) } : part;
const inRelations = (from: string, to: string) => inPart('xl/_rels/workbook.xml.rels', from, to);

describe('a workbook that spreadsheets open', () => {
  it.each(['4294749708', '3', '0', 'x'])('may say that it has %s shared strings', async (count) => {
    const strings = STRINGS.replace('<sst>', `<sst uniqueCount="${count}" count="${count}">`);
    expect((await read(bookOf(ROW, { strings })))[0]?.rows).toEqual([['断线']]);
  });

  it('may name shared strings that are not there, if no cell asks for one', async () => {
    const without = (part: TestPart) => (part.name === 'xl/sharedStrings.xml' ? null : part);
    expect(await firstRows(without, INLINE)).toEqual([['断线']]);
    expect(await refusal(firstRows(without))).toMatchObject({ why: 'damaged', at: SHEET });
  });

  it.each([
    ['from the root', '/xl/worksheets/sheet1.xml'],
    ['from the root without its slash', 'xl/worksheets/sheet1.xml'],
    ['with backslashes', 'worksheets\\sheet1.xml'],
    ['with a dot', './worksheets/sheet1.xml'],
    ['in other letters', 'Worksheets/Sheet1.XML'],
    ['in a folder that is not there', 'sheets/sheet1.xml'],
  ])('may name its sheet %s', async (_, target) => {
    const renamed = inRelations('Target="worksheets/sheet1.xml"', `Target="${target}"`);
    expect(await firstRows(renamed)).toEqual([['断线']]);
  });

  it.each(['工作表 1.xml', '%E5%B7%A5%E4%BD%9C%E8%A1%A8%201.xml'])(
    'may give its sheet a name of other letters, written %s',
    async (target) => {
      const renamed = inRelations('worksheets/sheet1.xml', `worksheets/${target}`);
      const moved = (part: TestPart) =>
        renamed(part.name === SHEET ? { ...part, name: 'xl/worksheets/工作表 1.xml' } : part);
      expect(await firstRows(moved)).toEqual([['断线']]);
    },
  );

  it('may keep strings where no relation leads', async () => {
    const unlinked = inRelations('/sharedStrings"', '/somethingElse"');
    const moved = (part: TestPart) =>
      unlinked(
        part.name === 'xl/sharedStrings.xml' ? { ...part, name: 'xl/s/SharedStrings.xml' } : part,
      );
    expect(await firstRows(moved)).toEqual([['断线']]);
  });

  it('may have rows without cells at the end of several sheets; they are all that is counted there', async () => {
    const end = Array.from({ length: 7 }, (_, at) => `<row r="${1_048_570 + at}"/>`).join('');
    const sheets = await read(sheetsOfRows([`${INLINE}${end}`, `${INLINE}${end}`, INLINE + end]));
    expect(sheets.map(({ records }) => records.length)).toEqual([8, 8, 8]);
    expect(sheets[0]?.records.at(-1)).toBe(1_048_576);
  });

  it('may have a cell in the last row of two sheets', async () => {
    const last = '<row r="1048576"><c t="inlineStr"><is><t>注</t></is></c></row>';
    let records = 0;
    const bytes = sheetsOfRows([INLINE + last, INLINE + last]);
    for await (const sheet of sheetsOf(memorySource(bytes), 'a.xlsx'))
      for await (const _ of sheet.records) records += 1;
    expect(records).toBe(2 * 1_048_576);
  });

  it('tells which rows people do not see', async () => {
    const bytes = bookOf(`${INLINE}${INLINE.replace('<row>', '<row hidden="1">')}${INLINE}`);
    const hidden: number[] = [];
    for await (const { records } of sheetsOf(memorySource(bytes), 'a.xlsx'))
      for await (const { record, isHidden } of records) if (isHidden) hidden.push(record);
    expect(hidden).toEqual([2]);
  });
});
