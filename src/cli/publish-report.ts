import type { Message } from '../messages/catalogue.ts';
import type { Lang } from '../messages/message.ts';
import type { Commit } from '../output/commit.ts';
import type { ReportFolder } from '../output/report-folder.ts';
import { writeReport } from '../output/write-report.ts';
import type { MonthPlan, MonthRun } from '../report/run-month.ts';
import type { LoadedWorkspace } from '../workspace/load-workspace.ts';
import type { CliEnvironment } from './environment.ts';
import { reportExitCode } from './report-exit-code.ts';
import { runRecord } from './run-record.ts';
import type { TerminalReporter } from './terminal.ts';

/** What is to be made, and in which language it is spoken of. */
export type Plan = MonthPlan & LoadedWorkspace & { readonly lang: Lang };

export interface Publishing {
  readonly plan: Plan;
  readonly made: MonthRun;
  readonly place: ReportFolder;
  readonly reporter: TerminalReporter;
  readonly strict: boolean;
  readonly startedAt: Date;
  /** The name and build of that which printed the report; null where none did. */
  readonly browser: string | null;
  readonly commit: Commit;
  /** Its clock, and its log, which is told of each file where a program reads along. */
  readonly world: Pick<CliEnvironment, 'clock' | 'terminal'>;
  readonly seen: string;
}

/** A report that stands in its folder. */
export interface Published {
  readonly exitCode: number;
  readonly files: readonly string[];
  readonly warnings: readonly Message[];
}

/** Writes a rendered report with its `run.json`. Faults: those of `writeReport`. */
export async function publishReport(given: Publishing): Promise<Published> {
  const { plan, made, place, reporter, strict, startedAt, browser, commit, world } = given;
  const exitCode = reportExitCode(made.report, strict, reporter.warnings);
  const record = runRecord({
    ...made,
    loaded: plan,
    month: plan.month,
    edition: plan.edition,
    seen: given.seen,
    startedAt,
    exitCode,
    endedAt: world.clock.now(),
    browser,
    peakMemory: peakMemory(),
    warnings: reporter.warnings,
  });
  const all = [...made.files, record];
  const written = await writeReport(place, all, commit);
  for (const warning of written.warnings) reporter.warn(warning);
  for (const [at, path] of written.paths.entries())
    world.terminal.log?.({ event: 'file', path, bytes: all[at]?.bytes.length ?? 0 });
  return { exitCode, files: written.paths, warnings: written.warnings };
}

/** The most memory that the process held so far, in bytes. */
export function peakMemory(): number {
  return process.resourceUsage().maxRSS * 1024;
}
