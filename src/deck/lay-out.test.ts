import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editionOf } from '../document/edition.ts';
import { ACROSS, type Block, type Slide } from '../document/model/types.ts';
import { loadFonts } from '../fonts/fonts.ts';
import { stackedHeight } from './block-size.ts';
import { contentsLayout } from './contents.ts';
import { bodyRoom, columnWidths, footerOf, pageSizes, sizes, smallestScale } from './geometry.ts';
import { layOut } from './lay-out.ts';
import { unitsOf } from './split-block.ts';
import {
  bars,
  body,
  bulletRows,
  contentSlide,
  kpiBoard,
  longTable,
  points,
  sampleDocument,
  sampleSlides,
  trend,
} from './test-support.ts';
import type { Deck } from './types.ts';

const fonts = await loadFonts();

const blocksOf = (deck: Deck): readonly Block[] =>
  deck.slides.flatMap(({ slide }) => slide.blocks.map(({ block }) => block));

/** Everything that a block says, one piece a row, bar or text. */
const sayings = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'table':
    case 'kpi_board':
      return block.rows.map(({ cells }) => cells.map(({ display }) => display).join('|'));
    case 'text':
      return [block.paragraphs.join('')];
    case 'list':
      return [block.items.join('')];
    case 'case':
      return block.parts.map(({ head, paragraphs, isContinued }) =>
        [isContinued ? '' : head, ...paragraphs].join(''),
      );
    case 'tiles':
      return block.items.map(({ label }) => label);
    case 'picture':
      return [block.dataUrl];
    case 'chart':
      return block.chart.type === 'trend' || block.chart.type === 'daily'
        ? [block.id]
        : block.chart.items.map(({ label }) => label);
    case 'title':
    case 'note':
    case 'callout':
      return [block.text];
  }
};

/** The sayings of each block by its id, parts one after the other; running text in one piece. */
const said = (blocks: readonly Block[]): ReadonlyMap<string, string> => {
  const all = new Map<string, string>();
  for (const block of blocks) {
    const mark = ['text', 'list', 'case'].includes(block.kind) ? '' : '\n';
    all.set(
      block.id,
      (all.get(block.id) ?? '') +
        sayings(block)
          .map((text) => text + mark)
          .join(''),
    );
  }
  return all;
};

test('a table too long for a slide runs on with its head, evenly, and ends with its total', () => {
  const deck = layOut(sampleDocument([contentSlide('list', [longTable('t', 30)])]), fonts);
  const tables = blocksOf(deck).flatMap((block) => (block.kind === 'table' ? [block] : []));
  expect(tables.length).toBeGreaterThan(1);
  expect(deck.slides.map(({ page, fit }) => [page, fit.part, fit.parts])).toEqual(
    tables.map((_, index) => [index + 1, index + 1, tables.length]),
  );
  const lengths = tables.map(({ rows }) => rows.length);
  expect(lengths.reduce((a, b) => a + b)).toBe(31);
  expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThan(5);
  expect(tables.every(({ columns, title }) => columns.length === 6 && title !== null)).toBe(true);
  expect(tables.at(-1)?.rows.at(-1)?.kind).toBe('total');
  const widths = deck.slides.map(({ boxes }) => boxes[0]?.columns);
  expect(widths).toEqual(widths.map(() => widths[0]));
});

test('a sparse slide is grown, a slightly full one set smaller instead of running on', () => {
  const scaleOf = (rows: number): number | undefined => {
    const deck = layOut(sampleDocument([contentSlide('s', [longTable('t', rows)])]), fonts);
    return deck.slides.length === 1 ? deck.slides[0]?.fit.scale : undefined;
  };
  expect(scaleOf(3)).toBeGreaterThan(1);
  expect(scaleOf(11)).toBe(1);
  expect(scaleOf(13)).toBe(1);
  expect(scaleOf(14)).toBeCloseTo(13 / 14);
  expect(scaleOf(15)).toBeCloseTo(12 / 14);
  expect(scaleOf(16)).toBeCloseTo(11 / 14);
  expect(scaleOf(18)).toBeUndefined();
});

test('a board of 20 indicators stands on one slide with each name in one line, in 11 pt at least', () => {
  const few = kpiBoard();
  const rows = Array.from({ length: 20 }, (_, at) => few.rows[at % few.rows.length] ?? body());
  const { slides } = layOut(sampleDocument([contentSlide('b', [{ ...few, rows }])]), fonts);
  expect(slides).toHaveLength(1);
  const [{ fit, boxes }] = slides as readonly [Deck['slides'][number]];
  expect(fit.scale * sizes.table).toBeGreaterThanOrEqual(14.66);
  expect((boxes[0]?.height ?? 0) / 21).toBeLessThan(30);
});

