import { type Focus, ownValues } from '../member/focus.ts';
import { type MemberMetrics, ownOutcomes, readableOutcomes } from '../member/member-figures.ts';
import { withMemberSets, withoutMemberSets } from '../member/member-sets.ts';
import { ownIngested } from '../member/own-ingested.ts';
import { ownNotes } from '../member/own-notes.ts';
import { comparesMembers, ownSlides } from '../member/own-slides.ts';
import { standingsOf } from '../member/standing.ts';
import { withoutEdges } from '../metrics/edge.ts';
import { lookupOver } from '../metrics/lookup.ts';
import type { PastMonth } from '../metrics/types.ts';
import { isAskedFor } from '../outline/slides-in-use.ts';
import { slidesOfMonth } from '../outline/slides-of-month.ts';
import type { MetricSpec } from '../pack/metric/types.ts';
import type { Pack } from '../pack/types.ts';
import type { Reporter } from './effects.ts';
import {
  type MonthFacts,
  type MonthRead,
  type Report,
  type ReportRequest,
  readMonth,
  tellMonth,
} from './make-report.ts';
import { openMonth } from './opened-month.ts';
import { type Figures, figuresOf, findFacts, type Run, readWritten, startedRun } from './stages.ts';
import { stopwatch } from './stopwatch.ts';

/** A month that was read once, of which a report is made for one member after the other. */
export interface MemberMonth extends AsyncDisposable {
  /** The report of one member. Faults: those of `makeReport` that come after its exports were read. */
  reportOf(focus: Focus, reporter: Reporter): Promise<Report>;
}

/**
 * Reads a month with every figure split by the members of a level, so that reports of them can be made. Its tables stay
 * until it is disposed of. Faults: those of `makeReport`.
 */
export async function openMemberMonth(
  request: ReportRequest,
  level: Focus['level'],
): Promise<MemberMonth> {
  const { pack } = request;
  const metrics = withMemberSets(pack.metrics, pack.datasets, level);
  const split = { ...request, pack: { ...pack, metrics } };
  const opened = await openMonth(split);
  try {
    const run = await startedRun(split, opened);
    const read = await readMonth(run);
    const written = await readWritten(run, read.exports.people);
    const plain = withoutMemberSets(read.computed.outcomes, pack.metrics);
    const whole = figuresOf(run, { ...read.computed, outcomes: plain }, read, written);
    return {
      reportOf: (focus, reporter) => {
        const own: Run = {
          ...run,
          request: { ...run.request, reporter },
          warn: reporter.warn.bind(reporter),
          timed: stopwatch(reporter, request.ticks),
        };
        return memberReport(own, read, { whole, written, focus, declared: pack.metrics });
      },
      [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
    };
  } catch (cause) {
    await opened[Symbol.asyncDispose]();
    throw cause;
  }
}

interface Wanted {
  readonly whole: Figures;
  readonly written: MonthFacts['written'];
  readonly focus: Focus;
  /** The metrics as the pack declares them. */
  readonly declared: Pack['metrics'];
}

async function memberReport(run: Run, read: MonthRead, wanted: Wanted): Promise<Report> {
  const { focus, written, declared } = wanted;
  const own: MemberMetrics = {
    focus,
    declared,
    metrics: run.pack.metrics,
    datasets: run.pack.datasets,
  };
  // What others' figures were in earlier months is none of the member's business either.
  const ofMember = (months: readonly PastMonth[]) =>
    months.map((month) => ({
      ...month,
      file: { ...month.file, metrics: ownOutcomes(month.file.metrics, own) },
    }));
  const past = ofMember(read.past);
  const inside = ofMember(read.inside);
  const outcomes = ownOutcomes(read.computed.outcomes, own);
  const figures = memberFigures(run, read, { ...wanted, own, past, inside, outcomes });
  const ownRun: Run = { ...run, pack: { ...run.pack, checks: [], slides: figures.pack.slides } };
  const told = { ...written, notes: ownNotes(written.notes, focus) };
  const found = await findFacts(ownRun, read.exports, figures, told);
  const ownRead: MonthRead = {
    ...read,
    past,
    inside,
    exports: {
      ...read.exports,
      ingested: ownIngested(read.exports.ingested, focus),
      corrections: [],
    },
    computed: { ...read.computed, outcomes },
    vanished: read.vanished.filter(({ branch }) => branch === focus.branch),
  };
  const report = await tellMonth(ownRun, ownRead, { figures, written: told, found }, (dataset) =>
    ownValues(dataset, focus),
  );
  return { ...report, member: focus };
}

interface MemberMonthGiven extends Wanted {
  readonly own: MemberMetrics;
  readonly past: Figures['past'];
  readonly inside: Figures['inside'];
  readonly outcomes: ReturnType<typeof ownOutcomes>;
}

/** The figures of a month as the member's report has them: its own in the place of the whole's. */
function memberFigures(
  { request, pack: given, say }: Run,
  { computed, hasPast }: MonthRead,
  { whole, focus, own, past, inside, outcomes }: MemberMonthGiven,
): Figures {
  const { workspace, month } = request;
  const lookup = lookupOver(given.metrics, outcomes);
  const readable = readableOutcomes(computed.outcomes, own);
  const title = say('standing.report', { member: focus.name, title: given.reportTitle });
  const pack: Pack = { ...given, reportTitle: title, checks: [] };
  const isShown = (metric: string): boolean => isAskedFor(metric, given, workspace);
  // A limit for one unit alone is told with the figures of that unit, by its verdict.
  const targets = workspace.targets.filter(
    ({ metric, only }) => isShown(metric) && !isOfUnit(metric, only, given),
  );
  const slides = slidesOfMonth(
    ownSlides(pack, focus, say('standing.title', { member: focus.name })),
    {
      lookup,
      datasets: pack.datasets,
      hasPast,
      hasCourse: inside.length > 1,
      isRedrafted: false,
      limits: { lookup, month, targets },
    },
  );
  return {
    lookup,
    past,
    hasPast,
    inside,
    draft: { ...whole.draft, changes: [] },
    pack: { ...pack, slides },
    state: whole.state,
    metrics: {
      ...whole.metrics,
      member: { level: focus.level, name: focus.name },
      metrics: readable.map(withoutEdges),
    },
    member: {
      name: focus.name,
      others: pack.levels.levels[focus.level].name,
      lookup: lookupOver(given.metrics, readable),
      standings: standingsOf(computed.outcomes, own, isShown, pack.findings.thresholds),
      compares: (block) => comparesMembers(block, pack, focus),
    },
  };
}

function isOfUnit(
  id: string,
  only: Readonly<Record<string, readonly string[]>>,
  { metrics }: { readonly metrics: readonly MetricSpec[] },
): boolean {
  const units = metrics.find((one) => one.id === id)?.unitDimensions ?? [];
  return Object.keys(only).some((name) => units.includes(name));
}
