import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { configText } from '../init/config-text.ts';
import { copyExamples } from '../init/copy-examples.ts';
import { gatherSetup, type InitAnswers } from '../init/gather-setup.ts';
import { isTableNamed, type Looking, lookAtExports } from '../init/look-at-exports.ts';
import type { Seen, Setup, UnknownTable } from '../init/types.ts';
import { branchesFrom } from '../init/units.ts';
import { type InitWords, initWords } from '../init/words.ts';
import { tryConfig, writeWorkspace } from '../init/write-workspace.ts';
import { inWords, type Message, message } from '../messages/catalogue.ts';
import { fault } from '../messages/fault.ts';
import type { Lang } from '../messages/message.ts';
import { removeLeftovers, removeOwnNow } from '../output/beside.ts';
import { diskFault } from '../output/disk-fault.ts';
import { writeWhole } from '../output/write-whole.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import { configSchemaLine } from '../schemas/schema-place.ts';
import { CONFIG_FILE } from '../workspace/load-workspace.ts';
import { packNamed, packsFor } from '../workspace/packs.ts';
import { lastMonth } from '../workspace/periods.ts';
import type { Period } from '../workspace/types.ts';
import { checkAside } from './check.ts';
import type { CliEnvironment } from './environment.ts';
import { exampleFiles } from './example-files.ts';
import { givenConstants, givenDatasets } from './init-options.ts';
import { seenMessages, setupMessages } from './init-words.ts';
import { printable } from './printable.ts';
import { runFolder } from './run-folder.ts';

export interface InitOptions extends Omit<InitAnswers, 'constants'> {
  readonly folder: string;
  /** Example exports, folders of them, or patterns. */
  readonly from?: readonly string[] | undefined;
  /** `file=dataset`, for tables that nothing tells. */
  readonly as?: readonly string[] | undefined;
  /** `dataset.column=text`, for columns that exports lack. */
  readonly set?: readonly string[] | undefined;
  /** Looks at new exports for a workspace that is there. */
  readonly update?: boolean | undefined;
  readonly lang?: Lang | undefined;
}

/** How people are asked and told. */
interface Talk {
  /** null where nobody can be asked. */
  readonly ask: CliEnvironment['ask'];
  readonly say: (said: Message) => void;
  readonly words: InitWords;
}

const TIME_ZONE = 'Asia/Shanghai';

/**
 * `report init`: makes a workspace out of flags, answers and example exports, takes the exports into it and checks their
 * month; prints the configuration's path.
 */
export async function init(options: InitOptions, world: CliEnvironment): Promise<number> {
  if (options.update)
    return await (await import('./init-update.ts')).updateWorkspace(options, world);
  const lang = options.lang ?? 'zh-CN';
  const words = initWords[lang];
  world.speak(lang);
  const say = (said: Message) => world.terminal.err(`${inWords(said, lang)}\n`);
  const asking = options.yes ? null : world.ask;
  const folder = resolve(world.folder, options.folder);
  const config = join(folder, CONFIG_FILE);
  if (existsSync(config)) throw fault('init.exists', { file: config });
  const pack = packNamed(await packFor(options, folder, world.ask, words), folder);
  const constants = givenConstants(options.set ?? [], pack.datasets);
  const files = await exampleFiles(await examplesOf(options, asking, words), world.folder);
  const seen = await look(files, pack.datasets, options, { ask: asking, say, words });
  for (const said of seenMessages(seen)) say(said);
  const setup = await gatherSetup(pack, seen, { ...options, constants }, world.ask, words);
  const text = configText(setup, configSchemaLine(folder), words);
  await tryConfig(text, await runFolder(world), folder);
  const month = monthOf(seen) ?? lastMonth(world.clock.now(), TIME_ZONE);
  const file = await written(folder, text, month, world, words);
  for (const said of setupMessages(setup)) say(said);
  world.terminal.out(`${printable(file)}\n`);
  const inputs = join(folder, 'inputs', month);
  if (!(await takeIn(setup, inputs, options, { ask: asking, say, words }))) {
    say(message('init.next', { folder: inputs, month, workspace: folder }));
    return 0;
  }
  await checkAside({ workspace: folder, month, lang }, world);
  return 0;
}

