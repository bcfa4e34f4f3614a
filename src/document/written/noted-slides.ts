import type { Figure } from '../../metrics/lookup.ts';
import { withoutEmptyColumns } from '../../pack/outline/columns-in-use.ts';
import { isNoteBlock } from '../../pack/outline/note-blocks.ts';
import type { SlideSpec } from '../../pack/outline/types.ts';
import type { DocumentContext } from '../model/context.ts';
import type { Slide } from '../model/types.ts';
import { caseSlides } from './cases.ts';
import { noteHeadline } from './headline.ts';
import { hasContent } from './note-blocks.ts';
import { noteFooter } from './note-footer.ts';
import { withComments } from './slide-comments.ts';

/**
 * The slides that one of the outline becomes, given how it was built: none where it waits for notes that
 * nobody wrote, one a case where it shows cases, else itself with what people say on it.
 */
export function notedSlides(
  spec: SlideSpec,
  built: Slide,
  figures: readonly Figure[],
  context: DocumentContext,
): readonly Slide[] {
  const notes = spec.blocks.map(({ block }) => block).filter(isNoteBlock);
  if (spec.when === 'notes' && !notes.some((block) => hasContent(block, context))) return [];
  const isOfCases = notes.some((block) => block.kind === 'cases');
  if (isOfCases && context.notes.cases.length > 0)
    return caseSlides(spec, context).map((slide) => withComments(slide, [], context));
  const headline = built.headline ?? noteHeadline(spec, context);
  // What was to stand in a column may not have been written.
  const footer = built.footer ?? noteFooter(notes, context);
  const slide = notes.length === 0 ? built : withoutEmptyColumns({ ...built, headline, footer });
  return [withComments(slide, figures, context)];
}
