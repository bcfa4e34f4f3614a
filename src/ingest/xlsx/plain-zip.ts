import { asciiOnly, type Container } from './container.ts';
import { type Refuse, textOf } from './zip.ts';

/**
 * The bytes of a zip file that holds a checked workbook's parts in the one order in which the reading
 * library needs no temporary files and knows strings, styles and date system before the first sheet.
 * Sheets are named `sheet1.xml`, `sheet2.xml` … in the order of the workbook.
 */
export async function* plainZip(container: Container, refuse: Refuse): AsyncIterable<Buffer> {
  const { date1904, styles, sharedStrings, sheets } = container;
  yield* stored('xl/_rels/workbook.xml.rels', '<Relationships></Relationships>');
  yield* stored(
    'xl/workbook.xml',
    `<workbook><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets></sheets></workbook>`,
  );
  if (styles !== null) yield* stored('xl/styles.xml', asciiOnly(styles));
  yield* stored('xl/sharedStrings.xml', asciiOnly(sharedStrings ?? '<sst></sst>'));
  for (const [at, { part, size }] of sheets.entries()) {
    yield header(`xl/worksheets/sheet${at + 1}.xml`, size);
    for await (const piece of textOf(part, refuse)) {
      if (piece !== '') yield Buffer.from(asciiOnly(piece), 'latin1');
    }
  }
  yield emptyDirectory();
}

function stored(name: string, xml: string): Buffer[] {
  const bytes = Buffer.from(xml, 'latin1');
  return [header(name, bytes.length), bytes];
}

/** A local file header for bytes that are stored as they are; the sum was checked before, so it is left out. */
function header(name: string, size: number): Buffer {
  const bytes = Buffer.alloc(30 + name.length);
  bytes.writeUInt32LE(0x04034b50, 0);
  bytes.writeUInt16LE(20, 4);
  bytes.writeUInt32LE(size, 18);
  bytes.writeUInt32LE(size, 22);
  bytes.writeUInt16LE(name.length, 26);
  bytes.write(name, 30, 'latin1');
  return bytes;
}

function emptyDirectory(): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(0x06054b50, 0);
  return bytes;
}
