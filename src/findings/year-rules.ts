import { isRate } from '../metrics/additive.ts';
import { keeps } from '../metrics/judge.ts';
import type { Figure } from '../metrics/lookup.ts';
import type { TargetVerdict, YearToDate } from '../metrics/types.ts';
import { valueWords } from '../metrics/value-words.ts';
import { displayValue } from '../number/display.ts';
import { decimalOf, fraction } from '../number/fraction.ts';
import { perOf } from '../number/unit.ts';
import { factOf } from '../words/word-book.ts';
import { yearToDateName } from '../workspace/period-names.ts';
import { countInYear, numberOf } from '../workspace/periods.ts';
import type { FindingContext, Rule } from './context.ts';
import { figureName } from './figure-name.ts';
import { isOfUnit } from './levels.ts';
import type { Fact, Finding } from './types.ts';
import { badSideOf, limitOf, setterOf } from './words.ts';

/** A figure whose year so far misses a limit that judges it. */
interface Missing {
  readonly figure: Figure;
  readonly target: TargetVerdict;
  readonly year: YearToDate & { readonly numerator: number; readonly denominator: number };
  /** Records beyond what the limit allows so far. */
  readonly over: number;
}

/**
 * Limits that the year's months taken together miss, and what the months left must reach on average for the year to
 * keep them, each of them as large as those so far. One finding for all of them, and one for each where there are
 * several.
 */
export const yearToDate: Rule = (context) => {
  const missing = context.figures
    .filter((figure) => !isOfUnit(figure, context) && isRate(figure.metric))
    .flatMap((figure) => figure.result.targets.flatMap((target) => missingOf(figure, target)))
    .toSorted((a, b) => b.over - a.over || (a.figure.result.key < b.figure.result.key ? -1 : 1));
  const main = mainOf(missing, context);
  const single = missing.map((one) => findingOf(one, context));
  if (main.length < 2)
    return single.map((one) =>
      main.some(({ figure }) => isAbout(one, figure)) ? asMain(one) : one,
    );
  return [asMain(allOf(main, context)), ...single];
};

/** Those on the board, if there is one; they stand together on it. */
function mainOf(missing: readonly Missing[], { slides }: FindingContext): readonly Missing[] {
  const boards = slides.filter(({ shows }) => shows === 'board');
  if (boards.length === 0) return missing;
  return missing.filter(({ figure }) =>
    boards.some(({ figures }) => figures.some((one) => keyOf(one) === keyOf(figure))),
  );
}

function isAbout({ about }: Finding, figure: Figure): boolean {
  return about.includes(keyOf(figure));
}

function missingOf(figure: Figure, target: TargetVerdict): readonly Missing[] {
  const year = figure.result.yearToDate;
  const per = Number(perOf(figure.metric.unit) ?? 1);
  if (!target.judges || !year || year.months < 2) return [];
  const { numerator, denominator } = year;
  if (numerator === null || denominator === null || denominator === 0) return [];
  if (keeps(decimalOf(year.value), target.comparator, decimalOf(target.limit))) return [];
  const over = Math.abs(numerator - (target.limit / per) * denominator);
  return [{ figure, target, year: { ...year, numerator, denominator }, over }];
}

/** What the months left must reach, or null where none is left; not what a rate can be where it is too late. */
export function neededOf(
  { numerator, denominator, months }: Missing['year'],
  limit: number,
  per: number,
  left: number,
): number | null {
  if (left <= 0) return null;
  const coming = (denominator / months) * left;
  return (((limit / per) * (denominator + coming) - numerator) / coming) * per;
}

function findingOf(one: Missing, context: FindingContext): Finding {
  const { figure } = one;
  const { key } = figure.result;
  return {
    id: `year_to_date/${key}/${one.target.setBy}`,
    rule: 'year_to_date',
    phrase: 'year_to_date',
    weight: 'year_part',
    tone: 'bad',
    topic: figure.metric.id,
    about: [key],
    results: [key],
    size: one.over,
    branch: 0,
    facts: { ...factsOf(one, context), owner: context.ownerOf(figure) ?? '' },
  };
}

function allOf(missing: readonly Missing[], context: FindingContext): Finding {
  const keys = [...new Set(missing.map(({ figure }) => keyOf(figure)))];
  return {
    id: 'year_to_date/all',
    rule: 'year_to_date',
    phrase: 'year_to_date_all',
    weight: 'year_part',
    tone: 'bad',
    topic: 'year_to_date',
    about: keys,
    results: keys,
    size: missing[0]?.over ?? 0,
    branch: 0,
    facts: {
      count: String(missing.length),
      month: String(numberOf(context.month)),
      to_date: factOf(yearToDateName(context.month)),
      figures: { each: 'year_of_figure', of: missing.map((one) => factsOf(one, context)) },
      unknown: { list: withoutYear(context).map(figureName) },
      owner: '',
    },
  };
}

/** What misses a limit this month and of which the year's months cannot be taken together, as the whole only. */
function withoutYear({ figures }: FindingContext): readonly Figure[] {
  return figures.filter(
    ({ metric, result }) =>
      Object.keys(result.by).length === 0 &&
      isRate(metric) &&
      result.yearToDate === null &&
      result.targets.some(({ judges, met }) => judges && met === false),
  );
}

/** The one that the overview tells, beside the misses of the month. */
function asMain(finding: Finding): Finding {
  return { ...finding, weight: 'year', topic: 'year_to_date' };
}

function factsOf({ figure, target, year }: Missing, context: FindingContext) {
  const { metric } = figure;
  const month = numberOf(context.month);
  const left = countInYear(context.month) - month;
  const per = Number(perOf(metric.unit) ?? 1);
  const needed = neededOf(year, target.limit, per, left);
  const isPossible = needed !== null && needed >= 0 && (metric.unit !== 'percent' || needed <= 100);
  const isMost = target.comparator.startsWith('<');
  return {
    subject: figureName(figure),
    month: String(month),
    to_date: factOf(yearToDateName(context.month)),
    value: valueWords(metric, year.display),
    setter: setterOf(target),
    side: badSideOf(target),
    limit: limitOf(figure, target),
    left: left > 0 ? String(left) : '',
    needed: isPossible ? valueWords(metric, roundedTo(needed, isMost, metric.unit)) : '',
    bound: { word: isMost ? 'at_most' : 'at_least' } as Fact,
  };
}

/** With two decimals, so that who reaches what is printed has reached what is needed. */
function roundedTo(needed: number, isMost: boolean, unit: Figure['metric']['unit']): string {
  const steps = Number((needed * 100).toFixed(6));
  const whole = isMost ? Math.floor(steps) : Math.ceil(steps);
  return displayValue(fraction(BigInt(whole), 100n), unit);
}

function keyOf({ result }: Figure): string {
  return result.key;
}
