import type { ListSpec } from '../pack/rules/lists-config.ts';
import type { Pack } from '../pack/types.ts';
import { type ListsRequest, numberedLists, recordLists } from './lists.ts';
import type { RecordList } from './types.ts';

/** The records of each slide, by the id of the block that shows them (`<slide>.<n>`, from 1). */
export type SlideRecords = ReadonlyMap<string, RecordList>;

/**
 * Reads the records that slides show out of the lists that they name. A slide is shown to a room: names and numbers
 * are masked whatever the workspace wants for the lists of its workbook.
 */
export async function slideRecords(
  pack: Pick<Pack, 'slides' | 'lists'>,
  request: Omit<ListsRequest, 'specs'>,
): Promise<SlideRecords> {
  const numbered = numberedLists(pack.lists, request);
  const specs = pack.slides.flatMap((slide) =>
    slide.blocks.flatMap(({ block }, index): ListSpec[] => {
      if (block.kind !== 'records') return [];
      const list = numbered.find(({ id }) => id === block.list);
      const id = `${slide.id}.${index + 1}`;
      return list ? [{ ...list, id, columns: [...block.columns], limit: block.top }] : [];
    }),
  );
  const workspace = { ...request.workspace, privacy: { maskLists: true } };
  const lists = await recordLists({ ...request, workspace, specs });
  return new Map(lists.map((list) => [list.id, list]));
}
