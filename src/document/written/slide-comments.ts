import { message } from '../../messages/catalogue.ts';
import type { Figure } from '../../metrics/lookup.ts';
import type { SlideComment } from '../../notes/types.ts';
import type { DocumentContext } from '../model/context.ts';
import { ACROSS, type Block, type Slide } from '../model/types.ts';
import { numbersIn, numbersOn, sizeOf } from './numbers.ts';
import { written } from './written-text.ts';

/** A first sentence up to this long can head a slide. */
const LONGEST_HEADLINE = 40;

/**
 * Puts what people say on a slide. `replace`: their first sentence stands in the place of the headline, the
 * rest below; a first sentence too long for that stands below as well. `append`: below what is there.
 * Numbers that they typed are compared with what the slide shows.
 */
export function withComments(
  slide: Slide,
  figures: readonly Figure[],
  context: DocumentContext,
): Slide {
  const comments = context.notes.comments.filter((comment) => isOn(comment, slide));
  if (comments.length === 0) return slide;
  const shown = numbersOn(slide, figures);
  let { headline } = slide;
  const blocks: { readonly column: number; readonly block: Block }[] = [...slide.blocks];
  for (const [index, comment] of comments.entries()) {
    const texts = comment.paragraphs.map((paragraph) => written(paragraph, comment.place, context));
    for (const number of texts.flatMap(({ typed }) => numbersIn(typed))) {
      if (!shown.has(sizeOf(number)))
        context.warn(
          message('notes.unverified_number', { ...comment.place, number, slide: slide.title }),
        );
    }
    let paragraphs: readonly string[] = texts.map(({ text }) => text);
    if (comment.mode === 'replace') {
      const parted = partHeadline(paragraphs);
      headline = parted.headline;
      paragraphs = parted.rest;
    }
    const id = `${slide.id}.comment${index + 1}`;
    // Under what lies over all columns there is room for a line of any length.
    const column = slide.blocks.some((placed) => placed.column === ACROSS) ? ACROSS : 0;
    if (paragraphs.length > 0) blocks.push({ column, block: { kind: 'text', id, paragraphs } });
  }
  return { ...slide, headline, blocks };
}

/** Warns of comments whose slide is not in the report. */
export function tellLostComments(slides: readonly Slide[], context: DocumentContext): void {
  for (const comment of context.notes.comments) {
    if (!slides.some((slide) => isOn(comment, slide)))
      context.warn(message('notes.unknown_slide', { ...comment.place, slide: comment.slide }));
  }
}

function isOn(comment: SlideComment, slide: Slide): boolean {
  return comment.slide === slide.id || comment.slide === slide.title;
}

function partHeadline(paragraphs: readonly string[]): {
  readonly headline: string | null;
  readonly rest: readonly string[];
} {
  const [first = '', ...others] = paragraphs;
  const sentence = /^[^。！？!?；;]+/.exec(first)?.[0] ?? '';
  if (sentence === '' || [...sentence].length > LONGEST_HEADLINE)
    return { headline: null, rest: paragraphs };
  const rest = first.slice(sentence.length).replace(/^[。！？!?；;\s]+/, '');
  return { headline: sentence, rest: rest === '' ? others : [rest, ...others] };
}
