import { type CellObject, CFB, utils, type WorkBook, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { readSheet, refusal } from '../xlsx/test-support.ts';
import { sheetsOfXls } from './workbook.ts';

async function read(bytes: Buffer) {
  const sheets = [];
  for await (const { name, isHidden, records } of sheetsOfXls(bytes, 'a.xls')) {
    sheets.push({ ...(await readSheet(name, records)), isHidden });
  }
  return sheets;
}

const refused = (bytes: Buffer) => refusal(read(bytes));

function book(rows: readonly (readonly (CellObject | string | number | null)[])[]): WorkBook {
  const made = utils.book_new();
  const sheet = utils.aoa_to_sheet(
    rows.map((row) => [...row]),
    // The writer takes a third of the time.
    { dense: true },
  );
  utils.book_append_sheet(made, sheet, '障碍');
  return made;
}

const bytesOf = (made: WorkBook, bookType: 'biff8' | 'biff5' = 'biff8'): Buffer =>
  write(made, { type: 'buffer', bookType });

/** Changes the stream that holds the workbook, and packs it again. */
function changed(bytes: Buffer, change: (stream: Buffer) => Buffer): Buffer {
  const container = CFB.read(bytes, { type: 'buffer' });
  const entry = CFB.find(container, '/Workbook');
  if (!entry) throw new Error('no stream');
  entry.content = change(Buffer.from(entry.content));
  entry.size = entry.content.length;
  return CFB.write(container, { type: 'buffer' }) as Buffer;
}

const LABEL = 0x0204;
/** The record that ends a sheet. */
const END = Buffer.from([0x0a, 0, 0, 0]);

/** Where the first record of a type starts. */
function recordAt(stream: Buffer, type: number): number {
  for (let at = 0; at < stream.length; at += 4 + stream.readUInt16LE(at + 2)) {
    if (stream.readUInt16LE(at) === type) return at;
  }
  throw new Error('no such record');
}

const [DIMENSIONS, NUMBER] = [0x0200, 0x0203];

/** A record: its type, and pieces of its content. */
function record(type: number, ...content: readonly Uint8Array[]): Buffer {
  const bytes = Buffer.concat(content);
  return Buffer.concat([Uint16Array.of(type, bytes.length), bytes].map(asBytes));
}

const asBytes = ({ buffer, byteOffset, byteLength }: Uint8Array | Uint16Array | Float64Array) =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** One column of cells, byte for byte as the library writes it, which takes 16 KB of memory for each record. */
function column(cells: readonly (string | number)[]): Buffer {
  return changed(bytesOf(book([[0]])), (stream) => {
    stream.writeUInt32LE(cells.length, recordAt(stream, DIMENSIONS) + 8);
    // Cells whose errors are not to be shown: all, the last row before the two columns and what ends the sheet.
    stream.writeUInt16LE(cells.length - 1, stream.length - 14);
    const first = recordAt(stream, NUMBER);
    const behind = first + 4 + stream.readUInt16LE(first + 2);
    const style = stream.readUInt16LE(first + 8);
    const records = cells.map((cell, row) => {
      const place = asBytes(Uint16Array.of(row, 0, style));
      if (typeof cell === 'number') return record(NUMBER, place, asBytes(Float64Array.of(cell)));
      const size = Uint8Array.of(cell.length, 0, 1);
      return record(LABEL, place, size, Buffer.from(cell, 'utf16le'));
    });
    return Buffer.concat([stream.subarray(0, first), ...records, stream.subarray(behind)]);
  });
}

describe('reading an old workbook', () => {
  it('gives texts, numbers, moments and truth values as from a new one', async () => {
    const made = book([
      ['单号', '时间', '用时', '次数', '无', '好'],
      [
        { t: 's', v: '0901' },
        { t: 'n', v: 40025.5, z: 'yyyy-mm-dd hh:mm:ss' },
        { t: 'n', v: 1.5, z: '[h]:mm:ss' },
        3.25,
        { t: 'e', v: 42 },
        { t: 'b', v: true },
      ],
      [],
      [{ t: 'n', v: 7.01e15 }, { t: 'n', v: 40025, z: 'm/d/yy' }, null, 13300001234],
    ]);
    expect(await read(bytesOf(made))).toEqual([
      {
        name: '障碍',
        isHidden: false,
        rows: [
          ['单号', '时间', '用时', '次数', '无', '好'],
          ['0901', '2009-07-31 12:00:00', '36:00:00', '3.25', '', 'TRUE'],
          [],
          ['7.01e+15', '2009-07-31 00:00:00', '', '13300001234'],
        ],
        records: [1, 2, 3, 4],
        faults: ['2:4 cell_error'],
      },
    ]);
  });

  it('takes dates by the date system, hidden sheets as such, and merged cells as telling nothing', async () => {
    const made = book([
      ['安岳', { t: 'n', v: 38563.5, z: 'yyyy-mm-dd' }],
      [null, 2],
    ]);
    const sheet = made.Sheets.障碍;
    if (sheet) sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 1, c: 0 } }];
    made.Workbook = { WBProps: { date1904: true }, Sheets: [{ Hidden: 1 }] };
    const [only] = await read(bytesOf(made));
    expect(only).toMatchObject({ isHidden: true, faults: ['2:0 merged_cell'] });
    expect(only?.rows[0]).toEqual(['安岳', '2009-07-31 12:00:00']);
  });

  it('reads the form of Excel 95', async () => {
    const [sheet] = await read(bytesOf(book([['A1', 3.5]]), 'biff5'));
    expect(sheet?.rows).toEqual([['A1', '3.5']]);
  });

  it('reads a full sheet, every cell of it', async () => {
    const cells = Array.from({ length: 65_536 }, (_, n) => (n % 2 === 1 ? `单${n}` : n));
    const some = cells.slice(0, 400);
    const written = changed(bytesOf(book(some.map((cell) => [cell]))), (stream) => stream);
    expect(column(some).equals(written)).toBe(true);
    const [sheet] = await read(column(cells));
    expect(sheet?.rows).toHaveLength(65_536);
    expect(sheet?.rows.filter(([cell], n) => cell !== String(cells[n]))).toEqual([]);
  });
});

