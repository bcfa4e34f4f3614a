import { blockHeight } from '../../deck/block-size.ts';
import { contentsLayout, labelOf, topicsOf } from '../../deck/contents.ts';
import { sizes } from '../../deck/geometry.ts';
import { lineCount } from '../../deck/text-lines.ts';
import type { ContentsEntry, Deck, DeckSlide } from '../../deck/types.ts';
import type { Fonts } from '../../fonts/fonts.ts';
import type { ThemeColor } from '../../pack/theme-types.ts';
import { type BlockLook, writeBlock } from './block.ts';
import {
  type Area,
  inches,
  type Paragraph,
  type ParagraphLook,
  type Pen,
  place,
  textProps,
  writeBar,
  writeText,
} from './pen.ts';
import { HOLDERS, writeFoot, writeLogo } from './slide-content.ts';

const COVER_X = 96;
const COVER_INDENT = 50;

/** Who reports, what, which month; on the brand's colour. */
export function writeCover(
  pen: Pen,
  deck: Deck,
  { slide, fit, boxes }: DeckSlide,
  look: BlockLook,
): void {
  const { width, height } = deck.page;
  const { document } = deck;
  const k = fit.scale;
  const wide = width - 2 * COVER_X;
  const line = (
    size: number,
    factor: number,
    more: Partial<ParagraphLook> = {},
  ): ParagraphLook => ({
    size,
    line: size * factor,
    color: 'paper',
    ...more,
  });
  const band = { x: COVER_X, y: 48, width: wide, height: 40 };
  writeText(
    pen,
    band,
    [{ runs: [{ text: document.organization }], look: line(24, 1.33, { isBold: true }) }],
    { name: 'Organization' },
  );
  writeLogo(pen, { x: width - COVER_X - 260, y: 40, width: 260, height: 64 });
  const inner = wide - COVER_INDENT;
  const style = { sizePx: 64 * k, weight: 700 } as const;
  const title = lineCount(slide.title, inner, style, pen.dress.fonts) * 64 * k * 1.25;
  const own = slide.blocks.flatMap(({ block }) => (block.kind === 'title' ? block.lines : []));
  const lines = own.length > 0 ? own : [document.department];
  const subtitle: readonly Paragraph[] = [
    {
      runs: [{ text: document.monthLabel }],
      look: line(36 * k, 1.4, { isBold: true, before: 24 }),
    },
    ...lines.map((text) => ({ runs: [{ text }], look: line(24 * k, 1.5, { before: 12 }) })),
  ];
  const under = 24 + 36 * k * 1.4 + lines.length * (12 + 24 * k * 1.5);
  const measure = { ...look.measure, width: inner };
  const blocks = slide.blocks.flatMap((one, at) =>
    one.block.kind === 'title' ? [] : [{ ...one, at }],
  );
  const heights = blocks.map(({ block }) => blockHeight(block, measure));
  const more = heights.reduce((total, one) => total + one + 24, 0);
  const all = title + under + more;
  let y = Math.max(110, 110 + (height - 110 - 70 - all) / 2);
  writeBar(pen, { x: COVER_X, y, width: 10, height: all }, 'paper', 'Cover line');
  const x = COVER_X + COVER_INDENT;
  writeText(
    pen,
    { x, y, width: inner, height: title },
    [{ runs: [{ text: slide.title }], look: line(64 * k, 1.25, { isBold: true }) }],
    { name: HOLDERS.title },
  );
  y += title;
  writeText(pen, { x, y, width: inner, height: under }, subtitle, { name: 'Subtitle' });
  y += under;
  for (const [index, { block, at }] of blocks.entries()) {
    const own = heights[index] ?? 0;
    const box = boxes[at] ?? { width: inner, height: own, columns: [] };
    writeBlock(
      pen,
      block,
      slide,
      box,
      { x, y: y + 24, width: inner, height: own },
      { ...look, measure, notes: 'paper' },
    );
    y += own + 24;
  }
  const foot = { x: COVER_X, y: height - 64, width: wide, height: 24 };
  writeText(
    pen,
    foot,
    [{ runs: [{ text: pen.dress.words('slide.confidential') }], look: line(16, 1.5) }],
    { name: HOLDERS.foot },
  );
}

