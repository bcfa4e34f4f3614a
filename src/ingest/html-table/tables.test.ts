import { describe, expect, it } from 'vitest';
import { refuserOf } from '../bytes/refuse.ts';
import { readSheet, refusal } from '../xlsx/test-support.ts';
import { tablesOf } from './tables.ts';

async function* inPieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function read(text: string, size = 7) {
  const tables = await tablesOf(inPieces(text, size), refuserOf('a.xls'));
  const all = [];
  for (const [at, records] of tables.entries()) {
    all.push(
      await readSheet(
        String(at),
        (async function* () {
          yield* records;
        })(),
      ),
    );
  }
  return all;
}

const rowsOf = async (text: string) => (await read(text)).map(({ rows }) => rows);
const refused = (text: string) => refusal(read(text));

describe('reading the tables of a page', () => {
  it('gives each row with its cells, entities and breaks read, markup left out', async () => {
    const page = `<html><head><title>x</title><style>td{}</style></head><body>
      <table><caption>2009年7月</caption><thead><tr><th>单号<th>原因</tr></thead>
      <tr><td>A&amp;1</td><td> 断&#32447;<br/><b>重</b>启&nbsp;<script>var a = "<tr>"</script></td></tr>
      <tr><td></td></tr><!-- <tr><td>旧</td></tr> -->
      <tr><td>=1+1<td>&lt;img src=x&gt;</table></body></html>`;
    expect(await rowsOf(page)).toEqual([
      [['2009年7月'], ['单号', '原因'], ['A&1', '断线\n重启'], [], ['=1+1', '<img src=x>']],
    ]);
  });

  it('keeps cells under their columns across spans, and tells which say nothing', async () => {
    const [table] = await read(
      '<table><tr><td rowspan=2>安岳<td colspan="2">甲<td rowspan="2"><td>乙</tr><tr><td>1<td>2<td>3</tr><tr><td>4</tr></table>',
    );
    expect(table?.rows).toEqual([['安岳', '甲', '', '', '乙'], ['', '1', '2', '', '3'], ['4']]);
    expect(table?.faults).toEqual(['2:0 merged_cell']);
  });

  it('takes the number that Excel states beside a shortened one', async () => {
    const cells = [
      ['x:num="70100000001"', '7.01E+10'],
      ['x:num', '12'],
      ['x:num="40025"', '2009-7-31'],
      ['x:num="0.3355"', '33.55%'],
      ['x:num="0.3355"', '34%'],
      ['x:num="12500"', '1.3万户'],
      ['x:num="12500"', '2.0万'],
    ].map(([attribute, text]) => `<td ${attribute}>${text}</td>`);
    expect(await rowsOf(`<table><tr>${cells.join('')}</tr></table>`)).toEqual([
      [['70100000001', '12', '2009-7-31', '33.55%', '33.55%', '1.25万户', '2.0万']],
    ]);
  });

  it('gives each table by itself, and those inside of one that only lays out', async () => {
    const table = (text: string) => `<table><tr><td>${text}</td></tr></table>`;
    expect(await rowsOf(`${table(' ')}${table(`${table('a')}${table('b')}`)}`)).toEqual([
      [['a']],
      [['b']],
    ]);
  });
});

describe('a page is refused', () => {
  it.each([
    ['a table that does not end', '<table><tr><td>a</td></tr><tr><td>b', 'cut_page'],
    [
      'a table in one with text',
      '<table><tr><td>a<table><tr><td>b</table></table>',
      'nested_tables',
    ],
    ['text between cells', '<table><tr><td>a</td>b</tr></table>', 'unknown_layout'],
    ['rows outside of a table', '<table><tr><td>a</table><tr><td>b</tr>', 'unknown_layout'],
    [
      'rows that the parser does not see',
      '<table><tr><td title="<tr>">a</td></tr></table>',
      'unknown_layout',
    ],
    ['cells outside of a row', '<table><td>a</td></table>', 'unknown_layout'],
    [
      'spans beyond all measure',
      `<table>${'<tr><td colspan=1000>'.repeat(5001)}</table>`,
      'too_large',
    ],
  ])('for %s', async (_, page, why) => {
    expect(await refused(page)).toMatchObject({ why });
  });

  it('for any cut before the table ends', async () => {
    const page = `<table>${'<tr><td>断线</td><td>1</td></tr>'.repeat(20)}</table>`;
    const whole = (await rowsOf(page)).flat().length;
    for (let at = 20; at < page.length - '</table>'.length; at += 13) {
      expect(await refused(page.slice(0, at))).toMatchObject({ file: 'a.xls' });
    }
    expect(whole).toBe(20);
  });
});