describe('an old workbook is refused', () => {
  const bytes = bytesOf(book(Array.from({ length: 400 }, (_, n) => [`单号${n}`, n, '断线'])));

  it('when it is cut anywhere', async () => {
    for (let part = 2; part < 100; part += 7) {
      const cut = bytes.subarray(0, Math.floor((bytes.length * part) / 100));
      expect(await refused(cut)).toMatchObject({ why: 'damaged' });
    }
  });

  it('when its records end early, though the file is whole', async () => {
    const inside = changed(bytes, (stream) => stream.subarray(0, stream.length - 400));
    expect(await refused(inside)).toMatchObject({ why: 'damaged' });
    const between = changed(bytes, (stream) => stream.subarray(0, stream.lastIndexOf(END)));
    expect(await refused(between)).toMatchObject({ why: 'damaged' });
  });

  it('when a cell stands in it twice, so that one would be lost', async () => {
    const twice = changed(bytes, (stream) => {
      const first = recordAt(stream, LABEL);
      const next = first + 4 + stream.readUInt16LE(first + 2);
      stream.copy(stream, next + 4, first + 4, first + 8);
      return stream;
    });
    expect(await refused(twice)).toMatchObject({ why: 'damaged', at: '障碍' });
  });

  it('when it has a password, or is another document', async () => {
    const locked = changed(bytes, (stream) => {
      const pass = Buffer.from([0x2f, 0, 2, 0, 0, 0]);
      const first = 4 + stream.readUInt16LE(2);
      return Buffer.concat([stream.subarray(0, first), pass, stream.subarray(first)]);
    });
    expect(await refused(locked)).toMatchObject({ why: 'password' });
    const of = (name: string) => {
      const container = CFB.utils.cfb_new();
      CFB.utils.cfb_add(container, name, Buffer.from('x'.repeat(5000)));
      return refused(CFB.write(container, { type: 'buffer' }) as Buffer);
    };
    expect(await of('/EncryptedPackage')).toMatchObject({ why: 'password' });
    expect(await of('/WordDocument')).toMatchObject({ why: 'document' });
  });
});
