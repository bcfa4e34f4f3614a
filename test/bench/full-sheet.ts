import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { crc32, createDeflateRaw } from 'node:zlib';

/** What {@link writeFullSheet} made: rows with the header, and bytes of the sheet's XML. */
export interface FullSheet {
  readonly rows: number;
  readonly xmlBytes: number;
}

const COLUMNS = 20;
const WORDS = ['无法上网', '安岳', '简阳', '雁江', '乐至', '断线', 'E8', '是', '否', '用户侧'];
/** Of each 20 columns: two of unlike strings, six of words, four dates, four numbers, four short inline texts. */
const HEADERS = [
  ...['障碍编号', '用户', '分公司', '业务', '现象', '原因', '品牌', '是否预处理'],
  ...['受理时间', '派单时间', '归档时间', '回访时间', '时长', '次数', '金额', '分'],
  ...['备注一', '备注二', '备注三', '备注四'],
];

/** Writes a workbook with one sheet of `rows` rows and 20 columns to `file`, never holding more than a block of it. */
export async function writeFullSheet(file: string, rows: number): Promise<FullSheet> {
  const out = createWriteStream(file);
  const zip = new ZipWriter(out);
  await zip.add('[Content_Types].xml', [`${XML}<Types xmlns="${CONTENT}"/>`]);
  await zip.add('_rels/.rels', [relations([['officeDocument', 'xl/workbook.xml']])]);
  await zip.add('xl/_rels/workbook.xml.rels', [
    relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
      ['styles', 'styles.xml'],
    ]),
  ]);
  await zip.add('xl/workbook.xml', [
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="障碍" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ]);
  await zip.add('xl/styles.xml', [
    `${XML}<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
  ]);
  const xmlBytes = await zip.add('xl/worksheets/sheet1.xml', sheet(rows));
  await zip.add('xl/sharedStrings.xml', strings(rows));
  await zip.end();
  return { rows, xmlBytes };
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const CONTENT = 'http://schemas.openxmlformats.org/package/2006/content-types';
const FIRST_UNLIKE = HEADERS.length + WORDS.length;

function relations(of: readonly (readonly [string, string])[]): string {
  const each = of.map(
    ([type, to], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${to}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}">${each.join('')}</Relationships>`;
}

function* sheet(rows: number): Iterable<string> {
  yield `${XML}<worksheet xmlns="${MAIN}"><dimension ref="A1:T${rows}"/><sheetData>`;
  for (let row = 1; row <= rows; row += 1) yield rowXml(row);
  yield '</sheetData></worksheet>';
}

function rowXml(row: number): string {
  let xml = `<row r="${row}" spans="1:${COLUMNS}">`;
  for (let at = 0; at < COLUMNS; at += 1)
    xml += cellXml(`${String.fromCharCode(65 + at)}${row}`, row, at);
  return `${xml}</row>`;
}

function cellXml(ref: string, row: number, at: number): string {
  const shared = (index: number) => `<c r="${ref}" t="s"><v>${index}</v></c>`;
  if (row === 1) return shared(at);
  if (at < 2) return shared(FIRST_UNLIKE + (row - 2) * 2 + at);
  if (at < 8) return shared(HEADERS.length + ((row * 7 + at) % WORDS.length));
  if (at < 12) return `<c r="${ref}" s="1"><v>${39995 + ((row * 37 + at) % 31_000) / 1000}</v></c>`;
  if (at < 16) return `<c r="${ref}"><v>${(row * at) % 9973}</v></c>`;
  return `<c r="${ref}" t="inlineStr"><is><t>已处理${row % 100}</t></is></c>`;
}

function* strings(rows: number): Iterable<string> {
  const count = FIRST_UNLIKE + (rows - 1) * 2;
  yield `${XML}<sst xmlns="${MAIN}" uniqueCount="${count}">`;
  for (const text of [...HEADERS, ...WORDS]) yield `<si><t>${text}</t></si>`;
  for (let row = 2; row <= rows; row += 1) {
    yield `<si><t>090701-${String(row).padStart(8, '0')}</t></si><si><t>028${26_000_000 + row}</t></si>`;
  }
  yield '</sst>';
}

/** A zip whose parts are deflated as they come; sizes and sums stand behind the parts and in the directory. */
class ZipWriter {
  readonly #out: WriteStream;
  readonly #directory: Buffer[] = [];
  #at = 0;

  constructor(out: WriteStream) {
    this.#out = out;
  }

  async #write(bytes: Buffer): Promise<void> {
    this.#at += bytes.length;
    if (!this.#out.write(bytes)) await once(this.#out, 'drain');
  }

  async add(name: string, pieces: Iterable<string>): Promise<number> {
    const start = this.#at;
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt16LE(8, 6);
    header.writeUInt16LE(8, 8);
    header.writeUInt16LE(name.length, 26);
    await this.#write(Buffer.concat([header, Buffer.from(name)]));
    const deflate = createDeflateRaw({ level: 6 });
    const sums = { size: 0, crc: 0, packed: 0 };
    const fed = (async () => {
      for (const block of blocks(pieces)) {
        sums.size += block.length;
        sums.crc = crc32(block, sums.crc);
        if (!deflate.write(block)) await once(deflate, 'drain');
      }
      deflate.end();
    })();
    for await (const packed of deflate) {
      sums.packed += packed.length;
      await this.#write(packed);
    }
    await fed;
    const descriptor = Buffer.alloc(16);
    descriptor.writeUInt32LE(0x08074b50, 0);
    for (const [at, value] of [sums.crc, sums.packed, sums.size].entries()) {
      descriptor.writeUInt32LE(value, 4 + at * 4);
    }
    await this.#write(descriptor);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    header.copy(entry, 6, 4, 26);
    descriptor.copy(entry, 16, 4);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(start, 42);
    this.#directory.push(Buffer.concat([entry, Buffer.from(name)]));
    return sums.size;
  }

  async end(): Promise<void> {
    const start = this.#at;
    const directory = Buffer.concat(this.#directory);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.#directory.length, 8);
    end.writeUInt16LE(this.#directory.length, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(start, 16);
    await this.#write(Buffer.concat([directory, end]));
    this.#out.end();
    await once(this.#out, 'close');
  }
}

function* blocks(pieces: Iterable<string>): Iterable<Buffer> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < 1 << 16) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}
