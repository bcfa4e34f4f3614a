import exceljs from 'exceljs';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../bytes/byte-source.ts';
import { refuserOf } from '../bytes/refuse.ts';
import { workbook } from '../test-support.ts';
import {
  bookOf,
  bookParts,
  read,
  refusal,
  sheetsOfRows,
  storedHeader,
  zipOf,
} from './test-support.ts';
import { unpacked } from './unpack.ts';
import { readZip } from './zip.ts';

const refused = (bytes: Uint8Array) => refusal(read(bytes));
const rowsOf = async (...given: Parameters<typeof bookOf>) =>
  (await read(bookOf(...given)))[0]?.rows;
const SHEET = 'xl/worksheets/sheet1.xml';

/** Packs the parts of a workbook again, one of them changed. */
async function repacked(bytes: Uint8Array, part: string, change: (xml: string) => string) {
  const zip = await JSZip.loadAsync(bytes);
  zip.file(part, change((await zip.file(part)?.async('string')) ?? ''));
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

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
    const inline = rows.map(
      ([text], n) => `<row><c r="A${n + 1}" t="inlineStr"><is><t>${text}</t></is></c></row>`,
    );
    expect(await rowsOf(inline.join(''))).toEqual(rows.map(([text]) => [text]));
  });

  it('gives sheets in the order of the workbook and rows by their number', async () => {
    const bytes = await workbook({ 甲: [['一'], [], ['三']], 乙: [['x']] });
    expect(await read(bytes)).toEqual([
      { name: '甲', rows: [['一'], [], ['三']], records: [1, 2, 3], faults: [] },
      { name: '乙', rows: [['x']], records: [1], faults: [] },
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

  it('reads each type of cell, and tells what cannot be used', async () => {
    const cells = [
      '<c r="A1" t="s"><v>0</v></c>',
      '<c r="B1" t="inlineStr"><is><r><rPr/><t>断</t></r><r><t xml:space="preserve"> 线</t></r></is></c>',
      '<c r="C1" t="str"><f>A1</f><v>a_x000D_b</v></c>',
      '<c r="D1" t="b"><v>1</v></c>',
      '<c r="E1" t="e"><v>#N/A</v></c>',
      '<c r="F1"><f>1+1</f></c>',
      '<c r="G1"><f t="shared" si="0"/><v>3.50</v></c>',
      '<c r="H1"><v>7.01E+15</v></c>',
      '<c r="I1"><v>三</v></c>',
      '<c r="J1" t="d"><v>2009-07-31T08:30:00</v></c>',
      '<c r="K1" t="str"><f>""</f><v></v></c>',
      '<c r="L1"><v>13300001234</v></c>',
      '<c r="M1" t="str"><f>A1</f></c>',
      '<c s="9"/><c r="XFD1" t="inlineStr"><is><t>尾</t></is></c>',
    ];
    const strings = '<sst><si><r><t>安</t></r><r><t>&#23731;&amp;</t></r></si></sst>';
    const [sheet] = await read(bookOf(`<row r="1">${cells.join('')}</row>`, { strings }));
    expect(sheet?.faults).toEqual([
      '1:4 cell_error',
      '1:5 formula_without_result',
      '1:8 unreadable_cell',
      '1:12 formula_without_result',
    ]);
    const [row = []] = sheet?.rows ?? [];
    expect(row).toHaveLength(16_384);
    expect(row.filter((cell) => cell !== '')).toEqual([
      ...['安岳&', '断 线', 'a\rb', 'TRUE', '3.5', '7.01e+15'],
      ...['2009-07-31 08:30:00', '13300001234', '尾'],
    ]);
  });

  it('reads moments, times of day and lengths of time by their formats', async () => {
    const formats = ['yyyy"年"m"月"d"日"', '[h]:mm:ss', 'h:mm', '0.00"h"', '[Red]0;[Blue]-0'];
    const styles = `<styleSheet><numFmts>${formats
      .map(
        (code, n) =>
          `<numFmt numFmtId="${200 + n}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
      )
      .join(
        '',
      )}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats
      .map((_, n) => `<xf numFmtId="${200 + n}"/>`)
      .join('')}<xf numFmtId="22"/><xf numFmtId="31"/></cellXfs></styleSheet>`;
    const cells = [
      [1, 40025.5],
      [2, 1.5],
      [3, 0.0625],
      [4, 2.5],
      [5, 7],
      [6, 40025.75],
      [7, 40025],
      [1, 13300001234],
    ].map(([style, value]) => `<c s="${style}"><v>${value}</v></c>`);
    const [sheet] = await read(bookOf(`<row>${cells.join('')}</row>`, { styles }));
    expect(sheet?.rows).toEqual([
      [
        ...['2009-07-31 12:00:00', '36:00:00', '1:30:00', '2.5h', '7'],
        ...['2009-07-31 18:00:00', '2009-07-31 00:00:00'],
      ],
    ]);
    expect(sheet?.faults).toEqual(['1:7 unreadable_cell']);
  });

  it('tells which empty cells are merged with a filled one above', async () => {
    const [sheet] = await read(
      bookOf(
        '<row><c t="str"><v>标题</v></c></row><row><c t="str"><v>安岳</v></c><c><v>1</v></c></row><row><c r="B3"><v>2</v></c></row><row r="5"><c r="B5"><v>3</v></c></row>',
        {
          behind:
            '<mergeCells count="3"><mergeCell ref="A1:D1"/><mergeCell ref="A2:A4"/><mergeCell ref="C2:C4"/></mergeCells>',
        },
      ),
    );
    expect(sheet?.faults).toEqual(['3:0 merged_cell']);
    expect(sheet?.records).toEqual([1, 2, 3, 4, 5]);
  });

  it('reads tags with a prefix, literal blocks, another place of the workbook, and ZIP64', async () => {
    const parts = bookParts('<row><c t="str"><v><![CDATA[a&b<]]></v></c></row>').map((part) => ({
      ...part,
      text: part.name.endsWith('.rels')
        ? part.text
        : part.text.replace(/<(\/?)(?=[a-z])/g, '<$1x:').replace('xmlns=', 'xmlns:x='),
      name: part.name.replace(/^xl\//, 'book/'),
    }));
    const root = {
      name: '_rels/.rels',
      text: '<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/book/workbook.xml"/></Relationships>',
    };
    const moved = [root, ...parts].map((part) => ({
      ...part,
      text: part.text.replaceAll('/xl/', '/book/'),
    }));
    expect((await read(zipOf(moved, true)))[0]?.rows).toEqual([['a&b<']]);
  });

  it('passes over charts, and reads hidden sheets as such', async () => {
    const sheets =
      '<sheet name="图" r:id="rId4"/><sheet name="表" state="veryHidden" r:id="rId1"/>';
    const [only, ...more] = await read(bookOf('<row><c><v>1</v></c></row>', { sheets }));
    expect([only?.name, more]).toEqual(['表', []]);
  });
});

describe('a workbook is refused', () => {
  it('when it is cut, or a byte of it changed', async () => {
    const bytes = await sample();
    expect(await refused(bytes.slice(0, bytes.length / 2))).toMatchObject({ why: 'damaged' });
    const zip = await JSZip.loadAsync(bytes);
    const stored = await zip.generateAsync({ type: 'uint8array', compression: 'STORE' });
    const at = Buffer.from(stored).indexOf('<row r="2"') + 8;
    stored[at] = 0x33;
    expect(await refused(stored)).toMatchObject({ why: 'damaged', at: SHEET });
  });

  it('when a sheet or its strings end early, though the zip is whole', async () => {
    const cut = await repacked(await sample(), SHEET, (xml) => xml.slice(0, xml.indexOf('</row>')));
    expect(await refused(cut)).toMatchObject({ why: 'damaged', at: SHEET });
    const strings = await repacked(await sample(), 'xl/sharedStrings.xml', (xml) =>
      xml.replace(/<si>(?:(?!<si>).)*<\/sst>/s, '</sst>'),
    );
    expect(await refused(strings)).toMatchObject({ why: 'damaged' });
    const beyond = bookOf('<row><c t="s"><v>3</v></c></row>', { strings: '<sst><si/></sst>' });
    expect(await refused(beyond)).toMatchObject({ why: 'damaged', at: SHEET });
  });

  it('when it would unpack, or be, out of all proportion', async () => {
    const bomb = bookOf('<row/>'.repeat(4_000_000));
    expect(await refused(bomb)).toMatchObject({ why: 'too_large', at: SHEET });
    const text = bookOf(`<row><c t="str"><v>${'断'.repeat(2_000_000)}</v></c></row>`);
    expect(await refused(text)).toMatchObject({ why: 'too_large' });
    const long = bookOf(`<row><c t="str"><v>${'断'.repeat(400_000)}</v></c></row>`);
    expect(await refused(long)).toMatchObject({ why: 'too_large' });
    const deep = bookOf('<x>'.repeat(100) + '</x>'.repeat(100));
    expect(await refused(deep)).toMatchObject({ why: 'too_large' });
    const tag = bookOf(`<row a="${'x'.repeat(3_000_000)}"/>`);
    expect(await refused(tag)).toMatchObject({ why: 'too_large' });
  });

  it('when huge merges lie over filled rows', async () => {
    const rows = Array.from({ length: 100 }, () => '<row><c r="A$"><v>1</v></c></row>');
    const numbered = rows.map((row, n) => row.replace('$', String(n + 1))).join('');
    const behind = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>';
    expect(await refused(bookOf(numbered, { behind }))).toMatchObject({ why: 'too_large' });
    const many = `<mergeCells>${'<mergeCell ref="A1:Z9999"/>'.repeat(100)}</mergeCells>`;
    expect(await refused(bookOf(numbered, { behind: many }))).toMatchObject({ why: 'too_large' });
  });

  it('when many merges are opened and none is closed', async () => {
    const behind = `<mergeCells>${'<mergeCell '.repeat(100_000)}</mergeCells>`;
    expect(await refused(bookOf('<row/>', { behind }))).toMatchObject({
      why: 'damaged',
      at: SHEET,
    });
  });

  it('when its sheets are packed too tightly together, or blank but for their last rows', async () => {
    const more = [2, 3, 4].map((at) => {
      return { name: `xl/worksheets/sheet${at}.xml`, text: '<c/>'.repeat(2_000_000) };
    });
    expect(await refused(zipOf([...bookParts('<row/>'), ...more]))).toMatchObject({
      why: 'too_large',
    });
    const last = '<row r="1048576"><c><v>1</v></c></row>';
    const four = sheetsOfRows([last, last, last, last]);
    expect(await refused(four)).toMatchObject({ why: 'too_large' });
  });

  it('when it holds a DOCTYPE, an entity or another root', async () => {
    const doctype = await repacked(await sample(), SHEET, (xml) =>
      xml.replace('<worksheet', '<!DOCTYPE a><worksheet'),
    );
    expect(await refused(doctype)).toMatchObject({ why: 'forbidden' });
    const entity = bookOf('<row><c t="str"><v>&me;</v></c></row>');
    expect(await refused(entity)).toMatchObject({ why: 'damaged' });
    const parts = bookParts('').map((part) =>
      part.name === SHEET ? { ...part, text: '<chartsheet/>' } : part,
    );
    expect(await refused(zipOf(parts))).toMatchObject({ why: 'unknown_layout' });
  });

  it.each([
    ['rows out of order', '<row r="2"/><row r="1"/>'],
    ['a row twice', '<row r="2"/><row r="2"/>'],
    ['a row beyond the sheet', '<row r="1048577"/>'],
    ['cells out of order', '<row><c r="B1"/><c r="A1"/></row>'],
    ['a cell twice', '<row><c r="A1"/><c r="A1"/></row>'],
    ['a cell of another row', '<row r="1"><c r="A2"/></row>'],
    ['a column beyond the sheet', '<row><c r="XFE1"/></row>'],
    ['an unknown type', '<row><c t="x"><v>1</v></c></row>'],
    ['a row in a comment', '<!-- <row r="1"> --><row/>'],
    ['a row in a row', '<row><row/></row>'],
  ])('when it has %s', async (_, rows) => {
    expect(await refused(bookOf(rows))).toMatchObject({ why: 'unknown_layout', at: SHEET });
  });

  it('when two sheets share a name or a part, or one has no part', async () => {
    const alike = await repacked(await sample(), 'xl/workbook.xml', (xml) =>
      xml.replace('乙', '甲'),
    );
    expect(await refused(alike)).toMatchObject({ why: 'unknown_layout', at: '甲' });
    const of = (sheets: string) => refused(bookOf('<row/>', { sheets }));
    expect(await of('<sheet name="a" r:id="rId1"/><sheet name="b" r:id="rId5"/>')).toMatchObject({
      why: 'unknown_layout',
    });
    expect(await of('<sheet name="a" r:id="rId9"/>')).toMatchObject({ why: 'damaged' });
  });

  it('when it is another kind of archive', async () => {
    const zip = new JSZip().file('障碍.csv', '单号');
    const bytes = await zip.generateAsync({ type: 'uint8array' });
    expect(await refused(bytes)).toMatchObject({ why: 'not_a_workbook' });
    const one = (name: string, text = '') => refused(zipOf([{ name, text }]));
    const calc = 'application/vnd.oasis.opendocument.spreadsheet';
    expect(await one('mimetype', calc)).toMatchObject({ why: 'opendocument' });
    expect(await one('xl/workbook.bin')).toMatchObject({ why: 'xlsb' });
    expect(await one('word/document.xml')).toMatchObject({ why: 'document' });
  });
});

describe('a zip is refused', () => {
  const parts = bookParts('<row><c><v>1</v></c></row>');
  const withPart = (part: Parameters<typeof zipOf>[0][number]) => refused(zipOf([...parts, part]));

  it.each([
    ['a part twice', { name: 'XL/workbook.xml', text: '' }, 'forbidden'],
    ['a name that leads out', { name: 'xl/../../etc/passwd', text: '' }, 'forbidden'],
    ['a name from the root', { name: '/etc/passwd', text: '' }, 'forbidden'],
    ['an encrypted part', { name: 'a', text: '', flags: 1 }, 'password'],
    ['an unknown packing', { name: 'a', text: '', method: 9 }, 'unknown_layout'],
    ['two names for a part', { name: 'a', text: '', localName: 'b' }, 'damaged'],
    ['a stored part of two sizes', { name: 'a', text: 'x', method: 0, size: 9 }, 'damaged'],
  ])('for %s', async (_, part, why) => {
    expect(await withPart(part)).toMatchObject({ why });
  });

  it.each([
    ['a wrong sum', { crc: 1 }],
    ['more bytes than promised', { size: 10 }],
    ['fewer bytes than promised', { size: 10_000 }],
  ])('for %s', async (_, lie) => {
    const lying = parts.map((part) => (part.name === SHEET ? { ...part, ...lie } : part));
    expect(await refused(zipOf(lying))).toMatchObject({ why: 'damaged', at: SHEET });
  });

  it('for a part inside of another', async () => {
    const inner = { name: 'b', text: 'x', method: 0, crc: 0 };
    const outer = { name: 'a', text: `${storedHeader('b', 'x')}bx`, method: 0 };
    const bytes = zipOf([outer, { ...inner, at: 31 }, ...parts]);
    expect(await refused(bytes)).toMatchObject({ why: 'damaged', at: 'b' });
  });

  it('for too many parts', async () => {
    const many = Array.from({ length: 10_001 }, (_, n) => ({ name: `p${n}`, text: '' }));
    expect(await refused(zipOf([...parts, ...many]))).toMatchObject({ why: 'too_large' });
  });

  it('for any cut', async () => {
    const bytes = zipOf(parts);
    for (let part = 1; part < 100; part += 1) {
      const cut = bytes.subarray(0, Math.floor((bytes.length * part) / 100));
      expect(await refused(cut)).toMatchObject({ why: 'damaged' });
    }
  });

  it('for more bytes than promised, before they are unpacked', async () => {
    const name = 'a';
    const bytes = zipOf([{ name, text: ' '.repeat(5_000_000), size: 100_000 }]);
    const refuse = refuserOf('a.xlsx');
    const source = memorySource(bytes);
    const part = (await readZip(source, refuse)).get(name);
    if (!part) throw new Error('no such part');
    let given = 0;
    const whole = (async () => {
      for await (const piece of unpacked(source, part, refuse)) given += piece.length;
    })();
    expect(await refusal(whole)).toMatchObject({ why: 'damaged', at: name });
    expect(given).toBeLessThanOrEqual(100_000);
  });
});
