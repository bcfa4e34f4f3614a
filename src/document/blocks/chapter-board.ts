import { figureName } from '../../findings/figure-name.ts';
import { figuresOnSlide } from '../../findings/slide-figures.ts';
import type { Figure } from '../../metrics/lookup.ts';
import type { DocumentContext } from '../model/context.ts';
import type { Block } from '../model/types.ts';

/**
 * How the limits of a chapter stand: for each who set them how many are judged, met and missed, and what is missed.
 * Counted are the figures of the board that a slide of the chapter shows, so that the chapters add up to the board.
 * Null where nothing is judged.
 */
export function chapterBoard(id: string, section: string, context: DocumentContext): Block | null {
  const figures = chapterFigures(section, context);
  const judged = figures.flatMap((figure) =>
    figure.result.targets.flatMap(({ setBy, judges, met }) =>
      judges && met !== null ? [{ figure, setBy, met }] : [],
    ),
  );
  if (judged.length === 0) return null;
  const items = context.pack.levels.setters.flatMap(({ id: setter }) => {
    const own = judged.filter(({ setBy }) => setBy === setter);
    const missed = own.filter(({ met }) => !met);
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

function chapterFigures(section: string, { pack, lookup }: DocumentContext): readonly Figure[] {
  const isBoard = (slide: (typeof pack.slides)[number]): boolean =>
    slide.blocks.some(({ block }) => block.kind === 'kpi_board');
  const shown = new Set(
    pack.slides
      .filter((slide) => slide.section === section && slide.layout === 'content')
      .flatMap((slide) => figuresOnSlide(slide, lookup).map(({ result }) => result.key)),
  );
  const figures = pack.slides
    .filter(isBoard)
    .flatMap((slide) => figuresOnSlide(slide, lookup))
    .filter(({ result }) => shown.has(result.key));
  return [...new Map(figures.map((figure) => [figure.result.key, figure])).values()];
}
