import { appendFile, chmod, rename, utimes } from 'node:fs/promises';
import { utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headerMatcher } from '../header/header.ts';
import { type Bench, gb18030, openBench, tickets, workbook } from '../test-support.ts';
import { readSheet, refusal } from '../xlsx/test-support.ts';
import { exportsOf } from './read-file.ts';

const ROWS = [
  ['障碍编号', '故障号码', '受理时间'],
  ['0901', '02826000001', '2009-07-01 08:00:00'],
];
const LINES = ROWS.map((row) => row.join('\t')).join('\r\n');
const PAGE = `<meta charset="gb2312"><table>${ROWS.map((row) => `<tr><td>${row.join('</td><td>')}</td></tr>`).join('\n')}</table>`;
const utf16 = (text: string) => Buffer.from(text, 'utf16le');

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench[Symbol.asyncDispose]());

async function read(content: string | Uint8Array, name: string) {
  await bench.put(name, content);
  const found = { file: `${bench.folder}/inputs/2009-07/${name}`, path: name, dataset: 'tickets' };
  const all = [];
  for await (const source of exportsOf(found, headerMatcher(tickets, {}), null)) {
    const { rows } = await readSheet(source.path, source.records);
    all.push({ path: source.path, format: source.format, encoding: source.encoding, rows });
  }
  return all;
}

function oldWorkbook(): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(ROWS), '表');
  return write(book, { type: 'buffer', bookType: 'biff8' });
}

describe('a file is read as what its bytes are', () => {
  it.each<[string, string, () => Uint8Array | string, object]>([
    ['tab-separated text', 'a.xls', () => LINES, { format: 'csv', encoding: 'utf-8' }],
    ['text in GB18030', 'b.xlsx', () => gb18030(LINES), { format: 'csv', encoding: 'gb18030' }],
    ['text in UTF-16', 'c.xls', () => utf16(`\ufeff${LINES}`), { encoding: 'utf-16le' }],
    ['text in UTF-16 without a mark', 'd.csv', () => utf16(LINES), { encoding: 'utf-16le' }],
    ['the same, high bytes first', 'e.csv', () => utf16(LINES).swap16(), { encoding: 'utf-16be' }],
    ['a page', 'f.xls', () => PAGE, { format: 'html', encoding: 'utf-8', path: 'f.xls' }],
    ['a page in GBK', 'g.xls', () => gb18030(PAGE), { format: 'html', encoding: 'gb18030' }],
    ['a page in UTF-16', 'h.xls', () => utf16(`\ufeff${PAGE}`), { encoding: 'utf-16le' }],
    ['an old workbook', 'i.csv', oldWorkbook, { format: 'xls', path: 'i.csv#表' }],
  ])('%s', async (_, name, content, expected) => {
    expect(await read(content(), name)).toMatchObject([{ ...expected, rows: ROWS }]);
  });

  it('a workbook, with a name of its own for each sheet', async () => {
    const bytes = await workbook({ 甲: ROWS, 乙: ROWS });
    const paths = (await read(bytes, 'j.xls')).map(({ path }) => path);
    expect(paths).toEqual(['j.xls#甲', 'j.xls#乙']);
    expect((await read(PAGE + PAGE, 'k.xls')).map(({ path }) => path)).toEqual([
      'k.xls#表格1',
      'k.xls#表格2',
    ]);
  });
});

describe('a file is refused with what to do', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'empty'],
    ['only white space', ' \r\n\t\r\n', 'empty'],
    ['only a mark', Buffer.from([0xff, 0xfe]), 'empty'],
    ['PDF', '%PDF-1.4', 'pdf'],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'picture'],
    ['RAR', 'Rar!\x1a\x07', 'archive'],
    ['7z', Buffer.from('377abcaf271c0004', 'hex'), 'archive'],
    ['RTF', '{\\rtf1 a}', 'document'],
    ['a page without a table', '<!DOCTYPE html><html><body>请登录</body></html>', 'html'],
    [
      'an XML sheet',
      '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
      'xml',
    ],
    ['a sheet of Excel 4', Buffer.from('0904060000001000', 'hex'), 'ancient_excel'],
    ['half a compound file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'damaged'],
    ['an empty zip', Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex'), 'not_a_workbook'],
  ])('%s', async (_, content, why) => {
    expect(await refusal(read(content, '障碍.xlsx'))).toMatchObject({ why });
  });
});

describe('a file that changes while it is read', () => {
  const row = '0902,02826000002,2009-07-02 08:00:00';
  const long = [ROWS.map((one) => one.join(',')).join('\n'), ...Array(60_000).fill(row)].join('\n');

  /** Reads all of it, and does something with the file once the first record is there. */
  const readWhile = async (name: string, change: (file: string) => Promise<unknown>) => {
    await bench.put(name, long);
    const file = `${bench.folder}/inputs/2009-07/${name}`;
    const found = { file, path: name, dataset: 'tickets' };
    let records = 0;
    for await (const source of exportsOf(found, headerMatcher(tickets, {}), null))
      for await (const _ of source.records) {
        records += 1;
        if (records === 1) await change(file);
      }
    return records;
  };

  it.each<[string, (file: string) => Promise<unknown>]>([
    ['gets another record', (file) => appendFile(file, `\n${row}`)],
    [
      'is replaced by another',
      async (file) => {
        await bench.put('other.csv', long);
        await rename(`${bench.folder}/inputs/2009-07/other.csv`, file);
      },
    ],
    [
      'gets another record and its old time',
      async (file) => {
        await appendFile(file, `\n${row}`);
        await utimes(file, 1, 1);
      },
    ],
  ])('is refused when it %s', async (_, change) => {
    expect(await refusal(readWhile('changed.csv', change))).toMatchObject({ why: 'changed' });
  });

  it('is read where only its rights change', async () => {
    expect(await readWhile('same.csv', (file) => chmod(file, 0o600))).toBe(60_002);
  });
});
