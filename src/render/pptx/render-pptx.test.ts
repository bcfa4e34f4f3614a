import { expect, test } from 'vitest';
import { cellText } from '../../deck/cell-parts.ts';
import { numbered } from '../../deck/contents.ts';
import { layOut } from '../../deck/lay-out.ts';
import {
  contentSlide,
  points,
  sampleCharts,
  sampleDocument,
  trend,
} from '../../deck/test-support.ts';
import type { DeckSlide } from '../../deck/types.ts';
import type { Block, ChartBlock, Document, Slide, TableBlock } from '../../document/model/types.ts';
import { loadFonts } from '../../fonts/fonts.ts';
import { ziyangWords } from '../../phrases/test-support.ts';
import { readTheme } from '../html/test-support.ts';
import { HOSTILE, renamed, sized, withoutFigures } from '../office/test-slides.ts';
import { dayOf } from './chart/sheet-day.ts';
import { renderPptx } from './render-pptx.ts';
import {
  type OpenChart,
  type OpenSlide,
  openPackage,
  openSlides,
  packageFaults,
} from './test-support.ts';

const fonts = await loadFonts();

/** The presentation of a document, with the deck that it is of and the blocks that could not be drawn. */
async function presented(document: Document) {
  const deck = layOut(document, fonts);
  const failed: unknown[] = [];
  const bytes = await renderPptx({
    deck,
    theme: readTheme(),
    fonts,
    words: ziyangWords(),
    onFailed: (_block, _slide, cause) => failed.push(cause),
  });
  return { deck, bytes, failed };
}

const sample = await presented(sampleDocument());
const slides = await openSlides(sample.bytes);

const pairs = sample.deck.slides.map((given, index): readonly [DeckSlide, OpenSlide] => {
  const slide = slides[index];
  if (slide === undefined) throw new Error(`no slide ${index + 1}`);
  return [given, slide];
});

function chartsOf({ slide }: DeckSlide): readonly ChartBlock[] {
  return slide.blocks.flatMap(({ block }) => (block.kind === 'chart' ? [block] : []));
}

function tablesOf({ slide }: DeckSlide): readonly TableBlock[] {
  return slide.blocks.flatMap(({ block }) =>
    block.kind === 'table' || block.kind === 'kpi_board' ? [block] : [],
  );
}

test('a presentation has the slides of the deck in their order, each under its headline', () => {
  expect(sample.failed).toEqual([]);
  expect(slides).toHaveLength(sample.deck.slides.length);
  for (const [{ slide, page, fit }, { title, texts }] of pairs) {
    if (slide.layout === 'content') {
      const label = numbered(slide.number, slide.title);
      expect(title, `slide ${page}`).toContain(slide.headline ?? label);
      expect(texts.join('\n')).toContain(label);
      if (fit.part > 1) expect(texts.join('\n')).toContain(`（续 ${fit.part}/${fit.parts}）`);
    }
    if (page > 1) expect(texts).toContain(String(page));
  }
});

test('its tables are tables with every figure of the deck', () => {
  let count = 0;
  for (const [given, { tables, title }] of pairs) {
    for (const table of tablesOf(given)) {
      const found = tables.some((rows) => {
        const body = rows.slice(-table.rows.length);
        return table.rows.every((row, at) =>
          row.cells.every((cell, column) => body[at]?.[column]?.includes(cellText(cell))),
        );
      });
      expect(found, `${table.id} on ${title}`).toBe(true);
      count += 1;
    }
  }
  expect(count).toBeGreaterThan(3);
});

/** The figures that a chart's data sheet must have. */
function figuresOf({ chart }: ChartBlock): readonly number[] {
  const some = (...values: readonly (number | null)[]): readonly number[] =>
    values.flatMap((value) => value ?? []);
  switch (chart.type) {
    case 'bars':
      return some(...[...chart.items, ...chart.limits].map(({ value }) => value));
    case 'pareto':
      return some(...chart.items.map(({ value }) => value));
    case 'dot_interval':
      return some(
        ...chart.items.flatMap(({ value, low, high, limits }) => [
          value,
          low,
          high,
          ...limits.map((limit) => limit.value),
        ]),
        ...chart.limits.map(({ value }) => value),
      );
    case 'bullet':
      return some(...chart.items.map(({ value, max }) => (value === null ? null : value / max)));
    case 'waterfall':
      return some(...chart.items.map(({ from, to }) => Math.abs(to - from)));
    case 'diverging':
      return some(...chart.items.map(({ size, effect }) => (effect === 'worse' ? -size : size)));
    case 'stacked':
    case 'range':
      return some(...chart.items.flatMap(({ values }) => values.map(({ value }) => value)));
    case 'slope':
      return some(...chart.items.flatMap(({ from, to }) => [from, to]));
    case 'daily':
      return chart.days.map(({ value }) => value);
    case 'timeline':
      return some(...chart.items.map(({ hours }) => (hours === null ? 0 : hours / 24)));
    case 'schedule':
      return chart.items.flatMap(({ marks }) => marks.map(({ day }) => dayOf(day)));
    case 'trend':
      return some(
        ...chart.series.flatMap(({ points }) => points.map(({ value }) => value)),
        ...chart.limits.map(({ value }) => value),
      );
  }
}