test('a long table of few narrow columns stands in groups side by side, each with its head', () => {
  const wide = longTable('t', 40);
  const narrow = {
    ...wide,
    columns: wide.columns.slice(0, 3),
    rows: wide.rows.map((row) => ({ ...row, cells: row.cells.slice(0, 3) })),
  };
  const { slides } = layOut(sampleDocument([contentSlide('s', [narrow])]), fonts);
  expect(slides).toHaveLength(1);
  const parts = slides.flatMap(({ slide }) => slide.blocks.map(({ column }) => column));
  expect(parts.length).toBeGreaterThan(1);
  expect(parts).toEqual(parts.map((_, index) => index));
  const rows = blocksOf({ slides } as Deck).flatMap((block) =>
    block.kind === 'table' ? block.rows : [],
  );
  expect(rows).toEqual(narrow.rows);
  const notes = blocksOf({ slides } as Deck).map((block) => 'note' in block && block.note !== null);
  expect(notes.filter(Boolean)).toHaveLength(1);
});

test('a foot too long for two lines names the metrics only, and is never cut', () => {
  const footerIn = (definition: string) => {
    const footer = {
      definition,
      shorter: ['名称见附录', '见附录'],
      period: '7月',
      source: '障碍单',
    };
    const { slides } = layOut(sampleDocument([contentSlide('s', [], { footer })]), fonts);
    const [first] = slides;
    return first ? footerOf(first.slide, { page: pageSizes['16:9'], fonts })?.definition : null;
  };
  expect(footerIn('申告用户的比例')).toBe('申告用户的比例');
  expect(footerIn('申告用户的比例'.repeat(40))).toBe('名称见附录');
});

test('a table too wide for its column takes width from the column beside it', () => {
  const widths = (columns: readonly number[]): readonly number[] => {
    const blocks = [
      { column: 0, block: longTable('t', 6) },
      { column: 1, block: trend('c', { E8: points([6, 5, 4, 5, 5, 6, 7]) }, []) },
    ];
    const slides = [contentSlide('s', [], { columns, blocks })];
    return layOut(sampleDocument(slides), fonts).slides[0]?.boxes.map(({ width }) => width) ?? [];
  };
  const [table = 0, chart = 0] = widths([1, 2]);
  expect(table).toBeGreaterThan(500);
  expect(chart).toBeGreaterThanOrEqual(400);
  expect(widths([5, 3])).toEqual([(1136 * 5) / 8, (1136 * 3) / 8]);
});

test('the contents name the first page of sections and slides that there are', () => {
  const deck = layOut(sampleDocument(), fonts);
  const { contents, slides } = deck;
  expect(contents.filter(({ level }) => level === 1).map(({ label }) => label)).toEqual([
    '一、总体情况',
    '二、服务指标',
  ]);
  expect(new Set(contents.map(({ label }) => label)).size).toBe(contents.length);
  for (const { label, page } of contents) {
    const at = slides[page - 1];
    expect(label.endsWith(at?.slide.title ?? '?')).toBe(true);
    expect(at?.fit.part).toBe(1);
  }
});

test('contents of 75 slides stand on one slide, longer ones take several and move the pages after them', () => {
  const [cover, contents] = sampleSlides();
  const deckOf = (count: number) => {
    const many = Array.from({ length: count }, (_, i) =>
      contentSlide(`m${i}`, [longTable(`t${i}`, 12)], { number: `3.${i}`, title: `专题${i}` }),
    );
    const slides = [cover, contents, ...many].flatMap((slide) => slide ?? []);
    return layOut(sampleDocument(slides), fonts);
  };
  const one = deckOf(74);
  expect(one.contents).toHaveLength(75);
  const sizesOfOne = one.slides.filter(({ slide }) => slide.layout === 'contents');
  expect(sizesOfOne.map(({ fit }) => fit.scale * sizes.contents >= 14.66)).toEqual([true]);
  const deck = deckOf(120);
  const { pages } = contentsLayout(deck.contents, { page: deck.page, fonts });
  expect(deck.slides.filter(({ slide }) => slide.layout === 'contents')).toHaveLength(pages.length);
  expect(pages.length).toBe(2);
  expect(pages.flat(2)).toEqual(deck.contents);
  expect(deck.contents.at(-1)?.page).toBe(deck.slides.length);
  expect(pages.flat().every((column) => column.at(-1)?.level === 2)).toBe(true);
});