/** The contents, each entry a link to its page. */
export function writeContents(pen: Pen, deck: Deck, given: DeckSlide): void {
  const { slide, fit } = given;
  const { words, fonts } = pen.dress;
  const width = deck.page.width - 2 * sizes.marginX;
  const head = {
    size: sizes.headline,
    line: sizes.headlineLine,
    color: 'brand',
    isBold: true,
  } as const;
  const hasBrief = deck.contents.some(({ isBrief }) => isBrief);
  const runs =
    fit.part > 1
      ? [
          { text: slide.title },
          { text: words('slide.continued'), color: 'muted' as const, isBold: false },
        ]
      : [
          { text: slide.title },
          ...(hasBrief
            ? [
                {
                  text: `　　${words('slide.brief')}　${words('slide.brief_about')}`,
                  size: 16,
                  color: 'muted' as const,
                  isBold: false,
                },
              ]
            : []),
        ];
  const top = { x: sizes.marginX, y: sizes.marginTop, width, height: sizes.headlineLine };
  writeText(pen, top, [{ runs, look: head }], { name: HOLDERS.title, valign: 'middle' });
  const page = contentsLayout(deck.contents, { page: deck.page, fonts }).pages[fit.part - 1] ?? [];
  const y = sizes.marginTop + sizes.headlineLine + sizes.headGap + sizes.contentsTop;
  const height = deck.page.height - y - sizes.marginBottom - sizes.footerGap - sizes.footerLine;
  const count = Math.max(1, page.length);
  const each = Math.min(sizes.contentsMost, (width - (count - 1) * sizes.contentsGap) / count);
  for (const [index, entries] of page.entries()) {
    const area = { x: sizes.marginX + index * (each + sizes.contentsGap), y, width: each, height };
    const size = sizes.contents * fit.scale;
    const rows = entries.map((entry, at) =>
      contentsRow(entry, at === 0, size, each, words('slide.brief'), fonts),
    );
    writeEntries(pen, area, rows, `Contents ${index + 1}`);
  }
  writeFoot(pen, deck, given);
}

/** An entry as a row: what it is called, its page, its height in CSS pixels. */
interface EntryRow {
  readonly label: Paragraph;
  readonly page: number;
  readonly pageColor: ThemeColor;
  readonly indent: number;
  readonly height: number;
}

function contentsRow(
  { level, label, page, isBrief }: ContentsEntry,
  isFirst: boolean,
  size: number,
  width: number,
  brief: string,
  fonts: Fonts,
): EntryRow {
  const isSection = level === 1;
  const indent = isSection ? 0 : sizes.contentsIndent;
  const line = size * sizes.contentsLine;
  const color = isSection ? 'brand' : 'ink';
  const style = { sizePx: size, weight: isSection ? 700 : 400 } as const;
  const lines = lineCount(label, width - indent - sizes.contentsPage, style, fonts);
  return {
    label: {
      look: { size, line, color, isBold: isSection },
      runs: [
        { text: label, page },
        { text: isBrief ? ` ${brief}` : '', color: 'accent', isBold: true, size: size * 0.8 },
      ],
    },
    page,
    pageColor: color,
    indent,
    height: lines * line + (isSection && !isFirst ? sizes.sectionGap : 0),
  };
}

/** Entries with the numbers of their pages at the right: a table, whose rows give way to long names. */
function writeEntries(pen: Pen, area: Area, rows: readonly EntryRow[], name: string): void {
  if (rows.length === 0) return;
  const cells = rows.map(({ label, page, pageColor, indent }) => {
    const number = { ...label.look, color: pageColor, align: 'right' } as const;
    const margin = (left: number) => [0, 0, 0, inches(left)] as [number, number, number, number];
    return [
      {
        text: textProps([label], pen.dress),
        options: { margin: margin(indent), valign: 'bottom' as const },
      },
      {
        text: textProps([{ runs: [{ text: String(page), page }], look: number }], pen.dress),
        options: { margin: margin(0), valign: 'bottom' as const, align: 'right' as const },
      },
    ];
  });
  const heights = rows.map(({ height }) => height);
  pen.slide.addTable(cells, {
    ...place({ ...area, height: heights.reduce((total, one) => total + one, 0) }),
    objectName: name,
    border: { type: 'none' },
    colW: [inches(area.width - sizes.contentsPage), inches(sizes.contentsPage)],
    rowH: heights.map(inches),
  });
}

