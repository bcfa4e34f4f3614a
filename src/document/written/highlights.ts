import type { NoteBlockSpec } from '../../pack/outline/note-blocks.ts';
import type { DocumentContext } from '../model/context.ts';
import type { Block } from '../model/types.ts';
import { pictureBlocks } from './pictures.ts';
import { writtenAll } from './written-text.ts';

/** 亮点: their texts, each beside the department that sent it, their pictures, or both. */
export function highlightBlocks(
  spec: Extract<NoteBlockSpec, { kind: 'highlights' }>,
  id: string,
  context: DocumentContext,
): readonly Block[] {
  const { highlights } = context.notes;
  const parts = highlights
    .filter(({ paragraphs }) => paragraphs.length > 0)
    .map(({ title, department, paragraphs, place }) => {
      const [first = '', ...others] = writtenAll(paragraphs, place, context);
      return {
        head: department ?? context.say('notes.kind.highlights', {}),
        paragraphs: [
          context.say('notes.highlight', { title: title ?? '', text: first }),
          ...others,
        ],
      };
    });
  const texts: Block[] = parts.length === 0 ? [] : [{ kind: 'case', id, parts }];
  const pictures = pictureBlocks(
    highlights.flatMap((one) => one.pictures),
    id,
  );
  if (spec.show === 'texts') return texts;
  return spec.show === 'pictures' ? pictures : [...texts, ...pictures];
}
