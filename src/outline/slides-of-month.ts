import { figuresOnSlide } from '../findings/slide-figures.ts';
import type { Figure, Lookup } from '../metrics/lookup.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { SlideSpec } from '../pack/outline/types.ts';
import { withoutAbsentColumns } from './absent-columns.ts';
import { withoutComparisons } from './comparing-slides.ts';
import { type LimitsAtHand, withEveryLimit } from './every-limit.ts';
import { withMissingSlides } from './missing-slides.ts';
import { withoutRepeatingCharts } from './repeating-charts.ts';

/** What decides which slides a month has. */
export interface MonthAtHand {
  readonly lookup: Lookup;
  readonly datasets: readonly DatasetSpec[];
  /** Whether any earlier month is known. */
  readonly hasPast: boolean;
  /** Whether months of it, a longer period, are known by themselves. */
  readonly hasCourse: boolean;
  /** Whether a figure is another one than in an earlier draft of the month. */
  readonly isRedrafted: boolean;
  readonly limits: LimitsAtHand;
}

/**
 * The slides that a month has something for, by the rules that the outline declares: without those that wait for
 * an event, a missed limit or a changed figure and have none, without what columns would bring that no export has, with one slide in place
 * of several where nothing on these moved, with one for each dataset that nobody sent, without what compares where there
 * is no earlier month, without bars that draw a small table again, and with every limit on the board.
 */
export function slidesOfMonth(
  slides: readonly SlideSpec[],
  month: MonthAtHand,
): readonly SlideSpec[] {
  const { lookup, datasets, hasPast, hasCourse, limits } = month;
  const limited = new Set(limits.targets.map(({ metric }) => metric));
  const there = withoutAbsentColumns(slides, lookup, limited);
  const asked = withMissingSlides(withReason(there, month), lookup, datasets);
  const left = hasPast ? asked : withoutComparisons(asked, hasCourse);
  return withEveryLimit(withoutRepeatingCharts(left, lookup), limits);
}

function withReason(
  slides: readonly SlideSpec[],
  { lookup, isRedrafted }: MonthAtHand,
): readonly SlideSpec[] {
  const figures = new Map(slides.map((slide) => [slide.id, figuresOnSlide(slide, lookup)]));
  const figuresOf = (id: string): readonly Figure[] => figures.get(id) ?? [];
  const standing = slides.filter(({ id, when }) => hasReason(when, figuresOf(id), isRedrafted));
  const isReplacing = ({ replaces }: SlideSpec): boolean =>
    replaces?.slides.every((id) => isMet(figuresOf(id), replaces.when)) ?? false;
  const replaced = new Set(
    standing.filter(isReplacing).flatMap(({ replaces }) => replaces?.slides ?? []),
  );
  return standing.filter(
    (slide) => !replaced.has(slide.id) && (!slide.replaces || isReplacing(slide)),
  );
}

function hasReason(
  when: SlideSpec['when'],
  figures: readonly Figure[],
  isRedrafted: boolean,
): boolean {
  switch (when) {
    case 'always':
    case 'notes':
    case 'not_provided':
      return true;
    case 'events':
      return figures.some(hasEvent);
    case 'redrafted':
      return isRedrafted;
    case 'missed':
      return figures.some((figure) => isUnknown(figure) || judgedOn(figure).includes(false));
  }
}

/** What is not known is not nothing: a slide says why its figures are missing. */
function isUnknown({ result }: Figure): boolean {
  return result.status === 'not_provided' || result.status === 'error';
}

function hasEvent(figure: Figure): boolean {
  const { numerator, value } = figure.result;
  return isUnknown(figure) || (numerator ?? value ?? 0) !== 0;
}

function judgedOn({ result }: Figure): readonly boolean[] {
  return result.targets.flatMap(({ judges, met }) => (judges && met !== null ? [met] : []));
}

type Steady = NonNullable<SlideSpec['replaces']>['when'];

/** Whether something is judged among these figures, all of it met, and, if asked, printed as it was the month before. */
function isMet(figures: readonly Figure[], when: Steady): boolean {
  if (figures.some(isUnknown)) return false;
  const judged = figures.filter((figure) => judgedOn(figure).length > 0);
  const isSame = ({ result }: Figure) => result.previous?.display === result.display;
  return (
    judged.length > 0 &&
    judged.every((figure) => !judgedOn(figure).includes(false)) &&
    (when === 'all_met' || judged.every(isSame))
  );
}
