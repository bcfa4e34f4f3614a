import { inWords, message } from '../messages/catalogue.ts';
import { libraryWords } from '../messages/library-words.ts';
import type { SlideSpec } from '../pack/outline/types.ts';
import type { DocumentContext } from './model/context.ts';
import type { Block } from './model/types.ts';

type BlockSpec = SlideSpec['blocks'][number]['block'];

/**
 * Builds a block; one that fails costs itself: in its place the slide says so, and the run is told month, slide, kind of
 * block and metrics with the reason.
 */
export function guarded<Built>(
  build: () => Built,
  { slide, spec, id }: { readonly slide: SlideSpec; readonly spec: BlockSpec; readonly id: string },
  context: DocumentContext,
): Built | Block {
  try {
    return build();
  } catch (cause) {
    const title = 'title' in spec && typeof spec.title === 'string' ? spec.title : '';
    const block = `${spec.kind}${title === '' ? '' : ` ${title}`}`;
    context.warn(
      message('deck.block_failed', {
        month: context.month,
        slide: `${slide.number ?? ''} ${slide.title}`.trim(),
        block,
        metrics: metricsIn(spec),
        reason: libraryWords(cause),
      }),
    );
    const text = inWords(message('deck.block_left_out', { block }), context.workspace.lang);
    return { kind: 'callout', id, tone: 'bad', text };
  }
}

/** The metrics that a block names, wherever in it. */
function metricsIn(spec: unknown): readonly string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) look(one);
    else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value)) {
        if (key === 'metric' && typeof one === 'string') found.add(one);
        else look(one);
      }
  };
  look(spec);
  return [...found];
}