/** What a chart prints at its figures, all of it. */
function labelsOf({ chart }: ChartBlock): readonly string[] {
  switch (chart.type) {
    case 'bars':
    case 'pareto':
    case 'dot_interval':
    case 'bullet':
    case 'waterfall':
    case 'diverging':
    case 'slope':
    case 'timeline':
    case 'schedule':
      return chart.items.map(({ display }) => display);
    case 'stacked':
    case 'range':
    case 'daily':
    case 'trend':
      return [];
  }
}

function isIn(figures: readonly number[], charts: readonly OpenChart[]): boolean {
  const held = charts.flatMap(({ series }) => series.flatMap(({ values }) => values));
  return figures.every((figure) =>
    held.some(
      (value) => value !== null && Math.abs(value - figure) <= 1e-9 * Math.max(1, Math.abs(figure)),
    ),
  );
}

test('its charts are native, with the figures of the deck in their sheets and the same words at them', () => {
  const kinds = new Set<string>();
  for (const [given, { charts, title }] of pairs) {
    const wanted = chartsOf(given);
    expect(charts.length, title).toBeGreaterThanOrEqual(wanted.length);
    for (const block of wanted) {
      kinds.add(block.chart.type);
      expect(isIn(figuresOf(block), charts), `${block.id} on ${title}`).toBe(true);
      const labels = charts.flatMap(({ series }) => series.flatMap((one) => one.labels)).join('\n');
      for (const text of labelsOf(block)) expect(labels, block.id).toContain(text);
      const names = charts.flatMap(({ series }) => series.map(({ name }) => name));
      if ('limits' in block.chart)
        expect(names, block.id).toEqual(
          expect.arrayContaining(block.chart.limits.map(({ label }) => label)),
        );
    }
  }
  expect([...kinds].sort()).toEqual([
    'bars',
    'bullet',
    'daily',
    'diverging',
    'dot_interval',
    'pareto',
    'range',
    'schedule',
    'slope',
    'stacked',
    'timeline',
    'trend',
    'waterfall',
  ]);
});

/** The slide of one document whose only slide holds these blocks. */
async function slideOf(...blocks: readonly Block[]): Promise<OpenSlide | undefined> {
  const { bytes, failed } = await presented(sampleDocument([contentSlide('s', blocks)]));
  expect(failed).toEqual([]);
  return (await openSlides(bytes))[0];
}

test('rates that differ little are points on their cut axis, beside the mean of the whole', async () => {
  const [chart] = (await slideOf(sampleCharts.dots))?.charts ?? [];
  expect(chart?.kinds).toEqual(['scatterChart']);
  expect(chart?.ends[0]).toBeGreaterThan(90);
  expect(chart?.series.map(({ name }) => name)).toContain('全市 94.54%');
});

test('trends on a shared axis have the same ends', async () => {
  const line = trend('line', { E8: points([30, 32, 31]) }, [['市考核 ≤35%', 35, 1]]);
  if (line.chart.type !== 'trend') throw new Error(line.chart.type);
  const domain = { min: 0, max: 40 };
  const [alone] = (await slideOf(line))?.charts ?? [];
  const [shared] = (await slideOf({ ...line, chart: { ...line.chart, domain } }))?.charts ?? [];
  expect(shared?.ends[0]).toBe(0);
  expect(shared?.ends[1]).toBeGreaterThanOrEqual(40);
  expect(alone?.ends[0]).toBeGreaterThan(20);
});

test('a rate of a small base has its dagger', async () => {
  const small = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(small);
    if (value === null || typeof value !== 'object') return value;
    const own = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, small(one)]));
    return own.kind === 'rate' ? { ...own, isSmallBase: true } : own;
  };
  const { bytes } = await presented(
    sampleDocument(small(sampleDocument().slides) as readonly Slide[]),
  );
  const cells = (await openSlides(bytes)).flatMap(({ tables }) => tables.flat(2));
  expect(cells.filter((cell) => cell.includes('%†')).length).toBeGreaterThan(5);
});