test('each page format is used up: the paper, the columns and the number of parts follow it', () => {
  const blocks = [longTable('t', 30)];
  const decks = (['16:9', '4:3', 'A4'] as const).map((page) =>
    layOut({ ...sampleDocument([contentSlide('s', blocks)]), page }, fonts),
  );
  const inches = decks.flatMap(({ widthInches, heightInches }) => [widthInches, heightInches]);
  expect(inches.map((size) => size.toFixed(2))).toEqual([
    '13.33',
    '7.50',
    '13.33',
    '10.00',
    '11.69',
    '8.27',
  ]);
  expect(decks.map(({ slides }) => slides.length)).toEqual([3, 2, 2]);
  for (const { page, slides } of decks) {
    for (const { boxes } of slides) {
      expect(boxes[0]?.width).toBeCloseTo(page.width - 112);
      expect(boxes[0]?.height ?? 0).toBeLessThan(page.height - 100);
    }
  }
});

const sentence = fc.constantFrom(
  '线路老化。',
  '用户端设备故障，已更换；',
  'E8-2重复申告用户率3.49%！',
  '派单超时',
);
const paragraph = fc
  .array(sentence, { minLength: 1, maxLength: 120 })
  .map((parts) => parts.join(''));
const block = (id: string): fc.Arbitrary<Block> =>
  fc.oneof(
    fc.nat(60).map((rows) => longTable(id, rows)),
    fc
      .array(paragraph, { minLength: 1, maxLength: 8 })
      .map((paragraphs): Block => ({ kind: 'text', id, paragraphs })),
    fc
      .array(paragraph, { minLength: 1, maxLength: 8 })
      .map((items): Block => ({ kind: 'list', id, items })),
    paragraph.map(
      (text): Block => ({ kind: 'callout', id, tone: 'info', text: text.slice(0, 90) }),
    ),
    fc.array(paragraph, { minLength: 1, maxLength: 6 }).map(
      (paragraphs): Block => ({
        kind: 'case',
        id,
        parts: [
          { head: '经过', paragraphs },
          { head: '处理', paragraphs: paragraphs.slice(0, 1) },
        ],
      }),
    ),
    fc.integer({ min: 1, max: 30 }).map((n) => bulletRows(id, n)),
    fc.constant(trend(id, { E8: points([6, 5, 4, null, 5, 6, 7]) }, [])),
    fc.integer({ min: 1, max: 40 }).map((n) =>
      bars(
        id,
        Array.from({ length: n }, (_, i) => [`支局${i}`, n - i, `${n - i}单`, 'none']),
      ),
    ),
  );
const slide: fc.Arbitrary<Slide> = fc
  .record({
    columns: fc.constantFrom([1], [1, 1], [3, 2]),
    blocks: fc
      .integer({ min: 0, max: 4 })
      .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => block(`b${i}`)))),
    at: fc.array(fc.nat(7), { minLength: 4, maxLength: 4 }),
  })
  .map(({ columns, blocks, at }) =>
    contentSlide('s', [], {
      columns,
      blocks: blocks.map((one, i) => ({ column: (at[i] ?? 0) % columns.length, block: one })),
    }),
  );

