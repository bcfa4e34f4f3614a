import { describe, expect, it } from 'vitest';
import { contentSlide, sampleDocument } from '../deck/test-support.ts';
import { plainColumn } from '../document/model/columns.ts';
import { fileOf as exportOf } from '../ingest/test-support.ts';
import { loadPack } from '../pack/load-pack.ts';
import { ZIYANG } from '../pack/test-support.ts';
import { phraseBook } from '../phrases/phrase-book.ts';
import { filesOnCover, filesOverLimit, withLimitBanner } from './data-limit.ts';

const fileOf = (records: number, quarantined: number, path = 'a.csv') => {
  const account = { records, quarantined, accepted: records - quarantined };
  return exportOf(path, 'tickets', { account });
};
const LIMIT = { percent: 0.1, records: 100, cover: 1 };
const isOver = (records: number, quarantined: number, limit = LIMIT) =>
  filesOverLimit([fileOf(records, quarantined)], limit).length === 1;

it('lets one unusable record in a thousand pass, and none of a smaller file', () => {
  expect([isOver(20, 0), isOver(20, 1), isOver(1_000, 1)]).toEqual([false, true, false]);
  expect([isOver(10_000, 10), isOver(10_000, 11)]).toEqual([false, true]);
});

it('lets no more than 100 records of one file pass', () => {
  expect([isOver(1_000_000, 100), isOver(1_000_000, 101)]).toEqual([false, true]);
});

it('takes share and number from the workspace; of 0 nothing passes', () => {
  const wide = { percent: 5, records: 1_000, cover: 5 };
  expect([isOver(100, 5, wide), isOver(100, 6, wide)]).toEqual([false, true]);
  expect([
    isOver(20, 0, { ...LIMIT, percent: 0 }),
    isOver(20, 1, { ...LIMIT, percent: 0 }),
  ]).toEqual([false, true]);
  expect(isOver(20, 1, { ...LIMIT, percent: 1, records: 0 })).toBe(true);
});

it('stands in front only where more than a hundredth is missing, or more than the number allowed', () => {
  const stands = (records: number, quarantined: number) =>
    filesOnCover([fileOf(records, quarantined)], LIMIT).length === 1;
  expect([stands(33, 1), stands(33, 2), stands(2_032, 4), stands(2_032, 21)]).toEqual([
    false,
    true,
    false,
    true,
  ]);
  expect([stands(1_000_000, 100), stands(1_000_000, 101)]).toEqual([false, true]);
});

describe('what could not be used', () => {
  const say = phraseBook(loadPack(ZIYANG).phrases);
  const document = sampleDocument();
  const files = ['甲', '乙', '丙', '丁'].map((name) =>
    fileOf(100, 7, `inputs/2009-07/${name}.csv`),
  );
  const column = plainColumn('source_quarantined', '待核实', 'end');
  const table = {
    kind: 'table',
    id: 't',
    title: null,
    columns: [column],
    rows: [],
    note: null,
  } as const;

  it('is a thin line on the cover that names the slide with the exports, and nothing where all was used', () => {
    expect(withLimitBanner(document, [fileOf(9, 0)], [], say)).toBe(document);
    const [cover, second] = withLimitBanner(document, files, [], say).slides;
    expect(cover?.blocks[0]?.block).toMatchObject({ kind: 'note', text: '待核实记录28条' });
    expect(second).toBe(document.slides[1]);
    const listing = { ...contentSlide('l', [table]), title: '数据来源' };
    const given = sampleDocument([...document.slides, listing]);
    expect(withLimitBanner(given, files, [], say).slides[0]?.blocks[0]?.block).toMatchObject({
      text: '待核实记录28条，见「数据来源」',
    });
  });

  it('is a banner there as well where too much is missing', () => {
    const [cover] = withLimitBanner(document, files, files, say).slides;
    const text = expect.stringMatching(
      /4 个导出里共有 28 条记录不能用.*甲\.csv、乙\.csv、丙\.csv等/,
    );
    expect(cover?.blocks[0]?.block).toMatchObject({ kind: 'callout', tone: 'bad', text });
    expect(cover?.blocks[1]?.block).toMatchObject({ kind: 'note' });
  });
});
