import { blockInUse, withBlocks } from '../outline/block-in-use.ts';
import type { BlockSpec, SlideSpec } from '../pack/outline/types.ts';
import type { Pack } from '../pack/types.ts';
import { type Focus, memberColumn, namesOther, ownValues } from './focus.ts';
import { textsIn } from './own-notes.ts';

/** Blocks that tell of the whole's data, record by record or draft by draft. */
const OF_WHOLE: ReadonlySet<BlockSpec['kind']> = new Set([
  'checks',
  'cross_check',
  'draft_changes',
]);
/** Blocks whose words are the slide's own. */
const WRITTEN: ReadonlySet<BlockSpec['kind']> = new Set([
  'text',
  'list',
  'note',
  'callout',
  'case',
  'picture',
]);

/**
 * The slides of a member's deck: those with something that can be told of the member, before them how it stands among the
 * others. What cannot be split by the member's level, tells of the whole's data or names another is left out.
 */
export function ownSlides(
  pack: Pick<Pack, 'slides' | 'metrics' | 'datasets' | 'lists'>,
  focus: Focus,
  title: string,
): readonly SlideSpec[] {
  const datasetOf = (id: string | undefined) => pack.datasets.find((one) => one.id === id);
  const isSplit = (metric: string): boolean => {
    const dataset = datasetOf(pack.metrics.find(({ id }) => id === metric)?.scope.dataset);
    return dataset !== undefined && memberColumn(dataset, focus.level) !== null;
  };
  const isOfLevel = (metric: string, dimension: string): boolean => {
    const dataset = datasetOf(pack.metrics.find(({ id }) => id === metric)?.scope.dataset);
    return dataset !== undefined && memberColumn(dataset, focus.level) === dimension;
  };
  const isListed = (list: string): boolean => {
    const dataset = datasetOf(pack.lists.find(({ id }) => id === list)?.dataset);
    return dataset !== undefined && ownValues(dataset, focus) !== null;
  };
  const own = withBlocks(pack.slides, (block) => {
    if (OF_WHOLE.has(block.kind) || isOfOther(block, focus)) return null;
    const kept = blockInUse(block, isSplit, isListed);
    return kept === null ? null : withoutWholeColumn(kept, isOfLevel);
  }).filter(({ layout, blocks, id }) => {
    const was = pack.slides.find((one) => one.id === id)?.blocks.length ?? 0;
    return layout !== 'content' || blocks.length > 0 || was === 0;
  });
  const left = new Set(own.map(({ id }) => id));
  const slides = own.map((slide): SlideSpec => {
    const { replaces } = slide;
    return replaces && !replaces.slides.every((id) => left.has(id))
      ? {
          ...slide,
          replaces: { ...replaces, slides: replaces.slides.filter((id) => left.has(id)) },
        }
      : slide;
  });
  const at = slides.findIndex(({ layout }) => layout === 'content');
  const standing: SlideSpec = {
    id: STANDING,
    section: slides[at]?.section ?? '',
    number: null,
    title,
    columns: [1],
    blocks: [{ column: 0, block: { kind: 'standing', title: null } }],
    layout: 'content',
    isBrief: true,
    when: 'always',
  };
  return at < 0 ? [...slides, standing] : slides.toSpliced(at, 0, standing);
}

/** A table with the members across has no column of all: its cells would be the whole's, finer than a member may read. */
function withoutWholeColumn(
  block: BlockSpec,
  isOfLevel: (metric: string, dimension: string) => boolean,
): BlockSpec {
  if (block.kind !== 'table' || block.across === null || !block.acrossTotal) return block;
  const { across } = block;
  if (!block.columns.some(({ metric }) => isOfLevel(metric, across))) return block;
  const columns = block.columns.filter(({ totalOnly }) => totalOnly !== true);
  return { ...block, acrossTotal: false, columns };
}

/** The id of the slide that tells the member's place. */
export const STANDING = 'member.standing';

function isOfOther(block: BlockSpec, focus: Focus): boolean {
  if (WRITTEN.has(block.kind)) return textsIn(block).some((text) => namesOther(text, focus));
  return filtersIn(block).some((member) => focus.otherWords.includes(member));
}

/** The members that a block is only about. */
function filtersIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(filtersIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) =>
    name === 'only' || name === 'of' ? textsIn(one) : filtersIn(one),
  );
}

/** Whether a block sets the members of the level beside one another. */
export function comparesMembers(
  block: BlockSpec,
  { datasets }: Pick<Pack, 'datasets'>,
  { level }: Pick<Focus, 'level'>,
): boolean {
  const columns = new Set(datasets.flatMap((one) => memberColumn(one, level) ?? []));
  return dimensionsIn(block).some((name) => columns.has(name));
}

const DIMENSIONS: ReadonlySet<string> = new Set(['rows', 'across', 'by', 'parts']);

/** The dimensions that a block is laid out by. */
function dimensionsIn(block: BlockSpec): readonly string[] {
  return Object.entries(block).flatMap(([name, value]): readonly string[] => {
    if (!DIMENSIONS.has(name)) return [];
    if (typeof value === 'string') return [value];
    if (!Array.isArray(value)) return [];
    return value.flatMap((one: unknown) =>
      typeof one === 'string'
        ? [one]
        : typeof one === 'object' && one !== null && 'by' in one && typeof one.by === 'string'
          ? [one.by]
          : [],
    );
  });
}