test('whatever stands on a slide: nothing is lost, nothing comes twice, every part holds', () => {
  fc.assert(
    fc.property(
      slide,
      fc.integer({ min: 0, max: 250 }),
      fc.boolean(),
      fc.constantFrom('16:9' as const, '4:3' as const, 'A4' as const),
      (one, reserve, isSmallest, page) => {
        const sheet = { page: pageSizes[page], fonts };
        const decision = { reserve, isSmallest, cuts: 0, isGivenUp: false };
        const deck = layOut({ ...sampleDocument([one]), page }, fonts, { s: decision });
        expect(said(blocksOf(deck))).toEqual(said(one.blocks.map((placed) => placed.block)));
        const whole = new Map(
          one.blocks.flatMap((placed) =>
            placed.block.kind === 'table' ? [[placed.block.id, placed.block] as const] : [],
          ),
        );
        for (const part of deck.slides) {
          expect(part.boxes).toHaveLength(part.slide.blocks.length);
          expect(part.fit.scale).toBeGreaterThanOrEqual(smallestScale);
          for (const [index, width] of columnWidths(part.slide, deck.page).entries()) {
            const blocks = part.slide.blocks
              .filter(({ column }) => column === index)
              .map((placed) => placed.block);
            const units = blocks.reduce((total, held) => total + unitsOf(held), 0);
            const height = stackedHeight(blocks, { width, scale: part.fit.scale, fonts, whole });
            if (units > 1)
              expect(height).toBeLessThanOrEqual(bodyRoom(part.slide, sheet).height + 1);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('the short edition keeps the marked slides with their sections; the full one marks them', () => {
  const document = sampleDocument();
  const brief = editionOf(document, 'brief');
  expect(brief.slides.map(({ id }) => id)).toEqual(['cover', 'chart.heat']);
  expect(brief.sections.map(({ id }) => id)).toEqual(['service']);
  expect(editionOf(document, 'full')).toBe(document);
  const marked = (given: typeof document) =>
    layOut(given, fonts).contents.flatMap(({ label, isBrief }) => (isBrief ? [label] : []));
  expect(marked(document)).toEqual([expect.stringContaining('分公司达标全景')]);
  expect(marked(brief)).toEqual([]);
});

test('what lies over all columns takes the whole width, and nothing is lost where a page does not hold it all', () => {
  const over = { column: ACROSS, block: longTable('over', 3) };
  const columns = (rows: number): Slide['blocks'] => [
    over,
    { column: 0, block: longTable('left', rows) },
    { column: 1, block: longTable('right', rows) },
  ];
  const deckOf = (rows: number) =>
    layOut(
      sampleDocument([contentSlide('s', [], { columns: [1, 1], blocks: columns(rows) })]),
      fonts,
    );
  const one = deckOf(5);
  expect(one.slides).toHaveLength(1);
  const [band, left, right] = one.slides[0]?.boxes ?? [];
  expect(band?.width).toBeCloseTo((left?.width ?? 0) + (right?.width ?? 0) + sizes.columnGap);
  const many = deckOf(30);
  expect(many.slides.length).toBeGreaterThan(1);
  const rows = blocksOf(many).flatMap((block) => (block.kind === 'table' ? block.rows : []));
  expect(rows.filter(({ kind }) => kind === 'body').length).toBe(
    blocksOf(one).flatMap((block) => (block.kind === 'table' ? block.rows : [])).length +
      2 * 25 -
      3,
  );
});

test('slides that leave much of their pages free stand together, the weightier headline over both', () => {
  const of = (id: string, headline: string) =>
    contentSlide(id, [longTable(`${id}.t`, 2)], { section: 'overview', number: '1.1', headline });
  const document = sampleDocument([of('a', '轻'), of('b', '重')]);
  const finding = {
    rule: 'level',
    text: '',
    tone: 'info',
    weight: 0,
    score: 0,
    results: [],
  } as const;
  const heads = (slide: string, rank: number) => ({
    ...finding,
    id: slide,
    slide,
    rank,
    headline: true,
    overview: false,
  });
  const deck = layOut({ ...document, findings: [heads('a', 2), heads('b', 1)] }, fonts);
  expect(deck.slides).toHaveLength(1);
  const [{ slide } = { slide: null }] = deck.slides;
  expect(slide).toMatchObject({ joins: ['a', 'b'], headline: '重' });
  const lead = slide?.blocks.find(({ block }) => block.kind === 'text');
  expect(lead?.block).toMatchObject({ look: 'lead', paragraphs: ['轻'] });
  // Those of two chapters never do.
  const apart = sampleDocument([of('a', '轻'), { ...of('b', '重'), section: 'service' }]);
  expect(layOut(apart, fonts).slides).toHaveLength(2);
});

test('a chart that runs on keeps the axis of the whole', () => {
  const items = Array.from({ length: 40 }, (_, i): [string, number, string, 'none'] => [
    `支局${i}`,
    80 - i,
    `${80 - i}单`,
    'none',
  ]);
  const deck = layOut(sampleDocument([contentSlide('b', [bars('b', items)])]), fonts);
  const charts = blocksOf(deck).flatMap((one) => (one.kind === 'chart' ? [one.chart] : []));
  expect(charts.length).toBeGreaterThan(1);
  for (const chart of charts) expect(chart).toMatchObject({ domain: { min: 0, max: 80 } });
});
