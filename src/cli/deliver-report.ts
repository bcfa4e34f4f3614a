import { deliverSet } from '../deliver/deliver-set.ts';
import { publishedSet } from '../deliver/published-set.ts';
import type { Delivered } from '../deliver/types.ts';
import { message } from '../messages/catalogue.ts';
import { Fault, fault } from '../messages/fault.ts';
import type { Lang } from '../messages/message.ts';
import type { Workspace } from '../workspace/types.ts';
import type { CliEnvironment } from './environment.ts';
import { exitCodeOf } from './exit-codes.ts';
import type { TerminalReporter } from './terminal.ts';

export interface Delivering {
  readonly workspace: Workspace;
  readonly lang: Lang;
  readonly reporter: TerminalReporter;
  readonly world: CliEnvironment;
  readonly dryRun?: boolean;
  readonly again?: boolean;
}

/** Whom a report reached, and what that ends the program with. */
export interface Delivery {
  readonly delivered: readonly Delivered[];
  readonly exitCode: number;
}

/** What a sending that nobody knows the end of, or that failed, ends with. */
const FAILED = 4;

/** Sends the report in a folder to those who are to have it, and tells so. What keeps all of it from being sent is told, too. */
export async function deliverReport(folder: string, given: Delivering): Promise<Delivery> {
  const { workspace, lang, reporter, world, dryRun = false, again = false } = given;
  try {
    const { deliver = null } = workspace;
    if (deliver === null) throw fault('deliver.not_configured', { file: workspace.configFile });
    const set = publishedSet(folder);
    const { env, clock, sleep } = world;
    const patience = deliver.timeout * 1000;
    const outside = { env, now: clock.now, patience, sleep };
    const warn = reporter.warn.bind(reporter);
    const delivered = await deliverSet({ set, deliver, lang, dryRun, again, outside, warn });
    if (delivered.length === 0) reporter.warn(message('deliver.nobody', { report: set.title }));
    for (const one of delivered) tell(one, reporter);
    const isWhole = delivered.every(({ state }) => state !== 'failed' && state !== 'unknown');
    return { delivered, exitCode: isWhole ? 0 : FAILED };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    reporter.fail(error.said);
    return { delivered: [], exitCode: exitCodeOf(error.kind) };
  }
}

function tell({ to, files, state, why }: Delivered, reporter: TerminalReporter): void {
  switch (state) {
    case 'sent':
    case 'would_send':
      reporter.tell(message(`deliver.${state}`, { to, files }));
      break;
    case 'sent_before':
      reporter.tell(message('deliver.sent_before', { to }));
      break;
    case 'unknown':
    case 'failed':
      reporter.fail(why ?? message('deliver.unknown', { to }));
  }
}
