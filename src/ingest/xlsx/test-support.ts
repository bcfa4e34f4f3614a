import { crc32, deflateRawSync } from 'node:zlib';
import { Fault } from '../../messages/fault.ts';
import { memorySource } from '../bytes/byte-source.ts';
import type { RawRecords } from '../model/raw-record.ts';
import { sheetsOf } from './workbook.ts';

/** For tests only: what was read of one sheet. */
export interface ReadSheet {
  readonly name: string;
  readonly rows: (readonly string[])[];
  readonly records: number[];
  /** `row:column kind` of each unusable cell. */
  readonly faults: string[];
}

/** For tests only: reads all of a sheet. */
export async function readSheet(name: string, records: RawRecords): Promise<ReadSheet> {
  const sheet: ReadSheet = { name, rows: [], records: [], faults: [] };
  for await (const { record, cells, faults } of records) {
    sheet.rows.push(cells);
    sheet.records.push(record);
    for (const [at, kind] of faults ?? []) sheet.faults.push(`${record}:${at} ${kind}`);
  }
  return sheet;
}

/** For tests only: reads all sheets of a workbook. */
export async function read(bytes: Uint8Array): Promise<readonly ReadSheet[]> {
  const sheets: ReadSheet[] = [];
  for await (const { name, records } of sheetsOf(memorySource(Buffer.from(bytes)), 'a.xlsx')) {
    sheets.push(await readSheet(name, records));
  }
  return sheets;
}

/** For tests only: why a workbook is refused and where; throws if it is read. */
export async function refusal(reading: Promise<unknown>): Promise<unknown> {
  const outcome = await reading.catch((cause: unknown) => cause);
  if (!(outcome instanceof Fault)) throw new Error('it was read', { cause: outcome });
  return outcome.said.params;
}

/** For tests only: a part of a zip file, and how its headers lie about it. */
export interface TestPart {
  readonly name: string;
  readonly text: string;
  readonly localName?: string;
  readonly flags?: number;
  readonly method?: number;
  readonly crc?: number;
  readonly size?: number;
  /** The directory says that it starts here, inside of another part; nothing is written for it. */
  readonly at?: number;
  readonly isLarge?: boolean;
}

const LOCAL = 0x04034b50;

/** For tests only: a zip file of these parts; with `isLarge` numbers stand in ZIP64 fields. */
export function zipOf(parts: readonly TestPart[], isLarge = false): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const data = Buffer.from(part.text);
    const method = part.method ?? 8;
    const packed = method === 0 ? data : deflateRawSync(data);
    const sizes = [part.crc ?? crc32(data), packed.length, part.size ?? data.length] as const;
    const localName = Buffer.from(part.localName ?? part.name);
    const start = part.at ?? at;
    if (part.at === undefined) {
      files.push(headerOf(LOCAL, 30, part, method, sizes, localName), localName, packed);
      at += 30 + localName.length + packed.length;
    }
    const large = part.isLarge ?? isLarge;
    const entry = headerOf(0x02014b50, 46, part, method, sizes, name);
    const extra = large ? Buffer.alloc(28) : Buffer.alloc(0);
    entry.writeUInt32LE(large ? 0xffffffff : start, 42);
    if (large) {
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(24, 2);
      for (const [n, value] of [sizes[2], sizes[1], start].entries()) {
        extra.writeBigUInt64LE(BigInt(value), 4 + n * 8);
      }
      entry.writeUInt32LE(0xffffffff, 20);
      entry.writeUInt32LE(0xffffffff, 24);
      entry.writeUInt16LE(28, 30);
    }
    directory.push(entry, name, extra);
  }
  return Buffer.concat([
    ...files,
    ...directory,
    directoryEnd(parts.length, Buffer.concat(directory).length, at, isLarge),
  ]);
}

/** For tests only: the header before a stored part of these bytes. */
export function storedHeader(name: string, text: string): string {
  const size = Buffer.byteLength(text);
  return headerOf(LOCAL, 30, { name, text }, 0, [0, size, size], Buffer.from(name)).toString(
    'latin1',
  );
}

