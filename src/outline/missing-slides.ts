import { figuresOnSlide } from '../findings/slide-figures.ts';
import { absentDataset } from '../metrics/absent-dataset.ts';
import type { Lookup } from '../metrics/lookup.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import { isNoteBlock } from '../pack/outline/note-blocks.ts';
import type { SlideSpec } from '../pack/outline/types.ts';

/** In a title of the outline: the name of the dataset that did not come. */
const DATASET = '{dataset}';

/**
 * Puts the outline's slide for missing data once for each dataset that nobody sent, where the first of the slides
 * stood that have nothing to show without it, and leaves those out. An outline without such a slide keeps them all.
 */
export function withMissingSlides(
  slides: readonly SlideSpec[],
  lookup: Lookup,
  datasets: readonly DatasetSpec[],
): readonly SlideSpec[] {
  const template = slides.find(({ when }) => when === 'not_provided');
  const others = slides.filter(({ when }) => when !== 'not_provided');
  if (!template) return others;
  const emptied = Map.groupBy(others, (slide) => emptiedBy(slide, lookup));
  return others.flatMap((slide): SlideSpec[] => {
    const id = emptiedBy(slide, lookup);
    const own = emptied.get(id) ?? [];
    if (id === null) return [slide];
    return own[0] === slide ? [standIn(template, id, own, datasets)] : [];
  });
}

/** The dataset without which the slide is empty; null where anything is left, or people wrote for it. */
function emptiedBy(slide: SlideSpec, lookup: Lookup): string | null {
  if (slide.layout !== 'content' || slide.blocks.some(({ block }) => isNoteBlock(block)))
    return null;
  const lacked = figuresOnSlide(slide, lookup).map(absentDataset);
  return lacked.includes(null) ? null : (lacked[0] ?? null);
}

function standIn(
  template: SlideSpec,
  dataset: string,
  slides: readonly SlideSpec[],
  datasets: readonly DatasetSpec[],
): SlideSpec {
  const [first = template] = slides;
  const name = datasets.find(({ id }) => id === dataset)?.name ?? dataset;
  const of = { dataset, slides: slides.map(({ number, title }) => ({ number, title })) };
  return {
    ...template,
    id: `${template.id}.${dataset}`,
    section: first.section,
    number: first.number,
    title: template.title.replaceAll(DATASET, name),
    isBrief: slides.some(({ isBrief }) => isBrief),
    blocks: template.blocks.map((placed) => ({
      ...placed,
      block: placed.block.kind === 'missing_data' ? { ...placed.block, of } : placed.block,
    })),
  };
}
