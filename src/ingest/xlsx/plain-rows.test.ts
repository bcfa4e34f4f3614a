import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Fault } from '../../messages/fault.ts';
import { refuserOf } from '../bytes/refuse.ts';
import { readSharedStrings } from './shared-strings.ts';
import { SheetRows } from './sheet-rows.ts';
import { StringTable } from './string-table.ts';
import { parseXml } from './xml.ts';

const refuse = refuserOf('a.xlsx');
const strings = new StringTable();
for (const text of ['安岳', 'E8', '']) strings.add(text);

async function* pieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

/** What becomes of the rows of a sheet, or of a list of strings: what is read, or why it is refused. */
async function outcomeOf(read: () => Promise<unknown>): Promise<unknown> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof Fault) return cause.said;
    throw cause;
  }
}

async function rowsOf(text: string, size: number): Promise<unknown> {
  const nothing = { part: 'sheet', date1904: false, merges: [], uncalculated: new Set<number>() };
  const rows = new SheetRows({
    ...nothing,
    strings,
    styles: ['number', 'date', 'percent'],
    refuse,
  });
  const read: unknown[] = [];
  const expected = { root: 'worksheet', part: 'sheet' };
  for await (const _ of parseXml(pieces(text, size), expected, rows, refuse))
    read.push(...rows.taken());
  return [...read, ...rows.rest()];
}

async function stringsOf(text: string, size: number): Promise<unknown> {
  const table = await readSharedStrings(pieces(text, size), 'strings', refuse);
  return Array.from({ length: table.length }, (_, at) => table.at(at));
}

/** A comment, behind which everything is left to the parser. */
const ALL_PARSED = '<!-- all parsed -->';
const size = fc.constantFrom(7, 61, 4096);
const change = fc.record({
  at: fc.nat(2000),
  out: fc.nat(3),
  put: fc.constantFrom(
    ...[
      '',
      '',
      '<',
      '>',
      '"',
      '&',
      '&amp;',
      ' ',
      '\n',
      '\0',
      '\u0085',
      '\u2028',
      '\uFFFE',
      '/',
      '=',
      'r',
      '9',
      'A',
      '-->',
    ],
    ...[
      '<!--',
      '<![CDATA[x]]>',
      '<?p </row>?>',
      ']]>',
      '<f>1</f>',
      '<v>1</v>',
      '<row r="99"/>',
      ' r="1"',
      ' hidden="1"',
      '😀',
    ],
  ),
});

function changed(text: string, changes: readonly { at: number; out: number; put: string }[]) {
  return changes.reduce((now, { at, out, put }) => {
    const place = at % (now.length + 1);
    return now.slice(0, place) + put + now.slice(place + out);
  }, text);
}

const cell = fc.constantFrom<(place: string) => string>(
  (r) => `<c r="${r}"><v>12.5</v></c>`,
  (r) => `<c r="${r}" s="1"><v>40000.25</v></c>`,
  (r) => `<c r="${r}" s="2" t="n"><v>0.125</v></c>`,
  (r) => `<c r="${r}" t="s"><v>1</v></c>`,
  (r) => `<c r="${r}" t="s"><v>9</v></c>`,
  (r) => `<c r="${r}" t="str"><v>_x0041_ 中 ' </v></c>`,
  (r) => `<c r="${r}" t="b"><v>1</v></c>`,
  (r) => `<c r="${r}" t="inlineStr"><is><t xml:space="preserve"> 甲 </t></is></c>`,
  (r) => `<c r="${r}" t="inlineStr"><is><t>a&amp;b</t></is></c>`,
  (r) => `<c r="${r}"><f>A1</f><v>3</v></c>`,
  (r) => `<c r="${r}" s="1"/>`,
  (r) => `<c r="${r}" />`,
  (r) => `<c r="${r}" t="e"><v>#N/A</v></c>`,
  () => '<c><v>7</v></c>',
  () => '',
);
const sheet = fc
  .array(
    fc.tuple(fc.array(cell, { maxLength: 5 }), fc.constantFrom('', '', ' spans="1:5" hidden="1"')),
    {
      minLength: 2,
      maxLength: 8,
    },
  )
  .map((rows) =>
    rows.map(([cells, more], at) => {
      const written = cells.map((one, column) => one(`${'ABCDE'[column]}${at + 1}`));
      return `<row r="${at + 1}"${more}>${written.join('')}</row>`;
    }),
  )
  .map((rows) => `<sheetData>${rows.join('')}</sheetData><mergeCells/></worksheet>`);

it('rows that are read without the parser are as it reads them, and refused where it refuses', async () => {
  const seen = { read: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(sheet, fc.array(change, { maxLength: 2 }), size, async (rows, changes, by) => {
      const text = changed(rows, changes);
      const own = await outcomeOf(() => rowsOf(`<worksheet>${text}`, by));
      const parsed = await outcomeOf(() => rowsOf(`<worksheet>${ALL_PARSED}${text}`, by));
      expect(own).toEqual(parsed);
      seen[Array.isArray(own) ? 'read' : 'refused'] += 1;
    }),
    { numRuns: 3000 },
  );
  expect(Math.min(seen.read, seen.refused)).toBeGreaterThan(300);
});

const item = fc.constantFrom(
  '<si><t>安岳</t></si>',
  '<si><t xml:space="preserve"> E8 </t></si>',
  '<si><t>a&lt;b</t></si>',
  '<si><r><t>一</t></r><r><t>二</t></r></si>',
  '<si><t>_x000D_</t></si>',
  '<si><t/></si>',
  '<si/>',
  ' ',
);

it('so are shared strings', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(item, { minLength: 2 }),
      fc.array(change, { maxLength: 2 }),
      size,
      async (items, changes, by) => {
        const text = changed(`${items.join('')}</sst>`, changes);
        const own = await outcomeOf(() => stringsOf(`<sst>${text}`, by));
        const parsed = await outcomeOf(() => stringsOf(`<sst>${ALL_PARSED}${text}`, by));
        expect(own).toEqual(parsed);
      },
    ),
    { numRuns: 300 },
  );
});
