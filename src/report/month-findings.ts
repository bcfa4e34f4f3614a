import { typeOf } from '../calculators/parameters.ts';
import type { CheckContext } from '../checks/context.ts';
import { runChecks } from '../checks/run-checks.ts';
import type { CheckResult } from '../checks/types.ts';
import type { FindingContext, SlideFigures } from '../findings/context.ts';
import { type Findings, findAll } from '../findings/find-all.ts';
import { movementsOf } from '../findings/movement.ts';
import { figuresOnSlide } from '../findings/slide-figures.ts';
import type { WrittenContext } from '../findings/written/context.ts';
import type { Ingested } from '../ingest/model/types.ts';
import type { Message } from '../messages/catalogue.ts';
import type { Figure, Lookup } from '../metrics/lookup.ts';
import type { MetricResult, PastMonth } from '../metrics/types.ts';
import type { Notes } from '../notes/types.ts';
import { checksInUse } from '../outline/checks-in-use.ts';
import { isAskedFor } from '../outline/slides-in-use.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import type { DailyEvents } from '../pack/outline/charts/daily.ts';
import { isNoteBlock } from '../pack/outline/note-blocks.ts';
import type { BlockSpec, SlideSpec } from '../pack/outline/types.ts';
import type { Pack } from '../pack/types.ts';
import { maskText } from '../privacy/mask.ts';
import type { Store } from '../store/store.ts';
import { ownerOf } from '../workspace/owner-of.ts';
import { periodOf } from '../workspace/period.ts';
import { isBefore, reaches } from '../workspace/periods.ts';
import type { Period, Workspace } from '../workspace/types.ts';
import { writtenContext } from './written-findings.ts';

const DAY = 86_400_000;

export interface MonthFindingsRequest {
  readonly workspace: Workspace;
  readonly pack: Pack;
  readonly month: Period;
  readonly ingested: Ingested;
  readonly lookup: Lookup;
  readonly past: readonly PastMonth[];
  /** Oldest first, the report's month last. */
  readonly months: readonly Period[];
  readonly store: Store;
  readonly notes: Notes;
  /** false: nobody is told of the figures, and only what agrees is looked at. */
  readonly isTold?: boolean | undefined;
  /** Of a report for one member: whether a block sets it beside the others. */
  readonly compares?: ((block: BlockSpec) => boolean) | undefined;
  readonly warn: (warning: Message) => void;
}

/** Compares the month's figures with each other, then finds and ranks what they tell. */
export async function findingsOf(
  request: MonthFindingsRequest,
): Promise<{ readonly checks: readonly CheckResult[]; readonly findings: Findings }> {
  const { notes, month, workspace, ingested, store, pack } = request;
  const specs = checksInUse(pack, workspace);
  const checks = await runChecks(specs, checkContext(request), request.warn);
  const written = await writtenContext(notes, month, workspace.organization, ingested, store);
  return { checks, findings: findAll(findingContext(request, checks, written)) };
}

function checkContext(request: MonthFindingsRequest): CheckContext {
  const { workspace, month, lookup, ingested, store } = request;
  return {
    lookup,
    ingested,
    store,
    organization: workspace.organization,
    month,
    rangeOf: (dataset) => rangeOf(dataset, month, workspace),
    mask: maskText,
  };
}

/** Whether a result is of a day or a moment, such as are drawn, but no rule tells of one; a single record is something else. */
function isOfTime(
  { by }: MetricResult,
  { scope }: MetricSpec,
  { datasets }: Pick<Pack, 'datasets'>,
): boolean {
  const dataset = datasets.find(({ id }) => id === scope.dataset);
  if (!dataset) return false;
  const types = Object.keys(by).map((name) => typeOf(name, dataset));
  return types.includes('day') || (types.includes('datetime') && !types.includes('id'));
}

