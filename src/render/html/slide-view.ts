import { caseHeadText, pictureSize } from '../../deck/block-size.ts';
import { contentsLayout, labelOf, openedBy, topicsOf } from '../../deck/contents.ts';
import { columnWidths, footerOf } from '../../deck/geometry.ts';
import type { Box, Deck } from '../../deck/types.ts';
import { blockName } from '../../document/model/block-name.ts';
import { ACROSS, type Block, type Slide } from '../../document/model/types.ts';
import { inWords, message } from '../../messages/catalogue.ts';
import { type ChartStyle, chartView } from './chart-view.ts';
import { type Mark, markView, tableView } from './table-view.ts';

/** What the templates need to draw each slide of the deck: plain objects with every key there. */
export function slideViews(deck: Deck, style: ChartStyle) {
  const seen = new Set<string>();
  const { title, organization, department, monthLabel } = deck.document;
  const report = {
    title,
    organization,
    department,
    month: monthLabel,
    logo: style.theme.logo ?? null,
  };
  const sheet = { page: deck.page, fonts: style.fonts };
  const contents = contentsLayout(deck.contents, sheet).pages;
  return deck.slides.map(({ page, slide, fit, boxes }) => {
    const viewsIn = (index: number) =>
      slide.blocks.flatMap(({ column, block }, at) => {
        const isTitle = slide.layout === 'cover' && block.kind === 'title';
        if (column !== index || isTitle) return [];
        const key = `${slide.id}/${block.id}`;
        const isContinued = seen.has(key);
        seen.add(key);
        const box = boxes[at] ?? NO_BOX;
        return [guardedView(block, slide, box, `p${page}b${at}`, isContinued, style)];
      });
    return {
      partial: `slide-${slide.layout}`,
      page,
      id: slide.id,
      title: slide.title,
      number: slide.number,
      label: labelOf(slide, deck),
      opens: openedBy(page, slide, deck),
      headline: slide.headline,
      isFirst: fit.part === 1,
      part: fit.part,
      parts: fit.parts,
      scale: fit.scale.toFixed(4),
      contents:
        slide.layout === 'contents'
          ? (contents[fit.part - 1] ?? []).map((entries) => ({ entries }))
          : [],
      hasBrief: deck.contents.some(({ isBrief }) => isBrief),
      topics: slide.layout === 'section' ? topicsOf(deck, page) : [],
      hasManyTopics: slide.layout === 'section' && topicsOf(deck, page).length > MANY_TOPICS,
      across: viewsIn(ACROSS),
      columns: columnWidths(slide, deck.page).map((width, index) => ({
        width: width.toFixed(2),
        blocks: viewsIn(index),
      })),
      hasBlocks: slide.blocks.length > 0,
      lines: slide.blocks.flatMap(({ block }) => (block.kind === 'title' ? block.lines : [])),
      footer: footerOf(slide, sheet),
      report,
    };
  });
}

const NO_BOX: Box = { width: 1000, height: 300, columns: [] };
const MANY_TOPICS = 16;

/** A block that cannot be drawn costs itself: a callout stands in its place. */
function guardedView(
  block: Block,
  slide: Slide,
  box: Box,
  id: string,
  isContinued: boolean,
  style: ChartStyle,
): ReturnType<typeof blockView> {
  try {
    return blockView(block, slide.id, box, id, isContinued, style);
  } catch (cause) {
    style.onFailed(block, slide, cause);
    const named = message('deck.block_left_out', { block: blockName(block) });
    const text = inWords(named, style.lang === 'en' ? 'en' : 'zh-CN');
    const callout: Block = { kind: 'callout', id: block.id, tone: 'bad', text };
    return blockView(callout, slide.id, box, id, false, style);
  }
}

function blockView(
  block: Block,
  slide: string,
  box: Box,
  id: string,
  isContinued: boolean,
  style: ChartStyle,
) {
  const partial = `block-${block.kind}`;
  switch (block.kind) {
    case 'title':
      return { partial, text: block.text, lines: block.lines };
    case 'text':
      return { partial, paragraphs: block.paragraphs, isLead: block.look === 'lead' };
    case 'list':
      return { partial, items: block.items, tone: block.tone ?? 'plain' };
    case 'note':
      return { partial, text: block.text };
    case 'callout': {
      const marks: Readonly<Record<typeof block.tone, Mark>> = {
        info: 'info',
        good: 'met',
        bad: 'missed',
        missing: 'none',
      };
      return { partial, tone: block.tone, text: block.text, ...markView(marks[block.tone]) };
    }
    case 'table':
    case 'kpi_board':
      return {
        partial,
        ...tableView(block, box.columns, isContinued, style.marks),
        block: style.marks.block(slide, block.id),
        air: (box.air ?? 0).toFixed(2),
      };
    case 'picture': {
      const { width, height } = pictureSize(block, box.width);
      return {
        partial,
        source: block.dataUrl,
        alt: block.caption ?? '',
        caption: block.caption,
        width: width.toFixed(2),
        height: height.toFixed(2),
      };
    }
    case 'tiles':
      return {
        partial,
        items: block.items.map(({ label, value, note, verdict, finding }) => ({
          finding: style.marks.finding(finding),
          label,
          value,
          note,
          verdict,
        })),
      };
    case 'case':
      return {
        partial,
        parts: block.parts.map((part) => ({
          head: caseHeadText(part),
          paragraphs: part.paragraphs,
        })),
      };
    case 'chart':
      return { partial, ...chartView(block, id, box, style) };
  }
}
