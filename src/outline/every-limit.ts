import { isOfOneUnit } from '../findings/judged-results.ts';
import { figuresOfBlock, figuresOnSlide } from '../findings/slide-figures.ts';
import { holdsIn } from '../metrics/judge.ts';
import type { Figure, Lookup } from '../metrics/lookup.ts';
import type { BlockSpec, SlideSpec } from '../pack/outline/types.ts';
import type { Period, TargetSpec } from '../workspace/types.ts';

type Board = Extract<BlockSpec, { kind: 'kpi_board' | 'indicators' }>;
type Row = Board['rows'][number];
type Members = Readonly<Record<string, string>>;

/** What decides which limits a month's board has rows for. */
export interface LimitsAtHand {
  readonly lookup: Lookup;
  readonly month: Period;
  /** In the order of the configuration; only those whose metric this workspace computes. */
  readonly targets: readonly TargetSpec[];
}

/**
 * The slides with every limit of the month on the first board: behind the rows of the outline, in the order of the
 * configuration, a row for each figure that a limit is set for and that no board has, and for each member that misses
 * it and stands on no slide at all. Nothing missed is invisible so, and its finding has a page.
 */
export function withEveryLimit(
  slides: readonly SlideSpec[],
  atHand: LimitsAtHand,
): readonly SlideSpec[] {
  const boards = slides.flatMap(({ blocks }) =>
    blocks.flatMap(({ block }) => (block.kind === 'kpi_board' ? [block] : [])),
  );
  const [board] = boards;
  if (!board) return slides;
  const rows = missingRows(boards, slides, atHand);
  if (rows.length === 0) return slides;
  return slides.map((slide) => ({
    ...slide,
    blocks: slide.blocks.map((placed) =>
      placed.block === board
        ? { ...placed, block: { ...board, rows: [...board.rows, ...rows] } }
        : placed,
    ),
  }));
}

/** The keys of what misses a limit and stands on no slide, which can only be where there is no board to take it. */
export function missedUnshown(
  slides: readonly SlideSpec[],
  { lookup, month, targets }: LimitsAtHand,
): readonly string[] {
  const shown = keysShown(slides, lookup);
  const missed = targets
    .filter((target) => holdsIn(target, month))
    .flatMap((target) => missedBy(target, lookup).map(({ result }) => result.key));
  return [...new Set(missed)].filter((key) => !shown.has(key));
}

function keysShown(slides: readonly SlideSpec[], lookup: Lookup): Set<string> {
  return new Set(
    slides.flatMap((slide) => figuresOnSlide(slide, lookup).map(({ result }) => result.key)),
  );
}

function missingRows(
  boards: readonly Board[],
  slides: readonly SlideSpec[],
  { lookup, month, targets }: LimitsAtHand,
): readonly Row[] {
  const keysOf = (figures: readonly Figure[]) => figures.map(({ result }) => result.key);
  const onBoard = new Set(boards.flatMap((block) => keysOf(figuresOfBlock(block, lookup))));
  const shown = keysShown(slides, lookup);
  const rows: Row[] = [];
  const take = ({ metric, result }: Figure): void => {
    onBoard.add(result.key);
    shown.add(result.key);
    rows.push({ metric: metric.id, of: [result.by] });
  };
  for (const target of targets.filter((one) => holdsIn(one, month))) {
    for (const figure of ownFigures(target, lookup))
      if (!onBoard.has(figure.result.key)) take(figure);
    for (const figure of missedBy(target, lookup)) if (!shown.has(figure.result.key)) take(figure);
  }
  return rows;
}

/**
 * The figures that a limit is set for: the whole, or the members that it names. What has no whole, such as a score
 * that each unit is given, has a figure for each unit that it judges.
 */
function ownFigures(target: TargetSpec, lookup: Lookup): readonly Figure[] {
  const wholes = membersOf(target.only).map((by) => lookup.figure(target.metric, by));
  if (wholes.some(({ result }) => result.status !== 'not_applicable')) return wholes;
  const judged = allOf(target, lookup).filter(
    (figure) => isOfOneUnit(figure) && verdictBy(target, figure)?.judges === true,
  );
  return judged.length > 0 ? judged : wholes;
}

function missedBy(target: TargetSpec, lookup: Lookup): readonly Figure[] {
  return allOf(target, lookup).filter((figure) => {
    const verdict = verdictBy(target, figure);
    return verdict?.judges === true && verdict.met === false;
  });
}

function allOf({ metric }: TargetSpec, lookup: Lookup): readonly Figure[] {
  const outcome = lookup.outcome(metric);
  return outcome.results.map((result) => ({ metric: lookup.metric(metric), outcome, result }));
}

/** What a figure has of this very limit; nothing where it tells of several dimensions that the limit does not name. */
function verdictBy({ setBy, comparator, limit, only }: TargetSpec, { result }: Figure) {
  const applies = Object.entries(only).every(([name, members]) =>
    members.includes(result.by[name] ?? ''),
  );
  const others = Object.keys(result.by).filter((name) => !(name in only));
  if (!applies || others.length > 1) return undefined;
  return result.targets.find(
    (one) => one.setBy === setBy && one.comparator === comparator && one.limit === Number(limit),
  );
}

/** Every combination of the members that a limit names; the whole where it names none. */
function membersOf(only: TargetSpec['only']): readonly Members[] {
  return Object.entries(only).reduce<readonly Members[]>(
    (all, [name, members]) =>
      all.flatMap((one) => members.map((member) => ({ ...one, [name]: member }))),
    [{}],
  );
}
