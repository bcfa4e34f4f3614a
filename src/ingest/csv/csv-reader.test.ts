import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvLayout, readCsv } from './csv-reader.ts';

const three: CsvLayout = {
  delimiter: ',',
  width: 3,
  headerRecord: 1,
  recordSign: null,
  isWrapped: false,
};

async function read(text: string, layout: CsvLayout = three, pieces = [text]) {
  async function* chunks() {
    yield* pieces;
  }
  const records: (readonly string[] | string)[] = [];
  for await (const some of readCsv(chunks(), layout)) {
    for (const { cells, broken } of some) {
      records.push(broken ? `${broken}: ${cells.join('|')}` : cells);
    }
  }
  return records;
}

/** The same text in pieces of so many characters. */
const cut = (text: string, size: number) =>
  Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
    text.slice(at * size, (at + 1) * size),
  );

describe('well-formed text', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', '中', ',', '"', '\n', '\r\n', ' '),
    maxLength: 6,
  });
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const written = fc.tuple(cell, fc.boolean()).map(([text, always]) => ({
    text,
    csv: always || /[",\r\n]/.test(text) ? quoted(text) : text,
  }));

  it('is read as csv-parse reads it, wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(written, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('\n', '\r\n'),
        async (rows, size, end) => {
          const text = rows.map((row) => row.map(({ csv }) => csv).join(',') + end).join('');
          const layout = { ...three, width: null };
          const given: unknown = parse(text, { relax_column_count: true, record_delimiter: end });
          expect(await read(text, layout, cut(text, size))).toEqual(given);
        },
      ),
    );
  });
});

describe('lines', () => {
  it.each([
    ['end in LF, CR LF, both', 'a,b,c\r\n1,2,3\n4,5,6\r\n', 3],
    ['end in CR alone', 'a,b,c\r1,2,3\r4,5,6', 3],
    ['are parted by a lone CR where both parts are whole', 'a,b,c\n1,2,3\r4,5,6\n', 3],
    ['keep a lone CR inside of a cell as white space', 'a,b,c\n1,2\r2,3\n4,5,6\n', 3],
    ['may begin with a mark in the middle of the file', 'a,b,c\n\uFEFF"1",2,3\n4,5,6\n', 3],
    ['may be blank, which is a record', 'a,b,c\n\n1,2,3\n', 3],
  ])('%s', async (_, text, count) => {
    const records = await read(text);
    expect(records).toHaveLength(count);
    expect(records.filter((one) => typeof one === 'string')).toEqual([]);
  });

  it('take the text of a formula cell as it is written', async () => {
    expect(await read('a,b,c\n="012",2,3\n')).toEqual([
      ['a', 'b', 'c'],
      ['="012"', '2', '3'],
    ]);
  });
});

describe('one fault costs one record', () => {
  const rows = Array.from({ length: 100 }, (_, at) => `R${at},"b, ${at}",c`);
  it.each([
    ['an unclosed quote', 'X,"b,c', 'unclosed_quote'],
    ['an unclosed quote in the last cell', 'X,b,"c', 'unclosed_quote'],
    ['an unclosed quote in the first cell', '"X,b,c', 'unclosed_quote'],
    ['a stray quote', 'X,b"b,c', 'stray_quote'],
    ['a quote that goes on', 'X,"b"b,c', 'stray_quote'],
    ['an open quote over several lines', 'X,"b\nmore\nand more', 'unclosed_quote'],
    ['a NUL byte', 'X,b\0,c', 'nul_bytes'],
    ['a NUL byte in a quoted cell', 'X,"b\0",c', 'nul_bytes'],
    ['a huge cell', `X,${'b'.repeat(1_200_000)},c`, 'record_too_long'],
    ['a huge quoted cell', `X,"${'b'.repeat(1_200_000)}",c`, 'record_too_long'],
  ])('%s', async (_, bad, why) => {
    for (const at of [0, 50, 99]) {
      const lines = ['a,b,c', ...rows.slice(0, at), bad, ...rows.slice(at), ''].join('\n');
      const records = await read(lines, three, cut(lines, 40_000));
      const broken = records.flatMap((one, index) =>
        typeof one === 'string' ? [[index, one]] : [],
      );
      expect(broken).toEqual([
        [at + 1, expect.stringMatching(new RegExp(`^(${why}|(un|st).*quote): "?X`))],
      ]);
      const whole = records.filter((one) => typeof one !== 'string');
      expect(whole).toHaveLength(101);
      expect(whole.at(-1)).toEqual(['R99', 'b, 99', 'c']);
    }
  });

  it('and is no cell of several lines where its lines are records', async () => {
    expect(await read('a,b,c\nX,b,"c\n1,2,3\n4,5,6\nY,b,"\n7,8,9\n')).toEqual([
      ['a', 'b', 'c'],
      'unclosed_quote: X|b|"c',
      ['1', '2', '3'],
      ['4', '5', '6'],
      'unclosed_quote: Y|b|"',
      ['7', '8', '9'],
    ]);
  });

  it('and what follows the last whole record is taken line by line', async () => {
    const records = await read('a,b,c\n1,2,3\nX,"b\n合计,1\n注：完\n');
    expect(records.slice(2)).toEqual(['unclosed_quote: X|"b', ['合计', '1'], ['注：完']]);
  });

  it('even where it stands in each record', async () => {
    const lines = Array.from({ length: 300 }, (_, at) => `"R${at},b""b,c`).join('\n');
    const records = await read(`a,b,c\n${lines}\n`);
    expect(records).toHaveLength(301);
    expect(records.slice(1).every((one) => typeof one === 'string')).toBe(true);
  });

  it.each(['a"', '"""', ',"', 'a,"b\n"c', 'a,"""\nb', 'a,b,"'])(
    'and time that grows with the file, whatever stands in it: %j',
    async (line) => {
      const lines = `${line}\n`.repeat(Math.ceil(200_000 / line.length));
      const text = `a,b,c,d\n${lines}`;
      const records = await read(text, { ...three, width: 4 }, cut(text, 65_536));
      expect(records.length).toBeGreaterThan(1_000);
    },
  );

  it('while cells of several lines stay whole', async () => {
    const text = 'a,b,c\n1,"two\n, lines",3\n"1\n2",b,"c\n\nd"\n';
    expect(await read(text)).toEqual([
      ['a', 'b', 'c'],
      ['1', 'two\n, lines', '3'],
      ['1\n2', 'b', 'c\n\nd'],
    ]);
  });
});
