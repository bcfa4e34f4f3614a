import { caseHeadText, casePartHeight, type Measure, pictureSize } from '../../deck/block-size.ts';
import { sizes } from '../../deck/geometry.ts';
import type { Block, Tile } from '../../document/model/types.ts';
import type { ThemeColor } from '../../pack/theme-types.ts';
import { cleanText } from '../office/xml-text.ts';
import type { BorderProps } from './library.ts';
import {
  type Area,
  colorOf,
  inches,
  type ParagraphLook,
  type Pen,
  place,
  textProps,
  writeBar,
  writeText,
} from './pen.ts';

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** The title over a table or chart. */
export function writeTitle(
  pen: Pen,
  title: string | null,
  area: Area,
  isContinued: boolean,
  id: string,
): void {
  if (title === null) return;
  const look = { size: sizes.tableTitle, line: sizes.tableTitleLine, color: 'ink' } as const;
  const continued = isContinued
    ? [{ text: pen.dress.words('slide.continued'), color: 'muted' as const, isBold: false }]
    : [];
  const runs = [{ text: title, isBold: true }, ...continued];
  writeText(pen, area, [{ runs, look }], { name: `${id} title` });
}

/** Small words under a table or chart; nothing where there are none. */
export function writeNote(pen: Pen, text: string, area: Area, id: string): void {
  if (text === '') return;
  const look = { size: sizes.tableNote, line: sizes.tableNoteLine, color: 'muted' } as const;
  const paragraphs = text.split('\n').map((line) => ({ runs: [{ text: line }], look }));
  const top = { ...area, y: area.y + 4, height: Math.max(sizes.tableNoteLine, area.height - 4) };
  writeText(pen, top, paragraphs, { name: `${id} note` });
}

function textLook(scale: number, more: Partial<ParagraphLook> = {}): ParagraphLook {
  const size = sizes.text * scale;
  return { size, line: size * sizes.textLine, color: 'ink', ...more };
}

export function writeParagraphs(pen: Pen, block: BlockOf<'text'>, area: Area, scale: number): void {
  if (block.look === 'lead') {
    const size = sizes.text * scale;
    const look = { size, line: size * sizes.leadLine, color: 'brand', isBold: true } as const;
    writeText(pen, area, [{ runs: [{ text: block.paragraphs.join('') }], look }], {
      name: block.id,
    });
    return;
  }
  const paragraphs = block.paragraphs.map((text, index) => ({
    runs: [{ text }],
    look: textLook(scale, index === 0 ? {} : { before: sizes.textGap }),
  }));
  writeText(pen, area, paragraphs, { name: block.id });
}

/** The signs before the items of a list: square, lozenge, circle. */
const BULLETS = { plain: '25A0', bad: '25C6', good: '25CF' } as const;

export function writeList(pen: Pen, block: BlockOf<'list'>, area: Area, scale: number): void {
  const bullet = { code: BULLETS[block.tone ?? 'plain'], indent: sizes.listIndent * scale };
  const paragraphs = block.items.map((text, index) => ({
    runs: [{ text }],
    look: textLook(scale, { bullet, ...(index === 0 ? {} : { before: sizes.textGap }) }),
  }));
  writeText(pen, area, paragraphs, { name: block.id });
}

export function writeTitleBlock(
  pen: Pen,
  block: BlockOf<'title'>,
  area: Area,
  scale: number,
): void {
  const head = {
    size: sizes.title * scale,
    line: sizes.titleLine * scale,
    color: 'ink',
    isBold: true,
  } as const;
  const lines = block.lines.map((text) => ({ runs: [{ text }], look: textLook(scale) }));
  writeText(pen, area, [{ runs: [{ text: block.text }], look: head }, ...lines], {
    name: block.id,
  });
}

export function writeNoteBlock(
  pen: Pen,
  block: BlockOf<'note'>,
  area: Area,
  color: ThemeColor,
): void {
  const look = { size: sizes.note, line: sizes.note * 1.5, color } as const;
  writeText(pen, area, [{ runs: [{ text: block.text }], look }], { name: block.id });
}

const TONES = {
  info: { bar: 'accent', text: 'brand', sign: 'i' },
  good: { bar: 'good', text: 'good', sign: '●' },
  bad: { bar: 'bad', text: 'bad', sign: '×' },
  missing: { bar: 'neutral', text: 'muted', sign: '–' },
} as const;

