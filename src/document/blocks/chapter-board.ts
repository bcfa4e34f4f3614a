import { figureName } from '../../findings/figure-name.ts';
import { type Judged, judgedResults } from '../../findings/judged-results.ts';
import { figuresOnSlide } from '../../findings/slide-figures.ts';
import type { Figure } from '../../metrics/lookup.ts';
import type { SlideSpec } from '../../pack/outline/types.ts';
import { overallVerdict, urgencyOf } from '../model/cells.ts';
import type { DocumentContext } from '../model/context.ts';
import type { Block, TableBlock } from '../model/types.ts';
import { indicatorsBlock } from '../tables/indicators-block.ts';

/** So many rows stand on a divider; the board has the others. */
const MOST_ROWS = 8;

/**
 * How the limits of a chapter stand: for each who set them how many are judged, met and missed, and its figures, the
 * missed ones first. Counted is each judged result of the boards in the one chapter that it belongs to, so that the
 * chapters add up to the board. Nothing where nothing is judged.
 */
export function chapterBoard(
  id: string,
  section: string,
  context: DocumentContext,
): readonly Block[] {
  const judged = judgedIn(section, context);
  if (judged.length === 0) return [];
  const items = context.pack.levels.setters.flatMap(({ id: setter }) => {
    const own = judged.filter(({ target }) => target.setBy === setter);
    const missed = own.filter(({ target }) => !target.met);
    if (own.length === 0) return [];
    return context.say('board.setter', {
      setter: { word: `setter.${setter}` },
      judged: String(own.length),
      met: String(own.length - missed.length),
      missed: missed.length === 0 ? '' : String(missed.length),
      names: missed.map(({ figure }) => figureName(figure)).join('、'),
    });
  });
  return [{ kind: 'list', id, items }, chapterTable(`${id}.table`, judged, context)];
}

function chapterTable(id: string, judged: readonly Judged[], context: DocumentContext): TableBlock {
  const figures = [...new Map(judged.map(({ figure }) => [figure.result.key, figure])).values()];
  const urgency = ({ result }: Figure) => urgencyOf(overallVerdict(result.targets));
  const ordered = figures.toSorted((a, b) => urgency(a) - urgency(b));
  const shown = ordered.slice(0, MOST_ROWS);
  const rest = ordered.length - shown.length;
  const rows = shown.map(({ metric, result }) => ({ metric: metric.id, of: [result.by] }));
  const block = indicatorsBlock({ kind: 'indicators', title: null, rows }, id, context);
  const table = { ...block, isDense: true };
  if (rest === 0) return table;
  const words = context.say('board.rest', { count: String(rest) });
  return { ...table, note: `${words}${table.note ?? ''}` };
}

/** A chapter with a divider that tells its limits, and the figures of its slides. */
interface Chapter {
  readonly section: string;
  readonly figures: readonly Figure[];
}

function judgedIn(section: string, { pack, lookup }: DocumentContext): readonly Judged[] {
  const has = (slide: SlideSpec, kind: string): boolean =>
    slide.blocks.some(({ block }) => block.kind === kind);
  const chapters = pack.slides
    .filter((slide) => has(slide, 'chapter_board'))
    .map((divider): Chapter => {
      const slides = pack.slides.filter(
        (slide) => slide.section === divider.section && slide.layout === 'content',
      );
      const figures = slides.flatMap((slide) => figuresOnSlide(slide, lookup));
      return { section: divider.section, figures };
    });
  const boards = pack.slides.filter((slide) => has(slide, 'kpi_board'));
  const onBoards = judgedResults(boards.flatMap((slide) => figuresOnSlide(slide, lookup)));
  return onBoards.filter(({ figure }) => chapterOf(figure, chapters)?.section === section);
}

/**
 * The chapter that a figure of the board belongs to: the first that shows it, else the first that shows others of its
 * metric, else of its dataset, else the first that tells of limits at all.
 */
function chapterOf({ metric, result }: Figure, chapters: readonly Chapter[]): Chapter | undefined {
  const first = (isNear: (other: Figure) => boolean) =>
    chapters.find(({ figures }) => figures.some(isNear));
  return (
    first((other) => other.result.key === result.key) ??
    first((other) => other.metric.id === metric.id) ??
    first((other) => other.metric.scope.dataset === metric.scope.dataset) ??
    chapters[0]
  );
}
