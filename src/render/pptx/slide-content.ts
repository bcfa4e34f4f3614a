import { numbered, openedBy } from '../../deck/contents.ts';
import { columnWidths, footerOf, type Sheet, sizes, slideFrame } from '../../deck/geometry.ts';
import type { Box, Deck, DeckSlide } from '../../deck/types.ts';
import { ACROSS } from '../../document/model/types.ts';
import { type BlockLook, writeBlock } from './block.ts';
import { type Area, type Pen, place, type Run, writeText } from './pen.ts';

/** The names by which head, foot and number of a page are known, to become those of the master. */
export const HOLDERS = { title: 'Title', foot: 'Footer', number: 'Slide Number' } as const;

const NO_BOX: Box = { width: 0, height: 0, columns: [] };

/** Head, blocks in the boxes that the deck gave them, foot. */
export function writeContentSlide(pen: Pen, deck: Deck, given: DeckSlide, look: BlockLook): void {
  const { slide, boxes } = given;
  const sheet = { page: deck.page, fonts: pen.dress.fonts };
  writeHead(pen, deck, given, sheet);
  const frame = slideFrame(slide, sheet);
  const top = sizes.marginTop + frame.kicker + frame.headline + sizes.headGap;
  const column = (index: number, x: number, width: number, from: number): number => {
    let y = from;
    for (const [at, { column: own, block }] of slide.blocks.entries()) {
      if (own !== index) continue;
      const box = boxes[at] ?? NO_BOX;
      writeBlock(pen, block, slide, box, { x, y, width, height: box.height }, look);
      y += box.height + sizes.blockGap;
    }
    return y;
  };
  const whole = deck.page.width - 2 * sizes.marginX;
  const under = column(ACROSS, sizes.marginX, whole, top);
  let x: number = sizes.marginX;
  for (const [index, width] of columnWidths(slide, deck.page).entries()) {
    column(index, x, width, under);
    x += width + sizes.columnGap;
  }
  writeFoot(pen, deck, given);
}

function writeHead(pen: Pen, deck: Deck, { slide, fit, page }: DeckSlide, sheet: Sheet): void {
  const { words } = pen.dress;
  const { kicker, headline } = slideFrame(slide, sheet);
  const label = numbered(slide.number, slide.title);
  const part = { part: String(fit.part), parts: String(fit.parts) };
  const continued: readonly Run[] =
    fit.part === 1 ? [] : [{ text: words('slide.part', part), color: 'muted', isBold: false }];
  const width = deck.page.width - 2 * sizes.marginX;
  const area = { x: sizes.marginX, y: sizes.marginTop, width, height: headline };
  const opens = openedBy(page, slide, deck);
  const small = { size: sizes.kicker, line: sizes.kickerLine, isBold: true } as const;
  const beside = { ...area, width: width - sizes.logoRoom };
  if (opens !== null) {
    const over = { ...beside, y: sizes.marginTop - 24, height: sizes.kickerLine };
    writeText(pen, over, [{ runs: [{ text: opens }], look: { ...small, color: 'muted' } }], {
      name: 'Section',
    });
  }
  const large = {
    size: sizes.headline,
    line: sizes.headlineLine,
    color: 'brand',
    isBold: true,
  } as const;
  if (slide.headline === null) {
    writeText(pen, beside, [{ runs: [{ text: label }, ...continued], look: large }], {
      name: HOLDERS.title,
      valign: 'middle',
    });
  } else {
    const over = { ...beside, height: kicker };
    const look = { ...small, color: 'accent' } as const;
    writeText(pen, over, [{ runs: [{ text: label }, ...continued], look }], { name: 'Kicker' });
    writeText(
      pen,
      { ...area, y: area.y + kicker },
      [{ runs: [{ text: slide.headline }], look: large }],
      {
        name: HOLDERS.title,
        valign: 'middle',
      },
    );
  }
  writeLogo(pen, {
    x: deck.page.width - sizes.marginX - 150,
    y: sizes.marginTop,
    width: 150,
    height: 26,
  });
}

/** The logo in a field, in its proportions at the right. */
export function writeLogo(pen: Pen, field: Area): void {
  const { logo } = pen.dress.theme;
  if (logo === undefined || logo === null) return;
  const { x, y, w, h } = place(field);
  pen.slide.addImage({
    data: logo,
    x,
    y,
    w,
    h,
    sizing: { type: 'contain', w, h },
    objectName: 'Logo',
  });
}

/** Definition, period and source of the figures, else who reports; the number of the page. */
export function writeFoot(pen: Pen, deck: Deck, { slide, page }: DeckSlide): void {
  const { words } = pen.dress;
  const sheet = { page: deck.page, fonts: pen.dress.fonts };
  const foot = footerOf(slide, sheet);
  const { foot: height } = slideFrame(slide, sheet);
  const named: readonly (readonly [string, string])[] =
    foot === null
      ? []
      : [
          [words('slide.definition'), foot.definition],
          [words('slide.period'), foot.period],
          [words('slide.source'), foot.source],
        ];
  const runs = named
    .filter(([, text]) => text !== '')
    .flatMap(([name, text], index): readonly Run[] => [
      { text: `${index === 0 ? '' : '　'}${name} `, isBold: true },
      { text },
    ]);
  const y = deck.page.height - sizes.marginBottom - height;
  const width = deck.page.width - 2 * sizes.marginX - sizes.pageNumber;
  const look = { size: sizes.footer, line: sizes.footerLine, color: 'muted' } as const;
  const shown = runs.length === 0 ? [{ text: deck.document.organization }] : runs;
  writeText(pen, { x: sizes.marginX, y, width, height }, [{ runs: shown, look }], {
    name: HOLDERS.foot,
    valign: 'bottom',
  });
  const number = {
    size: 14.67,
    line: sizes.footerLine,
    color: 'brand',
    isBold: true,
    align: 'right',
  } as const;
  const corner = {
    x: deck.page.width - sizes.marginX - sizes.pageNumber,
    y: deck.page.height - sizes.marginBottom - sizes.footerLine,
    width: sizes.pageNumber,
    height: sizes.footerLine,
  };
  writeText(pen, corner, [{ runs: [{ text: String(page) }], look: number }], {
    name: HOLDERS.number,
    valign: 'bottom',
  });
}
