import { type Message, message } from '../messages/catalogue.ts';
import type { Notes } from '../notes/types.ts';
import { isNoteBlock } from '../pack/outline/note-blocks.ts';
import type { SlideSpec } from '../pack/outline/types.ts';

/** Which kinds of notes the slides wait for and nobody handed in, in the order of the slides; null where all came. */
export function notesNotGiven(
  slides: readonly Pick<SlideSpec, 'blocks'>[],
  { month, received }: Pick<Notes, 'month' | 'received'>,
): Message | null {
  const wanted = slides.flatMap(({ blocks }) =>
    blocks.flatMap(({ block }) => (isNoteBlock(block) ? [block.kind] : [])),
  );
  const kinds = [...new Set(wanted)].filter((kind) => !received.includes(kind));
  return kinds.length === 0 ? null : message('notes.not_given', { month, kinds });
}
