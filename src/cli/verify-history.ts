import { historyFolders } from '../history/read-history.ts';
import { verifyHistory } from '../history/verify-history.ts';
import { inWords, message } from '../messages/catalogue.ts';
import { loadWorkspace } from '../workspace/load-workspace.ts';
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
    world.terminal.out(`${JSON.stringify({ months: months.length, problems: told }, null, 2)}\n`);
  } else {
    const lines =
      problems.length === 0 ? [message('history.verified', { months: months.length })] : problems;
    world.terminal.out(`${lines.map((one) => inWords(one, lang)).join('\n')}\n`);
  }
  return problems.length === 0 ? 0 : exitCodeOf('inputs');
}