/** A sentence on a panel, with the sign of its tone. */
export function writeCallout(pen: Pen, block: BlockOf<'callout'>, area: Area, scale: number): void {
  const { bar, text, sign } = TONES[block.tone];
  const size = sizes.callout * scale;
  const look = { size, line: size * 1.45, color: text, isBold: true } as const;
  const runs = [{ text: `${sign} ` }, { text: block.text }];
  const { calloutPadX: x, calloutPadY: y } = sizes;
  writeText(pen, area, [{ runs, look }], {
    name: block.id,
    fill: 'panel',
    inset: [x, x, y, y],
    valign: 'middle',
  });
  writeBar(pen, { ...area, width: 6 }, bar, `${block.id} bar`);
}

const TILE_COLORS: Readonly<Record<Tile['verdict'], ThemeColor>> = {
  missed: 'bad',
  remark: 'warn',
  edge: 'warn',
  met: 'good',
  none: 'neutral',
};
const TILE_GAP = 20;

/** The figures that matter most, each large in a field of its own. */
export function writeTiles(pen: Pen, block: BlockOf<'tiles'>, area: Area): void {
  const count = Math.max(1, block.items.length);
  const width = (area.width - (count - 1) * TILE_GAP) / count;
  for (const [index, { label, value, note, verdict }] of block.items.entries()) {
    const tile = { x: area.x + index * (width + TILE_GAP), y: area.y, width, height: sizes.tile };
    const small = { size: 16, line: 24 } as const;
    const paragraphs = [
      { runs: [{ text: label }], look: { ...small, color: 'muted' } },
      {
        runs: [{ text: value }],
        look: { size: 34, line: 44, color: verdict === 'missed' ? 'bad' : 'ink', isBold: true },
      },
      { runs: [{ text: note }], look: { ...small, color: 'ink', isBold: true } },
    ] as const;
    writeText(pen, tile, paragraphs, {
      name: `${block.id} ${index + 1}`,
      fill: 'panel',
      inset: [22, 8, 6, 6],
      valign: 'middle',
    });
    writeBar(pen, { ...tile, width: 6 }, TILE_COLORS[verdict], `${block.id} ${index + 1} bar`);
  }
}

export function writePicture(pen: Pen, block: BlockOf<'picture'>, area: Area): void {
  const { width, height } = pictureSize(block, area.width);
  pen.slide.addImage({
    data: block.dataUrl,
    ...place({ ...area, width, height }),
    objectName: block.id,
    altText: cleanText(block.caption ?? ''),
  });
  if (block.caption === null) return;
  const look = { size: sizes.note, line: sizes.captionLine, color: 'muted' } as const;
  const under = { ...area, y: area.y + height + 4, height: Math.max(20, area.height - height - 4) };
  writeText(pen, under, [{ runs: [{ text: block.caption }], look }], {
    name: `${block.id} caption`,
  });
}

/** Paragraphs under heads, which stand left of them: a table, whose rows give way when a text becomes longer. */
export function writeCase(pen: Pen, block: BlockOf<'case'>, area: Area, measure: Measure): void {
  const { scale } = measure;
  const { dress } = pen;
  const head = sizes.caseHead * scale;
  const pad = inches(sizes.casePad);
  const rows = block.parts.map((part, index) => {
    const line = {
      type: 'solid',
      pt: 0.75,
      color: colorOf(dress, index === 0 ? 'brand' : 'line'),
    } as const;
    const none = { type: 'none' } as const;
    const options = {
      valign: 'top',
      border: [line, none, none, none] as [BorderProps, BorderProps, BorderProps, BorderProps],
    } as const;
    const look = textLook(scale, { color: 'brand', isBold: true });
    const texts = part.paragraphs.map((text, at) => ({
      runs: [{ text }],
      look: textLook(scale, at === 0 ? {} : { before: sizes.textGap }),
    }));
    const empty = [{ runs: [], look: textLook(scale) }];
    return [
      {
        text: textProps([{ runs: [{ text: caseHeadText(part) }], look }], dress),
        options: { ...options, margin: [pad, 0.01, pad, 0] as [number, number, number, number] },
      },
      {
        text: textProps(texts.length === 0 ? empty : texts, dress),
        options: { ...options, margin: [pad, 0, pad, 0] as [number, number, number, number] },
      },
    ];
  });
  if (rows.length === 0) return;
  const heights = block.parts.map((part) => casePartHeight(part, measure));
  pen.slide.addTable(rows, {
    ...place({ ...area, height: heights.reduce((total, one) => total + one, 0) }),
    objectName: block.id,
    colW: [inches(head), inches(area.width - head)],
    rowH: heights.map(inches),
  });
}
