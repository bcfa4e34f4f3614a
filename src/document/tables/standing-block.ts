import { figureName } from '../../findings/figure-name.ts';
import type { Figure } from '../../metrics/lookup.ts';
import type { SlideSpec } from '../../pack/outline/types.ts';
import { changeCell, textCell, valueCell } from '../model/cells.ts';
import { plainColumn } from '../model/columns.ts';
import type { DocumentContext } from '../model/context.ts';
import type { TableBlock } from '../model/types.ts';

/** How the report's member stands among the others, a row a metric: its value, the whole's, its place and the best. */
export function standingBlock(
  title: string | null,
  id: string,
  context: DocumentContext,
): TableBlock | null {
  const { say, member } = context;
  if (!member || member.standings.length === 0) return null;
  const column = (name: string, align: 'start' | 'end' | 'center') =>
    plainColumn(name, say(`column.${name}`, { member: member.name }), align);
  return {
    kind: 'table',
    id,
    title,
    columns: [
      column('standing_metric', 'start'),
      column('standing_own', 'end'),
      column('standing_whole', 'end'),
      column('standing_rank', 'center'),
      column('standing_best', 'start'),
      column('standing_change', 'end'),
    ],
    rows: member.standings.map(({ own, whole, rank, members, best }) => ({
      kind: 'body',
      cells: [
        textCell(figureName(whole)),
        valueCell(own, say),
        valueCell(whole, say),
        textCell(say('standing.rank', { rank: String(rank), members: String(members) })),
        textCell(bestText(best, own, say)),
        changeCell(own, context),
      ],
    })),
    note: say('standing.note', {}),
  };
}

/** Where the member is first and where it is last; null on any other slide. */
export function standingHeadline(
  { blocks }: Pick<SlideSpec, 'blocks'>,
  { member, say }: DocumentContext,
): string | null {
  if (!member || !blocks.some(({ block }) => block.kind === 'standing')) return null;
  const { standings } = member;
  if (standings.length === 0) return null;
  const isLast = ({ rank, members }: (typeof standings)[number]) => rank === members;
  return say('standing.headline', {
    member: member.name,
    others: member.others,
    count: String(standings.length),
    first: String(standings.filter(({ rank }) => rank === 1).length),
    last: String(standings.filter(isLast).length),
  });
}

/** Members that are named where several share the best value; of more their number is told. */
const MOST_BEST = 3;

/** What the best are called, the members of the dimension in which all figures lie, and their value. */
function bestText(best: readonly Figure[], own: Figure, say: DocumentContext['say']): string {
  const [dimension = ''] = Object.keys(own.result.by);
  const names = best.map(({ result }) => result.by[dimension] ?? '');
  return say('standing.best', {
    names: { list: names.slice(0, MOST_BEST) },
    count: names.length > MOST_BEST ? String(names.length) : '',
    value: best[0]?.result.display ?? '',
  });
}
