import type { Block, Document } from '../document/model/types.ts';

/** The document with blocks above all others on its first slide, whose id theirs begin with; a document without slides as it is. */
export function onCover(
  document: Document,
  blocksOf: (slide: string) => readonly Block[],
): Document {
  const [first, ...rest] = document.slides;
  if (!first) return document;
  const added = blocksOf(first.id).map((block) => ({ column: 0, block }));
  return { ...document, slides: [{ ...first, blocks: [...added, ...first.blocks] }, ...rest] };
}
