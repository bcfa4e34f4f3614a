import type { Footer, PageFormat, Slide } from '../document/model/types.ts';
import type { Fonts } from '../fonts/fonts.ts';
import { lineCount } from './text-lines.ts';

/** Width and height of a page in CSS pixels. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

const MM = 96 / 25.4;

/** The pages that a deck can be printed on: 13.333 in wide for screens, or A4 paper across. */
export const pageSizes: Readonly<Record<PageFormat, PageSize>> = {
  '16:9': { width: 1280, height: 720 },
  '4:3': { width: 1280, height: 960 },
  A4: { width: 297 * MM, height: 210 * MM },
};

/** What a slide is measured with: the page that it stands on and the typeface. */
export interface Sheet {
  readonly page: PageSize;
  readonly fonts: Fonts;
}

/** Sizes of a slide in CSS pixels (1/96 inch; 16 px are 12 pt); the style sheet reads the same numbers. */
export const sizes = {
  marginX: 56,
  marginTop: 30,
  marginBottom: 20,
  kicker: 16,
  kickerLine: 24,
  headline: 32,
  headlineLine: 42,
  headGap: 18,
  footer: 13.33,
  footerLine: 18,
  footerGap: 14,
  pageNumber: 64,
  columnGap: 32,
  blockGap: 16,
  title: 40,
  titleLine: 52,
  text: 20,
  textLine: 1.55,
  textGap: 10,
  leadLine: 1.35,
  listIndent: 24,
  callout: 18.67,
  calloutPadX: 18,
  calloutPadY: 11,
  calloutMark: 26,
  note: 16,
  table: 18.67,
  tableLine: 1.35,
  cellPadX: 9,
  cellPadY: 5,
  /** A row that is taller is not easier to read. */
  mostAir: 8,
  /** Of a page that else looks empty. */
  sparseAir: 16,
  /** In tables of many rows. */
  densePadX: 6,
  densePadY: 2.5,
  denseValue: 18.67,
  /** Before a column of words that stands right of figures. */
  setOff: 20,
  kpiValue: 21.33,
  tableTitle: 18.67,
  tableTitleLine: 24,
  tableTitleGap: 6,
  tableNote: 16,
  /** Between a cell's text and the small words behind it. */
  smallGap: 6,
  small: 13.33,
  tableNoteLine: 22,
  mark: 21,
  chartMin: 230,
  barRow: 27,
  barFrame: 112,
  /** Values under the rows of a chart. */
  axis: 30,
  bulletRow: 54,
  intervalRow: 46,
  stackRow: 34,
  eventRow: 44,
  slopeRow: 26,
  rangeRow: 46,
  /** A row that is taller is not easier to read. */
  highestRow: 80,
  highestBullet: 92,
  highestRange: 76,
  highestEvent: 76,
  /** A row whose name takes two lines. */
  twoLineRow: 48,
  /** One of several trends in one chart. */
  trendPanel: 118,
  chartFrame: 68,
  pictureMax: 420,
  captionLine: 20,
  caseHead: 104,
  casePad: 14,
  heatNote: 14.67,
  /** Height of the fields of large figures. */
  tile: 116,
  /** Beside a title that heads a slide, so that a logo has its place. */
  logoRoom: 180,
  contents: 18.67,
  contentsLine: 1.5,
  contentsTop: 8,
  contentsGap: 40,
  contentsIndent: 30,
  /** For the dots and the number of the page. */
  contentsPage: 72,
  /** No column of the contents is wider. */
  contentsMost: 800,
  sectionGap: 8,
  /** Beside the bar of a divider. */
  sectionIndent: 56,
  /** What a divider has besides its blocks: margins, title, gaps, foot. */
  sectionFrame: 250,
} as const;

/** A page that is filled to less than this part of its height looks empty on a projector. */
export const LEAST_FILL = 0.65;

/** Tables at 11 pt, the smallest that may be printed. */
export const smallestScale = 11 / 14;
/** Tables of many rows at 13 pt. */
export const denseScale = 13 / 14;
/** From this scale on only what leaves a third of the slide free is grown. */
export const sparseScale = 1.3;
/** Grown where a slide is sparse, the usual size, and 12 and 11 pt in tables where that saves a slide. */
export const usualScales: readonly number[] = [
  sparseScale,
  1.16,
  1,
  denseScale,
  12 / 14,
  smallestScale,
];

const FOOTER_LINES = 2;

/** Room of a slide's body in CSS pixels: what head and foot leave over. */
export function bodyRoom(slide: Slide, sheet: Sheet): { width: number; height: number } {
  const width = sheet.page.width - 2 * sizes.marginX;
  const { kicker, headline, foot } = slideFrame(slide, sheet);
  const taken = kicker + headline + sizes.headGap + sizes.footerGap + foot;
  return { width, height: sheet.page.height - sizes.marginTop - sizes.marginBottom - taken };
}

/** Heights of what stands over and under a slide's body, in CSS pixels. */
export function slideFrame(
  slide: Slide,
  sheet: Sheet,
): { readonly kicker: number; readonly headline: number; readonly foot: number } {
  const foot = footerOf(slide, sheet);
  return {
    kicker: slide.headline === null ? 0 : kickerLines(slide, sheet) * sizes.kickerLine,
    headline: headLines(slide, sheet) * sizes.headlineLine,
    foot: (foot === null ? 1 : footerLines(foot, sheet)) * sizes.footerLine,
  };
}

/** Widths of the slide's columns in CSS pixels, by their relative widths. */
export function columnWidths(slide: Slide, page: PageSize): readonly number[] {
  const shares = slide.columns.length === 0 ? [1] : slide.columns;
  const sum = shares.reduce((total, share) => total + share, 0);
  const room = page.width - 2 * sizes.marginX - (shares.length - 1) * sizes.columnGap;
  return shares.map((share) => (room * share) / sum);
}

/** A slide's foot as it is printed: where it would take over two lines, with a shorter definition; never cut. */
export function footerOf({ footer }: Slide, sheet: Sheet): Footer | null {
  if (footer === null || footerLines(footer, sheet) <= FOOTER_LINES) return footer;
  const shorter = (footer.shorter ?? []).map((definition) => ({ ...footer, definition }));
  return shorter.find((one) => footerLines(one, sheet) <= FOOTER_LINES) ?? shorter.at(-1) ?? footer;
}

function headLines(slide: Slide, { page, fonts }: Sheet): number {
  const style = { sizePx: sizes.headline, weight: 700 } as const;
  const width = page.width - 2 * sizes.marginX;
  if (slide.headline === null) return lineCount(slide.title, width - sizes.logoRoom, style, fonts);
  return lineCount(slide.headline, width, style, fonts);
}

/** Number and title over a headline, with the longest （续）. */
function kickerLines({ number, title }: Slide, { page, fonts }: Sheet): number {
  const width = page.width - 2 * sizes.marginX - sizes.logoRoom;
  const style = { sizePx: sizes.kicker, weight: 700 } as const;
  return lineCount(`${number ?? ''}、${title}（续 10/10）`, width, style, fonts);
}

function footerLines(footer: Footer, { page, fonts }: Sheet): number {
  const width = page.width - 2 * sizes.marginX - sizes.pageNumber;
  // The names of the parts (口径, 来源 …) stand in the templates: room for a dozen characters.
  const text = `${footer.definition}${footer.period}${footer.source}${'　'.repeat(16)}`;
  return lineCount(
    text.replaceAll(/\s/gu, '一'),
    width,
    { sizePx: sizes.footer, weight: 400 },
    fonts,
  );
}