/** Looks at the examples; what each table is that nothing tells is asked, where somebody can answer. */
async function look(
  files: readonly string[],
  datasets: readonly DatasetSpec[],
  { as = [], branches = '' }: InitOptions,
  { ask, say, words }: Talk,
): Promise<Seen> {
  const named = new Map(givenDatasets(as, datasets));
  const looking: Looking = {
    datasets,
    branches: branchesFrom(branches).flatMap(({ name, aliases }) => [name, ...aliases]),
    datasetOf: (table) => [...named].find(([word]) => isTableNamed(table, word))?.[1] ?? null,
    refuse: (_, { said }) => say(said),
  };
  const seen = await lookAtExports(files, looking);
  if (ask === null || seen.unknown.length === 0) return seen;
  const before = named.size;
  for (const unknown of seen.unknown) {
    const dataset = await datasetAsked(unknown, datasets, ask, words);
    if (dataset) named.set(unknown.table.name, dataset);
  }
  return named.size === before
    ? seen
    : await lookAtExports(files, { ...looking, refuse: () => {} });
}

async function datasetAsked(
  { table, readings }: UnknownTable,
  datasets: readonly DatasetSpec[],
  ask: NonNullable<CliEnvironment['ask']>,
  words: InitWords,
): Promise<DatasetSpec | null> {
  const order = readings.length > 0 ? readings.map(({ dataset }) => dataset) : datasets;
  const choices = order.map(({ name }, at) => `${at + 1} ${name}`).join('  ');
  const answer = (await ask(words.ask.dataset(table.name, choices))).trim();
  return order[Number(answer) - 1] ?? order.find(({ name }) => name === answer) ?? null;
}

async function examplesOf(
  { from }: InitOptions,
  ask: CliEnvironment['ask'],
  words: InitWords,
): Promise<readonly string[]> {
  if (from !== undefined || ask === null) return from ?? [];
  const answer = (await ask(words.ask.folder)).trim();
  return answer === '' ? [] : [answer];
}

async function written(
  folder: string,
  text: string,
  month: Period,
  world: CliEnvironment,
  words: InitWords,
): Promise<string> {
  const { commit } = world.cleanup;
  for (const one of [folder, join(folder, 'notes')]) {
    world.cleanup.addLast(() => removeOwnNow(one));
    await removeLeftovers(one, world.clock.now());
  }
  return await writeWorkspace(folder, text, month, words, (into, name, content) =>
    // Only the configuration makes a workspace: what was written before it says nothing.
    writeWhole(
      into,
      name,
      content,
      name === CONFIG_FILE ? { isNew: true, commit } : { isNew: true },
    ),
  ).catch((error: unknown) => {
    throw diskFault(error, folder, 'folder');
  });
}

/** Copies the examples to where the month's exports belong, if that is wanted; whether they are there now. */
async function takeIn(
  { exports }: Setup,
  inputs: string,
  { yes = false }: InitOptions,
  { ask, say, words }: Talk,
): Promise<boolean> {
  const files = [...new Set(exports.map(({ table }) => table.file))];
  if (files.length === 0) return false;
  if (ask !== null) {
    const answer = await ask(words.ask.copy(files.length, inputs));
    if (/^(?:n|no|否|不)$/i.test(answer.trim())) return false;
  } else if (!yes) return false;
  for (const kept of await copyExamples(files, inputs)) say(message('init.kept', { file: kept }));
  return true;
}

/** The pack asked for; where there are several, and somebody who can tell, by an answer. */
async function packFor(
  { pack, yes }: InitOptions,
  folder: string,
  ask: CliEnvironment['ask'],
  words: InitWords,
): Promise<string> {
  const packs = packsFor(folder);
  const [first, ...others] = packs;
  const usual = first?.id ?? '';
  if (pack !== undefined || others.length === 0) return pack ?? usual;
  if (ask === null || yes) return usual;
  const lines = packs.map(({ id, name }, at) => `${at + 1} ${id}  ${name}`);
  const answer = (await ask(words.ask.pack(lines, usual))).trim();
  return answer === '' ? usual : (packs[Number(answer) - 1]?.id ?? answer);
}

/** The month in which most records of the examples lie; null without dates. */
function monthOf({ exports }: Seen): Period | null {
  const counts = new Map<Period, number>();
  for (const { months } of exports)
    for (const [month, count] of months) counts.set(month, (counts.get(month) ?? 0) + count);
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return most?.[0] ?? null;
}
