import exceljs from 'exceljs';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../messages/fault.ts';
import { workbook } from '../test-support.ts';
import { sheetsOf } from './workbook.ts';

async function read(bytes: Uint8Array) {
  const sheets: { name: string; rows: (readonly string[])[]; records: number[] }[] = [];
  for await (const { name, records } of sheetsOf(Buffer.from(bytes), 'a.xlsx')) {
    const sheet = { name, rows: [] as (readonly string[])[], records: [] as number[] };
    for await (const { record, cells } of records) {
      sheet.rows.push(cells);
      sheet.records.push(record);
    }
    sheets.push(sheet);
  }
  return sheets;
}

async function refusal(bytes: Uint8Array): Promise<unknown> {
  const outcome = await read(bytes).catch((cause: unknown) => cause);
  if (!(outcome instanceof Fault)) throw new Error('the workbook was read', { cause: outcome });
  return outcome.said.params;
}

/** Packs the parts of a workbook again, one of them changed. */
async function repacked(bytes: Uint8Array, part: string, change: (xml: string) => string) {
  const zip = await JSZip.loadAsync(bytes);
  zip.file(part, change((await zip.file(part)?.async('string')) ?? ''));
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

const SHEET = 'xl/worksheets/sheet1.xml';
const sample = () =>
  workbook({
    甲: [
      ['单号', '原因'],
      ['A1', '断线'],
    ],
    乙: [['x']],
  });

describe('reading a workbook', () => {
  it('keeps every Chinese character of long sheets and strings', async () => {
    const rows = Array.from({ length: 4000 }, (_, n) => [
      `${n}无法连接对方计算机𠮷`,
      '断线'.repeat(n % 7),
    ]);
    const [sheet] = await read(await workbook({ 长: rows }));
    expect(sheet?.rows).toEqual(rows.map(([a, b]) => (b === '' ? [a] : [a, b])));
    const inline = await repacked(await workbook({ 长: [['占位']] }), SHEET, (xml) =>
      xml.replace(
        /<sheetData>.*<\/sheetData>/s,
        `<sheetData>${rows
          .map(
            ([text], n) =>
              `<row r="${n + 1}"><c r="A${n + 1}" t="inlineStr"><is><t>${text}</t></is></c></row>`,
          )
          .join('')}</sheetData>`,
      ),
    );
    expect((await read(inline))[0]?.rows).toEqual(rows.map(([text]) => [text]));
  });

  it('gives sheets in the order of the workbook and rows by their number', async () => {
    const bytes = await workbook({ 甲: [['一'], [], ['三']], 乙: [['x']] });
    expect(await read(bytes)).toEqual([
      { name: '甲', rows: [['一'], [], ['三']], records: [1, 2, 3] },
      { name: '乙', rows: [['x']], records: [1] },
    ]);
  });

  it('takes dates by the date system of the workbook, and leaves phonetic guides out', async () => {
    const book = new exceljs.Workbook();
    book.properties.date1904 = true;
    const sheet = book.addWorksheet('表');
    sheet.addRow([new Date(Date.UTC(2009, 6, 31, 23, 59, 59)), '雁江']);
    sheet.addRow([{ formula: 'A1+1', result: 38564.5 }]);
    sheet.getCell('A2').numFmt = 'yyyy-mm-dd hh:mm';
    const bytes = await repacked(
      new Uint8Array(await book.xlsx.writeBuffer()),
      'xl/sharedStrings.xml',
      (xml) => xml.replace('</si>', '<rPh sb="0" eb="1"><t>yanjiang</t></rPh></si>'),
    );
    expect((await read(bytes))[0]?.rows).toEqual([
      ['2009-07-31 23:59:59', '雁江'],
      ['2009-08-01 12:00:00'],
    ]);
  });
});

describe('a workbook is refused', () => {
  it('when it is cut, or a byte of it changed', async () => {
    const bytes = await sample();
    expect(await refusal(bytes.slice(0, bytes.length / 2))).toMatchObject({ why: 'damaged' });
    const zip = await JSZip.loadAsync(bytes);
    const stored = await zip.generateAsync({ type: 'uint8array', compression: 'STORE' });
    const at = Buffer.from(stored).indexOf('<row r="2"') + 8;
    stored[at] = 0x33;
    expect(await refusal(stored)).toMatchObject({ why: 'damaged', at: SHEET });
  });

  it('when a sheet or its strings end early, though the zip is whole', async () => {
    const cut = await repacked(await sample(), SHEET, (xml) => xml.slice(0, xml.indexOf('</row>')));
    expect(await refusal(cut)).toMatchObject({ why: 'damaged', at: SHEET });
    const strings = await repacked(await sample(), 'xl/sharedStrings.xml', (xml) =>
      xml.replace(/<si>(?:(?!<si>).)*<\/sst>/s, '</sst>'),
    );
    expect(await refusal(strings)).toMatchObject({ why: 'damaged' });
  });

  it('when it would unpack out of all proportion', async () => {
    const bomb = await repacked(await sample(), SHEET, (xml) => xml + ' '.repeat(30_000_000));
    expect(await refusal(bomb)).toMatchObject({ why: 'too_large', at: SHEET });
  });

  it('when it holds a DOCTYPE, or tags that would be overlooked', async () => {
    const doctype = await repacked(await sample(), SHEET, (xml) =>
      xml.replace('<worksheet', '<!DOCTYPE a><worksheet'),
    );
    expect(await refusal(doctype)).toMatchObject({ why: 'forbidden' });
    const prefixed = await repacked(await sample(), SHEET, (xml) =>
      xml.replace(/<(\/?)(?=[a-z])/g, '<$1x:').replace('xmlns=', 'xmlns:x='),
    );
    expect(await refusal(prefixed)).toMatchObject({ why: 'unknown_layout' });
    const nameless = await repacked(await sample(), SHEET, (xml) =>
      xml.replaceAll(/<c r="\w+"/g, '<c'),
    );
    expect(await refusal(nameless)).toMatchObject({ why: 'unknown_layout' });
  });

  it('when it is another kind of archive', async () => {
    const zip = new JSZip().file('障碍.csv', '单号');
    expect(await refusal(await zip.generateAsync({ type: 'uint8array' }))).toMatchObject({
      why: 'not_a_workbook',
    });
  });
});
