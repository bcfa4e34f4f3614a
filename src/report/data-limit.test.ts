import { describe, expect, it } from 'vitest';
import { contentSlide, sampleDocument } from '../deck/test-support.ts';
import { plainColumn } from '../document/model/columns.ts';
import { fileOf as exportOf } from '../ingest/test-support.ts';
import { loadPack } from '../pack/load-pack.ts';
import { ZIYANG } from '../pack/test-support.ts';
import { phraseBook } from '../phrases/phrase-book.ts';
import { filesOverLimit, withLimitBanner } from './data-limit.ts';

const fileOf = (records: number, quarantined: number, path = 'a.csv') => {
  const account = { records, quarantined, accepted: records - quarantined };
  return exportOf(path, 'tickets', { account });
};
const isOver = (records: number, quarantined: number, limit = { percent: 0.1, records: 100 }) =>
  filesOverLimit([fileOf(records, quarantined)], limit).length === 1;

it('lets one unusable record in a thousand pass, and none of a smaller file', () => {
  expect([isOver(20, 0), isOver(20, 1), isOver(1_000, 1)]).toEqual([false, true, false]);
  expect([isOver(10_000, 10), isOver(10_000, 11)]).toEqual([false, true]);
});

it('lets no more than 100 records of one file pass', () => {
  expect([isOver(1_000_000, 100), isOver(1_000_000, 101)]).toEqual([false, true]);
});

it('takes share and number from the workspace; of 0 nothing passes', () => {
  const wide = { percent: 5, records: 1_000 };
  expect([isOver(100, 5, wide), isOver(100, 6, wide)]).toEqual([false, true]);
  expect([
    isOver(20, 0, { percent: 0, records: 100 }),
    isOver(20, 1, { percent: 0, records: 100 }),
  ]).toEqual([false, true]);
  expect(isOver(20, 1, { percent: 1, records: 0 })).toBe(true);
});

describe('what could not be used', () => {
  const say = phraseBook(loadPack(ZIYANG).phrases);
  const document = sampleDocument();
  const files = ['甲', '乙', '丙', '丁'].map((name) =>
    fileOf(100, 7, `inputs/2009-07/${name}.csv`),
  );

  it('is a thin line on the cover, and nothing where every record was used', () => {
    expect(withLimitBanner(document, [fileOf(9, 0)], [], say)).toBe(document);
    const [cover, second] = withLimitBanner(document, files, [], say).slides;
    expect(cover?.blocks[0]?.block).toMatchObject({ kind: 'note', text: '待核实记录28条' });
    expect(second).toBe(document.slides[1]);
  });

  it('is a banner on the slide that lists the exports where files are over the limit', () => {
    const column = plainColumn('source_quarantined', '待核实', 'end');
    const table = {
      kind: 'table',
      id: 't',
      title: null,
      columns: [column],
      rows: [],
      note: null,
    } as const;
    const listing = { ...contentSlide('l', [table]), title: '数据来源' };
    const given = sampleDocument([...document.slides, listing]);
    const slides = withLimitBanner(given, files, files, say).slides;
    const text = expect.stringMatching(
      /4 个导出里共有 28 条记录不能用.*甲\.csv、乙\.csv、丙\.csv等/,
    );
    expect(slides.at(-1)?.blocks[0]?.block).toMatchObject({ kind: 'callout', tone: 'bad', text });
    expect(slides[0]?.blocks[0]?.block).toMatchObject({
      text: '待核实记录28条，其中4个导出超过限度，见「数据来源」',
    });
    // Without such a slide the cover tells it.
    const [cover] = withLimitBanner(document, files, files, say).slides;
    expect(cover?.blocks[1]?.block).toMatchObject({ kind: 'callout', text });
  });
});
