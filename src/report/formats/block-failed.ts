import { blockName, metricsOf } from '../../document/model/block-name.ts';
import type { Block, Slide } from '../../document/model/types.ts';
import { type Message, message } from '../../messages/catalogue.ts';
import { libraryWords } from '../../messages/library-words.ts';

/** Says which block of which slide could not be drawn, and what it shows. */
export function blockFailed(month: string, slide: Slide, block: Block, cause: unknown): Message {
  return message('deck.block_failed', {
    month,
    slide: `${slide.number ?? ''} ${slide.title}`.trim(),
    block: blockName(block),
    metrics: metricsOf(block),
    reason: libraryWords(cause),
  });
}
