import { historyFolders } from '../history/read-history.ts';
import { verifyHistory } from '../history/verify-history.ts';
import { inWords, message } from '../messages/catalogue.ts';
import type { PastMonth } from '../metrics/types.ts';
import { loadWorkspace } from '../workspace/load-workspace.ts';
import { kindOf, PERIOD_KINDS, type PeriodKind } from '../workspace/periods.ts';
import type { CliEnvironment } from './environment.ts';
import { exitCodeOf } from './exit-codes.ts';
import type { HistoryOptions } from './history.ts';

/** `report history verify`: what is damaged, missing or inconsistent among the months on file; 3 where anything is. */
export function checkHistory(options: HistoryOptions, world: CliEnvironment): number {
  const { workspace, pack } = loadWorkspace({ folder: options.workspace, pack: options.pack });
  const lang = options.lang ?? workspace.lang;
  world.speak(lang);
  const { months, problems } = verifyHistory(historyFolders(workspace, pack.id));
  if (options.json) {
    const told = problems.map((one) => ({ code: one.code, text: inWords(one, lang) }));
    world.terminal.out(
      `${JSON.stringify({ months: months.length, periods: countsOf(months), problems: told }, null, 2)}\n`,
    );
  } else {
    const lines =
      problems.length === 0
        ? [message('history.verified', { counts: countsOf(months) })]
        : problems;
    world.terminal.out(`${lines.map((one) => inWords(one, lang)).join('\n')}\n`);
  }
  return problems.length === 0 ? 0 : exitCodeOf('inputs');
}

/** How many periods of each kind there are, the shortest first. */
function countsOf(months: readonly PastMonth[]): Partial<Record<PeriodKind, number>> {
  const counts = PERIOD_KINDS.map(
    (kind) => [kind, months.filter(({ month }) => kindOf(month) === kind).length] as const,
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
