import type { Deck } from '../../deck/types.ts';
import type { PageChart } from './page-data.ts';

/** The charts of a deck by the names that their drawings carry; one that runs on over pages stays that of the whole. */
export function pageCharts({ slides }: Deck): Readonly<Record<string, PageChart>> {
  const all = slides.flatMap(({ page, slide }) =>
    slide.blocks.flatMap(({ block }, at) =>
      block.kind === 'chart'
        ? [{ name: `p${page}b${at}`, id: `${slide.id}/${block.id}`, block }]
        : [],
    ),
  );
  const parts = Map.groupBy(all, ({ id }) => id);
  return Object.fromEntries(
    all.map(({ name, id, block: { branches = [], ...block } }) => [
      name,
      { block, branches: parts.get(id)?.length === 1 ? branches : [] },
    ]),
  );
}