test('the sheet of a chart holds what the chart shows', async () => {
  const { parts, embedded } = await openPackage(sample.bytes);
  const charts = [...parts].filter(([path]) => /^ppt\/charts\/chart\d+\.xml$/.test(path));
  expect(charts.length).toBe(embedded.size);
  for (const [path, part] of charts) {
    const book = embedded.get(
      `ppt/embeddings/Microsoft_Excel_Sheet${/\d+/.exec(path)?.[0] ?? ''}.xlsx`,
    );
    const sheet =
      (await openPackage(book ?? new Uint8Array())).parts.get('xl/worksheets/sheet1.xml') ?? '';
    const cells = new Map(
      [...sheet.matchAll(/<c r="([A-Z]+\d+)"><v>([^<]*)</g)].map(([, at, value]) => [at, value]),
    );
    for (const [, column, first, inner] of part.matchAll(
      /<c:numRef><c:f>Sheet1!\$([A-Z]+)\$(\d+):[^<]*<\/c:f><c:numCache>([\s\S]*?)<\/c:numCache>/g,
    )) {
      for (const [, at, value] of (inner ?? '').matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)</g))
        expect(cells.get(`${column}${Number(first) + Number(at)}`), `${path} ${column}`).toBe(
          value,
        );
    }
  }
});

test('the speaker finds definition, period and source of a slide in full, and what it does not say', () => {
  const noted = pairs.filter(
    ([{ slide }]) => slide.footer !== null && slide.footer.definition !== '',
  );
  expect(noted.length).toBeGreaterThan(0);
  for (const [{ slide }, { notes }] of noted) {
    expect(notes).toContain(slide.footer?.definition);
    expect(notes).toContain(slide.footer?.source);
  }
});

test('the package is one that Office opens without a repair, and the same deck gives the same bytes', async () => {
  expect(await packageFaults(sample.bytes)).toEqual([]);
  const again = await presented(sampleDocument());
  expect(Buffer.from(again.bytes).equals(Buffer.from(sample.bytes))).toBe(true);
});

test('letters are in a typeface that Chinese Office has, and in the language of the report', async () => {
  const { parts } = await openPackage(sample.bytes);
  const shown = [...parts].filter(([path]) => /^ppt\/(?:slides|charts)\/[^/]*\.xml$/.test(path));
  for (const [path, part] of shown) {
    const faces = [...part.matchAll(/<a:(?:latin|ea|cs) typeface="([^"]*)"/g)].map(
      ([, face]) => face,
    );
    expect([...new Set(faces)], path).toEqual(['微软雅黑']);
    expect(part, path).not.toContain('lang="en-US"');
  }
});

test.each(HOSTILE)('whatever a branch is called, the package is sound: %j', async (text) => {
  const { bytes, failed } = await presented(sampleDocument(renamed(text)));
  expect(failed).toEqual([]);
  expect(await packageFaults(bytes)).toEqual([]);
});

test.each([0, 1, 60])('%d rows in every table and chart', { timeout: 60_000 }, async (count) => {
  const { bytes, failed } = await presented(sampleDocument(sized(count)));
  expect(failed).toEqual([]);
  expect(await packageFaults(bytes)).toEqual([]);
});

test('figures that are all missing leave gaps and a sound package', async () => {
  const { bytes, failed } = await presented(sampleDocument(withoutFigures()));
  expect(failed).toEqual([]);
  expect(await packageFaults(bytes)).toEqual([]);
});

test('a block that cannot be drawn costs itself', async () => {
  const document = sampleDocument();
  const slides = document.slides.map((slide) => ({
    ...slide,
    blocks: slide.blocks.map(({ column, block }) => ({
      column,
      // A month that is none.
      block: JSON.parse(JSON.stringify(block).replaceAll('"month":"2009-07"', '"month":"?"')),
    })),
  }));
  const { bytes, failed } = await presented({ ...document, slides });
  expect(failed.length).toBeGreaterThan(0);
  const texts = (await openSlides(bytes)).flatMap((slide) => slide.texts);
  expect(texts.filter((text) => text.includes('没有做成'))).toHaveLength(failed.length);
  expect(await packageFaults(bytes)).toEqual([]);
});

test('a track begins where the bar before it ends, so that neither hides the other', async () => {
  const [chart] = (await slideOf(sampleCharts.bullet))?.charts ?? [];
  const pairsOf = (chart?.series ?? []).map(({ values }) => values);
  for (const share of [4.46 / 9, 7.26 / 9, 3.49 / 9]) {
    expect(pairsOf).toContainEqual([0, share]);
    expect(pairsOf).toContainEqual([share, 1]);
  }
});
