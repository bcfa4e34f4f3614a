import { figureName } from '../../findings/figure-name.ts';
import { type Judged, judgedResults } from '../../findings/judged-results.ts';
import { figuresOnSlide } from '../../findings/slide-figures.ts';
import type { Figure } from '../../metrics/lookup.ts';
import type { SlideSpec } from '../../pack/outline/types.ts';
import type { DocumentContext } from '../model/context.ts';
import type { Block } from '../model/types.ts';

/**
 * How the limits of a chapter stand: for each who set them how many are judged, met and missed, and what is missed.
 * Counted is each judged result of the boards in the one chapter that it belongs to, so that the chapters add up to
 * the board. Null where nothing is judged.
 */
export function chapterBoard(id: string, section: string, context: DocumentContext): Block | null {
  const judged = judgedIn(section, context);
  if (judged.length === 0) return null;
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
  return { kind: 'list', id, items };
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
