import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { applyChanges } from '../config-edit/apply-changes.ts';
import { changeLines } from '../config-edit/change-lines.ts';
import { knownDatasets } from '../ingest/tables/known-datasets.ts';
import { proposeAliases } from '../init/aliases.ts';
import { isTableNamed, lookAtExports } from '../init/look-at-exports.ts';
import { updateFor } from '../init/update-changes.ts';
import { initWords } from '../init/words.ts';
import { inWords, type Message, message } from '../messages/catalogue.ts';
import { fault } from '../messages/fault.ts';
import { writeWhole } from '../output/write-whole.ts';
import { globTest } from '../process/glob.ts';
import { CONFIG_FILE, loadWorkspace } from '../workspace/load-workspace.ts';
import type { Workspace } from '../workspace/types.ts';
import { isAgreed } from './agreed.ts';
import { checkAside } from './check.ts';
import { checkWords } from './check-words.ts';
import type { CliEnvironment } from './environment.ts';
import { exampleFiles } from './example-files.ts';
import type { InitOptions } from './init.ts';
import { givenDatasets } from './init-options.ts';
import { seenMessages } from './init-words.ts';

/**
 * `report init --update`: looks at new exports, tells what the configuration does not know of them, and writes it down once
 * somebody agrees; comments and order stay. Without files it looks at the latest month of `inputs/`.
 */
export async function updateWorkspace(
  options: InitOptions,
  world: CliEnvironment,
): Promise<number> {
  const folder = resolve(world.folder, options.folder);
  if (!existsSync(join(folder, CONFIG_FILE)))
    throw fault('workspace.missing', { file: join(folder, CONFIG_FILE) });
  const { workspace, pack } = loadWorkspace({ folder });
  const lang = options.lang ?? workspace.lang;
  world.speak(lang);
  const say = (said: Message) => world.terminal.err(`${inWords(said, lang)}\n`);
  const month = latestMonth(workspace);
  const from = options.from ?? (month === null ? [] : [workspace.inputs.folderOf(month)]);
  const files = await exampleFiles(from, world.folder);
  const named = givenDatasets(options.as ?? [], pack.datasets);
  const branches = workspace.organization.branches;
  const seen = await lookAtExports(files, {
    datasets: pack.datasets,
    known: knownDatasets(workspace, pack.datasets),
    branches: branches.flatMap(({ name, aliases }) => [name, ...aliases]),
    datasetOf: (table) => named.find(([word]) => isTableNamed(table, word))?.[1] ?? null,
    refuse: (_, { said }) => say(said),
  });
  for (const said of seenMessages(seen)) say(said);
  const asking = options.yes ? null : world.ask;
  const aliases = await proposeAliases(seen.exports, asking, initWords[lang]);
  const update = updateFor(seen, aliases, workspace, claimedBy(workspace));
  if (update.doubtful.length > 0) {
    const unit = pack.levels.levels.branch.name;
    say(message('init.doubtful_units', { unit, texts: update.doubtful }));
  }
  const checksNext = options.from === undefined && month !== null;
  if (update.changes.length === 0) say(message('init.up_to_date', {}));
  else {
    for (const line of changeLines(update.changes, checkWords[lang].openUnit))
      world.terminal.err(`    ${line}\n`);
    if (!(await isAgreed(QUESTION, { yes: options.yes, lang }, world.ask))) return 0;
    const text = applyChanges(
      readFileSync(workspace.configFile, 'utf8'),
      update.changes,
      checkWords[lang].openUnit,
    );
    await writeWhole(dirname(workspace.configFile), basename(workspace.configFile), text, {
      commit: world.cleanup.commit,
    });
    say(
      message('check.fixed', {
        file: workspace.configFile,
        count: update.changes.length,
        rest: [],
        checksNext,
      }),
    );
  }
  if (checksNext) await checkAside({ workspace: folder, month, lang }, world);
  return 0;
}

const QUESTION = {
  'zh-CN': `把上面几行写进 ${CONFIG_FILE} 吗？[y 写 / 回车 不写] `,
  en: `write the lines above into ${CONFIG_FILE}? [y / Enter no] `,
};

/** The latest month that has a folder of exports; null where there is none, or folders are no months. */
function latestMonth({ inputs }: Workspace): string | null {
  const probe = '2000-01';
  const path = inputs.folderOf(probe);
  const above = dirname(path);
  if (basename(path) !== probe || !existsSync(above)) return null;
  const months = readdirSync(above).filter((name) => /^\d{4}-(?:0[1-9]|1[0-2])$/.test(name));
  return months.toSorted().at(-1) ?? null;
}

/** Whether a file's name fits a pattern of the configuration. */
function claimedBy({ inputs }: Workspace): (file: string) => boolean {
  const tests = inputs.datasets.flatMap(({ files }) => files.map((one) => globTest(basename(one))));
  return (file) => tests.some((test) => test(basename(file).normalize('NFC')));
}
