import { describe, expect, it } from 'vitest';
import { bookOf, bookParts, read, zipOf } from '../xlsx/test-support.ts';
import {
  type Calculation,
  countFormula,
  type FormulaColumn,
  judgeFormulas,
} from './formula-results.ts';

const ASKS = '<calcPr calcId="124519" fullCalcOnLoad="1"/>';
const formula = (place: string, value: string, type = '') =>
  `<c r="${place}"${type}><f>A1+0</f>${value}</c>`;
const zero = '<v>0</v>';

describe('formulas of a workbook that asks to be calculated', () => {
  it('have no results where all of them are 0 or empty', async () => {
    const rows = `<row r="1"><c r="A1"><v>5</v></c>${formula('B1', zero)}${formula('C1', '<v></v>', ' t="str"')}</row>`;
    const [sheet] = await read(bookOf(rows, { behind: '', book: ASKS }));
    expect(sheet?.rows).toEqual([['5']]);
    expect(sheet?.faults).toEqual(['1:1 formula_uncalculated', '1:2 formula_without_result']);
  });

  it('have none in a column of 0 where nobody kept a chain of calculation', async () => {
    const rows = `<row r="1">${formula('A1', '<v>24</v>')}${formula('B1', zero)}</row>`;
    const [sheet] = await read(bookOf(rows, { book: ASKS }));
    expect(sheet?.faults).toEqual(['1:1 formula_uncalculated']);
  });

  it('have results in a file of Excel, which keeps its chain, be some of them 0', async () => {
    const rows = `<row r="1">${formula('A1', '<v>24</v>')}${formula('B1', zero)}</row>`;
    const parts = bookParts(rows, { book: ASKS }).map((part) =>
      part.name.endsWith('workbook.xml.rels')
        ? {
            ...part,
            text: part.text.replace(
              '</Relationships>',
              '<Relationship Id="rId9" Type="http://x/calcChain" Target="calcChain.xml"/></Relationships>',
            ),
          }
        : part,
    );
    const [sheet] = await read(zipOf(parts));
    expect([sheet?.rows, sheet?.faults]).toEqual([[['24', '0']], []]);
  });

  it('may ask by their sheet or by a calculation that was not completed', async () => {
    const rows = `<row r="1">${formula('A1', zero)}</row>`;
    for (const more of [
      { behind: '<sheetCalcPr fullCalcOnLoad="1"/>' },
      { book: '<calcPr calcCompleted="0"/>' },
    ]) {
      const [sheet] = await read(bookOf(rows, more));
      expect(sheet?.faults).toEqual(['1:0 formula_uncalculated']);
    }
  });
});

describe('placeholders and results', () => {
  const columns = (...filled: readonly number[]) =>
    new Map<number, FormulaColumn>(
      filled.map((one, at) => [at, { cells: 3, filled: one, asksAgain: false }]),
    );
  const judged = (given: ReadonlyMap<number, FormulaColumn>, calculation: Calculation) => {
    const { uncalculated, doubtful } = judgeFormulas(given, calculation);
    return [[...uncalculated], [...doubtful]];
  };

  it('doubts a file that asks for nothing and holds only 0, and believes one of a writer that cannot calculate in nothing', () => {
    const calc = { keepsChain: false, application: 'LibreOffice/24.2$Linux' };
    expect(judged(columns(0, 0), calc)).toEqual([[], [0, 1]]);
    expect(judged(columns(0, 0), { ...calc, application: 'Apache POI' })).toEqual([[0, 1], []]);
    expect(judged(columns(0, 2), { ...calc, application: 'Apache POI' })).toEqual([[], []]);
  });

  it('uses results that somebody calculated, and says that they may be old', () => {
    const given = new Map([[0, { cells: 3, filled: 2, asksAgain: true }]]);
    expect(judged(given, { keepsChain: true, application: 'Microsoft Excel' })).toEqual([[], [0]]);
  });

  it('takes a column to ask only where each of its formulas does', () => {
    const counted = new Map<number, FormulaColumn>();
    countFormula(counted, 0, false, true);
    countFormula(counted, 0, true, false);
    expect(counted.get(0)).toEqual({ cells: 2, filled: 1, asksAgain: false });
  });
});