/** What the rules of a month look at: its figures, slides, past months and the workspace's settings. */
export function findingContext(
  request: Pick<
    MonthFindingsRequest,
    'workspace' | 'pack' | 'month' | 'lookup' | 'past' | 'months' | 'isTold' | 'compares'
  >,
  checks: readonly CheckResult[],
  written: WrittenContext,
): FindingContext {
  const { workspace, pack, month, lookup, past, months } = request;
  const figures = request.isTold === false ? [] : figuresToTell({ pack, workspace, lookup });
  const base = {
    month,
    earlier: months.slice(0, -1).toReversed(),
    past,
    lookup,
    figures,
    written,
    slides: pack.slides
      .filter(({ layout }) => layout === 'content')
      .map((slide) => slideFigures(slide, lookup, request.compares)),
    checks,
    config: pack.findings,
    setters: pack.levels.setters.map(({ id }) => id),
    branches: workspace.organization.branches.map(({ name }) => name),
    datasets: pack.datasets,
    isComparable: (metric: string, then: string) =>
      !workspace.breaks.some(
        (one) =>
          one.metrics.includes(metric) && isBefore(then, one.month) && reaches(month, one.month),
      ),
    breaks: workspace.breaks,
    days: (metric: MetricSpec, then: string) => {
      const { start, end } = rangeOf(metric.scope.dataset, then as Period, workspace);
      return Math.round((timeOf(end) - timeOf(start)) / DAY);
    },
    markedDays: (metricId: string) => markedDays(metricId, request),
    ownerOf: ({ metric, result }: Figure) =>
      ownerOf(metric.id, result.by, workspace.targets, month),
    supplierOf: (dataset: string) => {
      const input = workspace.inputs.datasets.find((one) => one.dataset === dataset);
      return { owner: input?.owner ?? null, due: input?.due ?? null };
    },
  };
  return { ...base, movements: movementsOf(figures, base) };
}

/**
 * Days of the calendar with their notes; where it has none in the month, those on which an event of the metric's chart
 * by day began, without a name.
 */
function markedDays(
  metricId: string,
  {
    workspace,
    pack,
    month,
    lookup,
  }: Pick<MonthFindingsRequest, 'workspace' | 'pack' | 'month' | 'lookup'>,
): ReadonlyMap<string, string> {
  const { start, end } = rangeOf(lookup.metric(metricId).scope.dataset, month, workspace);
  const days = daysIn(start, end);
  const noted = workspace.calendar.flatMap(({ from, to, note }) =>
    days.filter((day) => from <= day && day <= to).map((day) => [day, note] as const),
  );
  if (noted.length > 0) return new Map(noted);
  const begun = pack.slides
    .flatMap(({ blocks }) => blocks.map(({ block }) => block))
    .flatMap((block) => (block.kind === 'daily' && block.metric === metricId ? [block.events] : []))
    .flatMap((events) => (events === null ? [] : eventDays(events, lookup)));
  return new Map(begun.filter((day) => days.includes(day)).map((day) => [day, '']));
}

function eventDays({ metric, by, start }: DailyEvents, lookup: Lookup): readonly string[] {
  return lookup.figures(metric, by, {}).map(({ result }) => (result.by[start] ?? '').slice(0, 10));
}

/** Every day of a range, its end not included. */
function daysIn(start: string, end: string): readonly string[] {
  const count = Math.round((timeOf(end) - timeOf(start)) / DAY);
  return Array.from({ length: count }, (_, at) =>
    new Date(timeOf(start) + at * DAY).toISOString().slice(0, 10),
  );
}

/** The figures of the month that rules tell of. */
function figuresToTell({
  pack,
  workspace,
  lookup,
}: Pick<MonthFindingsRequest, 'pack' | 'workspace' | 'lookup'>): readonly Figure[] {
  return pack.metrics
    .filter(({ id }) => isAskedFor(id, pack, workspace))
    .flatMap((metric) => {
      const outcome = lookup.outcome(metric.id);
      return outcome.results
        .filter((result) => !isOfTime(result, metric, pack))
        .map((result) => ({ metric, outcome, result }));
    });
}

function slideFigures(
  slide: SlideSpec,
  lookup: Lookup,
  compares: MonthFindingsRequest['compares'],
): SlideFigures {
  const kinds = slide.blocks.map(({ block }) => block.kind);
  const sumsUp = [
    ['findings', 'overview'],
    ['overview', 'overview'],
    ['checks', 'checks'],
    ['kpi_board', 'board'],
    ['heat', 'branches'],
    ['diverging', 'changes'],
  ] as const;
  return {
    id: slide.id,
    title: slide.title,
    figures: figuresOnSlide(slide, lookup),
    comparesMembers: compares !== undefined && slide.blocks.some(({ block }) => compares(block)),
    checks: slide.blocks.flatMap(({ block }) =>
      block.kind === 'cross_check' ? [block.check] : [],
    ),
    missing: slide.blocks.flatMap(({ block }) =>
      block.kind === 'missing_data' && block.of ? [block.of.dataset] : [],
    ),
    notes: slide.blocks.flatMap(({ block }) => (isNoteBlock(block) ? [block.kind] : [])),
    tellsGaps: kinds.includes('gaps'),
    shows: sumsUp.find(([kind]) => kinds.includes(kind))?.[1] ?? 'figures',
  };
}

function rangeOf(dataset: string, month: Period, workspace: Workspace) {
  return periodOf(month, workspace.periods[dataset] ?? workspace.defaultPeriod);
}

function timeOf(local: string): number {
  return Date.parse(`${local.replace(' ', 'T')}Z`);
}
