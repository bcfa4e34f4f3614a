import type { Document, Slide } from '../document/model/types.ts';
import type { Fonts } from '../fonts/fonts.ts';
import { columnsOf, stackedHeight, widthState } from './block-size.ts';
import { breakSlide, isTable, type Part, type Wish } from './break-slide.ts';
import { contentsLayout, contentsOf } from './contents.ts';
import { cutLimits, cutSlide } from './cut-slide.ts';
import { withoutEvenTables } from './even-tables.ts';
import { type FitDecision, type FitDecisions, undecided } from './fit.ts';
import { denseScale, pageSizes, type Sheet, sizes, smallestScale } from './geometry.ts';
import { joinSlides } from './join-slides.ts';
import { onOnePage } from './one-page.ts';
import { withSpareBlocks, withSpareText } from './spare-text.ts';
import type { Deck, DeckSlide } from './types.ts';

/**
 * Breaks a document into slides that hold, with page numbers and contents. `decisions` come from
 * `nextFit` after the slides were measured. The page is the document's, 16:9 if it names none.
 */
export function layOut(document: Document, fonts: Fonts, decisions: FitDecisions = {}): Deck {
  const page = pageSizes[document.page ?? '16:9'];
  const sheet = { page, fonts };
  const told = { ...document, slides: document.slides.map(withoutEvenTables) };
  const all = joinSlides(told, sheet, decisions);
  // The contents' own length moves the pages that it names, but not how many entries it has.
  const first = all.map((slide) => layOutSlide(slide, decisions, sheet, { parts: 1, scale: 1 }));
  const entries = contentsOf(document, number(first.flat()));
  const { pages, scale } = contentsLayout(entries, sheet);
  const contents = { parts: pages.length, scale };
  const slides = number(
    all.flatMap((slide, at) =>
      slide.layout === 'contents'
        ? layOutSlide(slide, decisions, sheet, contents)
        : (first[at] ?? []),
    ),
  );
  return {
    document,
    page,
    widthInches: page.width / 96,
    heightInches: page.height / 96,
    slides,
    contents: contentsOf(document, slides),
  };
}

interface ContentsSize {
  readonly parts: number;
  readonly scale: number;
}

function layOutSlide(
  slide: Slide,
  decisions: FitDecisions,
  sheet: Sheet,
  contents: ContentsSize,
): readonly Omit<DeckSlide, 'page'>[] {
  const decision = decisions[slide.id] ?? undecided;
  const limit = cutLimits[decision.cuts - 1];
  const cut = limit === undefined ? slide : cutSlide(slide, limit);
  const isCut = limit !== undefined && JSON.stringify(cut) !== JSON.stringify(slide);
  const parts = partsOf(cut, decision, sheet, contents);
  return parts.map((part, index) => ({
    slide: part.slide,
    fit: { part: index + 1, parts: parts.length, scale: part.scale, cut: isCut },
    boxes: part.boxes,
  }));
}

function partsOf(
  slide: Slide,
  decision: FitDecision,
  sheet: Sheet,
  contents: ContentsSize,
): readonly Part[] {
  const scale = decision.isSmallest ? smallestScale : null;
  switch (slide.layout) {
    case 'content':
      return contentParts(slide, { reserve: decision.reserve, scale }, sheet);
    case 'contents':
      return Array.from({ length: contents.parts }, () => ({
        slide,
        scale: scale ?? contents.scale,
        boxes: [],
      }));
    case 'cover':
    case 'section':
      return [frontPart(slide, scale, sheet)];
  }
}

/** A cover or divider in the largest letters in which its blocks hold. */
function frontPart(slide: Slide, wish: number | null, sheet: Sheet): Part {
  const width = sheet.page.width - 2 * sizes.marginX - sizes.sectionIndent;
  const measureAt = (scale: number) => ({ width, scale, fonts: sheet.fonts, whole: new Map() });
  const blocks = slide.blocks.map(({ block }) => block);
  const holds = (scale: number) => {
    const measure = measureAt(scale);
    const isWide = blocks.every((block) => widthState(block, measure) !== 'narrow');
    return isWide && stackedHeight(blocks, measure) <= sheet.page.height - sizes.sectionFrame;
  };
  const scale = wish ?? [1, denseScale, 12 / 14].find(holds) ?? smallestScale;
  const boxes = blocks.map((block) => ({
    width,
    height: 0,
    columns: isTable(block) ? columnsOf(block, measureAt(scale)).columns : [],
  }));
  return { slide, scale, boxes };
}

/** A content slide that looks full where it can: cut to a page where it may be, and with more to say where there is room. */
function contentParts(slide: Slide, wish: Wish, sheet: Sheet): readonly Part[] {
  const cut = onOnePage(slide, wish, sheet);
  const filled = withSpareBlocks(cut, wish, sheet);
  return breakSlide(withSpareText(filled, wish, sheet), { ...wish, isAiry: true }, sheet);
}

function number(slides: readonly Omit<DeckSlide, 'page'>[]): readonly DeckSlide[] {
  return slides.map((slide, index) => ({ page: index + 1, ...slide }));
}
