import type { Block, Slide } from '../document/model/types.ts';

/** The slide with a sentence in place of each table whose members hardly differ, while something else stays to be seen. */
export function withoutEvenTables(slide: Slide): Slide {
  const told = slide.blocks.map(({ column, block }) => ({ column, block: sentenceFor(block) }));
  const isAllWords = told.every(({ block }) => block.kind === 'text' || block.kind === 'note');
  return isAllWords ? slide : { ...slide, blocks: told };
}

function sentenceFor(block: Block): Block {
  if (block.kind !== 'table' || block.even === undefined) return block;
  return { kind: 'text', id: block.id, paragraphs: [block.even] };
}