const MANY_TOPICS = 16;
const TOPIC_LINE = 32;

/** The divider before a section: its title, what it comes to, its slides. */
export function writeSection(pen: Pen, deck: Deck, given: DeckSlide, look: BlockLook): void {
  const { slide, fit, boxes } = given;
  const { fonts } = pen.dress;
  const x = sizes.marginX + sizes.sectionIndent;
  const width = deck.page.width - x - sizes.marginX;
  const size = 52 * fit.scale;
  const label = labelOf(slide, deck);
  const title = lineCount(label, width, { sizePx: size, weight: 700 }, fonts) * size * 1.3;
  const said = slide.headline;
  const headline =
    said === null ? 0 : 12 + lineCount(said, width, { sizePx: 24, weight: 400 }, fonts) * 24 * 1.4;
  const topics = slide.blocks.length > 0 ? [] : topicsOf(deck, given.page);
  const columns = topics.length > MANY_TOPICS ? 3 : 2;
  const rows = Math.ceil(topics.length / columns);
  const list = topics.length === 0 ? 0 : 46 + rows * TOPIC_LINE;
  const measure = { ...look.measure, width };
  const heights = slide.blocks.map(({ block }) => blockHeight(block, measure));
  const blocks = heights.reduce((total, one) => total + one + 24, 0);
  let y = Math.max(60, (deck.page.height - title - headline - list - blocks) / 2);
  writeText(
    pen,
    { x, y, width, height: title },
    [{ runs: [{ text: label }], look: { size, line: size * 1.3, color: 'brand', isBold: true } }],
    { name: HOLDERS.title },
  );
  y += title;
  if (said !== null) {
    const area = { x, y: y + 12, width, height: headline - 12 };
    writeText(
      pen,
      area,
      [{ runs: [{ text: said }], look: { size: 24, line: 24 * 1.4, color: 'ink' } }],
      { name: 'Headline' },
    );
    y += headline;
  }
  if (topics.length > 0)
    writeTopics(
      pen,
      topics,
      { x, y: y + 28, width: Math.min(1040, width), height: rows * TOPIC_LINE },
      columns,
    );
  for (const [at, { block }] of slide.blocks.entries()) {
    const own = heights[at] ?? 0;
    const box = boxes[at] ?? { width, height: own, columns: [] };
    writeBlock(pen, block, slide, box, { x, y: y + 24, width, height: own }, { ...look, measure });
    y += own + 24;
  }
  writeLogo(pen, { x: deck.page.width - sizes.marginX - 150, y: 36, width: 150, height: 26 });
  writeFoot(pen, deck, given);
}

function writeTopics(
  pen: Pen,
  topics: readonly ContentsEntry[],
  area: Area,
  columns: number,
): void {
  writeBar(pen, { ...area, height: 2 }, 'brand', 'Topics line');
  const gap = columns === 3 ? 40 : 64;
  const width = (area.width - (columns - 1) * gap) / columns;
  const rows = Math.ceil(topics.length / columns);
  for (let column = 0; column < columns; column += 1) {
    const own = topics.slice(column * rows, (column + 1) * rows);
    if (own.length === 0) continue;
    const entries = own.map(
      ({ label, page }): EntryRow => ({
        label: {
          look: { size: 18.67, line: TOPIC_LINE, color: 'ink' },
          runs: [{ text: label, page }],
        },
        page,
        pageColor: 'muted',
        indent: 0,
        height: TOPIC_LINE,
      }),
    );
    const x = area.x + column * (width + gap);
    const field = { x, y: area.y + 18, width, height: rows * TOPIC_LINE };
    writeEntries(pen, field, entries, `Topics ${column + 1}`);
  }
}
