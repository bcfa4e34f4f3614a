import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { configText } from '../init/config-text.ts';
import { gatherSetup, type InitAnswers } from '../init/gather-setup.ts';
import { lookAtExports } from '../init/look-at-exports.ts';
import type { Seen } from '../init/types.ts';
import { tryConfig, writeWorkspace } from '../init/write-workspace.ts';
import { inWords, type Message, message } from '../messages/catalogue.ts';
import { fault } from '../messages/fault.ts';
import type { Lang } from '../messages/message.ts';
import { removeLeftovers, removeOwnNow } from '../output/beside.ts';
import { diskFault } from '../output/disk-fault.ts';
import { writeWhole } from '../output/write-whole.ts';
import { configSchemaLine } from '../schemas/schema-place.ts';
import { CONFIG_FILE } from '../workspace/load-workspace.ts';
import { lastMonth } from '../workspace/months.ts';
import { packNamed, packsFor } from '../workspace/packs.ts';
import type { Month } from '../workspace/types.ts';
import type { CliEnvironment } from './environment.ts';
import { printable } from './printable.ts';
import { runFolder } from './run-folder.ts';

export interface InitOptions extends InitAnswers {
  readonly folder: string;
  /** Example exports, or folders of them. */
  readonly from?: readonly string[] | undefined;
  readonly lang?: Lang | undefined;
}

const TIME_ZONE = 'Asia/Shanghai';

/** `report init`: makes a workspace out of flags, answers and example exports; prints the configuration's path. */
export async function init(options: InitOptions, world: CliEnvironment): Promise<number> {
  const lang = options.lang ?? 'zh-CN';
  world.speak(lang);
  const say = (said: Message) => world.terminal.err(`${inWords(said, lang)}\n`);
  const folder = resolve(world.folder, options.folder);
  const config = join(folder, CONFIG_FILE);
  if (existsSync(config)) throw fault('init.exists', { file: config });
  const pack = packNamed(await packFor(options, folder, world.ask), folder);
  const files = await examples(options.from ?? [], world.folder);
  const seen = await lookAtExports(files, pack.datasets, ({ said }) => say(said));
  tell(seen, say);
  const setup = await gatherSetup(pack, seen, options, world.ask);
  const text = configText(setup, configSchemaLine(folder));
  await tryConfig(text, await runFolder(world), folder);
  const month = monthOf(seen) ?? lastMonth(world.clock.now(), TIME_ZONE);
  const { commit } = world.cleanup;
  for (const one of [folder, join(folder, 'notes')]) {
    world.cleanup.addLast(() => removeOwnNow(one));
    await removeLeftovers(one, world.clock.now());
  }
  const file = await writeWorkspace(folder, text, month, (into, name, content) =>
    // Only the configuration makes a workspace: what was written before it says nothing.
    writeWhole(
      into,
      name,
      content,
      name === CONFIG_FILE ? { isNew: true, commit } : { isNew: true },
    ),
  ).catch((error: unknown) => {
    throw diskFault(error, folder);
  });
  for (const { dataset, header, column, state } of setup.aliases) {
    if (state === 'proposed') say(message('init.proposed_alias', { dataset, header, column }));
  }
  const branches = setup.branches.map(({ name }) => name);
  const unit = pack.levels.levels.branch.name;
  say(message('init.found_branches', { unit, branches, unplaced: setup.unplaced }));
  say(message('init.next', { folder: join(folder, 'inputs', month), month }));
  world.terminal.out(`${printable(file)}\n`);
  return 0;
}

/** The pack asked for; where there are several, and somebody who can tell, by an answer. */
async function packFor(
  { pack, yes }: InitOptions,
  folder: string,
  ask: CliEnvironment['ask'],
): Promise<string> {
  const [usual = '', ...others] = packsFor(folder);
  if (pack !== undefined || others.length === 0) return pack ?? usual;
  if (ask === null || yes) return usual;
  const known = [usual, ...others];
  const answer = (await ask(`用哪个报告模板？${known.join('、')}（回车为${usual}）：`)).trim();
  return answer === '' ? usual : answer;
}

/** The files named, and those of the folders named. */
async function examples(given: readonly string[], folder: string): Promise<readonly string[]> {
  const files: string[] = [];
  for (const one of given) {
    const path = resolve(folder, one);
    const found = await stat(path).catch(() => {
      throw fault('init.no_file', { file: path });
    });
    if (!found.isDirectory()) files.push(path);
    else {
      const entries = await readdir(path, { withFileTypes: true });
      const own = entries.filter((entry) => entry.isFile() && !/^[.~]/.test(entry.name));
      files.push(...own.map(({ name }) => join(path, name)).sort());
    }
  }
  return [...new Set(files)];
}

function tell({ exports, unknown }: Seen, say: (said: Message) => void): void {
  for (const { name, dataset, rival, headerRow, known, headers, missing } of exports) {
    const at = { file: name, dataset: dataset.name };
    say(message('init.seen', { ...at, row: headerRow, matched: known, headers }));
    if (rival !== null) say(message('init.rival', { ...at, other: rival.name }));
    if (missing.length > 0) say(message('init.lacking', { file: name, columns: missing }));
  }
  for (const { name } of unknown) say(message('init.unknown', { file: name }));
}

/** The month in which most records of the examples lie; null without dates. */
function monthOf({ exports }: Seen): Month | null {
  const counts = new Map<Month, number>();
  for (const { months } of exports)
    for (const [month, count] of months) counts.set(month, (counts.get(month) ?? 0) + count);
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return most?.[0] ?? null;
}
