import type { RecordBlockSpec } from '../../pack/outline/record-blocks.ts';
import type { DocumentContext } from '../model/context.ts';
import type { Block } from '../model/types.ts';
import { crossCheckBlock } from '../tables/cross-check-block.ts';
import { recordsBlock } from '../tables/records-block.ts';
import { chapterBoard } from './chapter-board.ts';
import { funnelBlock } from './funnel-block.ts';
import { gapsBlock, missingDataBlock } from './missing-data-block.ts';

/** Builds blocks of records, comparisons, stages or a chapter's board; none where it has nothing to show. */
export function recordBlock(
  spec: RecordBlockSpec,
  id: string,
  section: string,
  context: DocumentContext,
): readonly Block[] {
  const built = blocksOf(spec, id, section, context);
  return built === null ? [] : [built].flat();
}

function blocksOf(
  spec: RecordBlockSpec,
  id: string,
  section: string,
  context: DocumentContext,
): Block | readonly Block[] | null {
  switch (spec.kind) {
    case 'records':
      return recordsBlock(spec, id, context);
    case 'cross_check':
      return crossCheckBlock(spec, id, context);
    case 'funnel':
      return funnelBlock(spec, id, context);
    case 'chapter_board':
      return chapterBoard(id, section, context);
    case 'gaps':
      return gapsBlock(id, context);
    case 'missing_data':
      return missingDataBlock(spec, id, context);
  }
}