function headerOf(
  signature: number,
  length: 30 | 46,
  { flags = 0 }: TestPart,
  method: number,
  sizes: readonly [number, number, number],
  name: Buffer,
): Buffer {
  const header = Buffer.alloc(length);
  const at = length - 46 === 0 ? 2 : 0;
  header.writeUInt32LE(signature, 0);
  header.writeUInt16LE(flags, 6 + at);
  header.writeUInt16LE(method, 8 + at);
  for (const [n, value] of sizes.entries()) header.writeUInt32LE(value, 14 + at + n * 4);
  header.writeUInt16LE(name.length, 26 + at);
  return header;
}

function directoryEnd(count: number, size: number, start: number, isLarge: boolean): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(isLarge ? 0xffff : count, 8);
  end.writeUInt16LE(isLarge ? 0xffff : count, 10);
  end.writeUInt32LE(isLarge ? 0xffffffff : size, 12);
  end.writeUInt32LE(isLarge ? 0xffffffff : start, 16);
  if (!isLarge) return end;
  const large = Buffer.alloc(76);
  large.writeUInt32LE(0x06064b50, 0);
  for (const [at, value] of [44, 0, count, count, size, start].entries()) {
    if (at !== 1) large.writeBigUInt64LE(BigInt(value), at === 0 ? 4 : 16 + (at - 1) * 8);
  }
  large.writeUInt32LE(0x07064b50, 56);
  large.writeBigUInt64LE(BigInt(start + size), 64);
  return Buffer.concat([large, end]);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** For tests only: the parts of a workbook with one sheet 表 of this `sheetData`, whose other parts may be given. */
export function bookParts(
  rows: string,
  more: { behind?: string; strings?: string; styles?: string; book?: string; sheets?: string } = {},
): readonly TestPart[] {
  const sheet = '<sheet name="表" sheetId="1" r:id="rId1"/>';
  const relation = (id: number, type: string, to: string) =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${to}"/>`;
  return [
    {
      name: 'xl/workbook.xml',
      text: `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${more.book ?? ''}<sheets>${more.sheets ?? sheet}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `<Relationships>${relation(1, 'worksheet', 'worksheets/sheet1.xml')}${relation(2, 'sharedStrings', '/xl/sharedStrings.xml')}${relation(3, 'styles', 'styles.xml')}${relation(4, 'chartsheet', 'chartsheets/sheet1.xml')}${relation(5, 'worksheet', 'worksheets/sheet1.xml')}</Relationships>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      text: `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${more.behind ?? ''}</worksheet>`,
    },
    { name: 'xl/sharedStrings.xml', text: more.strings ?? `<sst xmlns="${MAIN}"/>` },
    { name: 'xl/styles.xml', text: more.styles ?? `<styleSheet xmlns="${MAIN}"/>` },
  ];
}

/** For tests only: a workbook of {@link bookParts}. */
export function bookOf(...given: Parameters<typeof bookParts>): Buffer {
  return zipOf(bookParts(...given));
}

/** For tests only: a workbook with a sheet of each `sheetData`, named 1, 2 … */
export function sheetsOfRows(sheets: readonly string[]): Buffer {
  const name = (at: number) => `xl/worksheets/sheet${at + 1}.xml`;
  const listed = sheets.map(
    (_, at) => `<sheet name="${at + 1}" sheetId="${at + 1}" r:id="s${at + 1}"/>`,
  );
  const relations = sheets.map(
    (_, at) =>
      `<Relationship Id="s${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  return zipOf([
    ...bookParts('', { sheets: listed.join('') }).flatMap((part) => {
      if (part.name === name(0)) return [];
      if (!part.name.endsWith('.rels')) return [part];
      return [{ ...part, text: `<Relationships>${relations.join('')}</Relationships>` }];
    }),
    ...sheets.map((rows, at) => ({
      name: name(at),
      text: `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`,
    })),
  ]);
}
