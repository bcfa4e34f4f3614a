import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type DatasetGuide, datasetGuides } from '../definitions/dataset-guide.ts';
import { inWords, message } from '../messages/catalogue.ts';
import { fault } from '../messages/fault.ts';
import type { Lang } from '../messages/message.ts';
import { writeWhole } from '../output/write-whole.ts';
import type { Pack } from '../pack/types.ts';
import { templateBytes } from '../render/xlsx/template-workbook.ts';
import { CONFIG_FILE, loadWorkspace } from '../workspace/load-workspace.ts';
import { packNamed, packsFor } from '../workspace/packs.ts';
import { datasetWords } from './dataset-words.ts';
import type { CliEnvironment } from './environment.ts';
import { printable } from './printable.ts';

export interface DatasetsOptions {
  readonly workspace: string;
  /** Ids or names; all of them unless given. */
  readonly named?: readonly string[];
  /** Whose datasets, where there is no workspace yet. */
  readonly pack?: string;
  /** A workbook with the headers, to be filled. */
  readonly template?: string;
  readonly json?: boolean;
  readonly lang?: Lang | undefined;
}

/** `report datasets`: which columns the exports need, under which headers, and what for. */
export async function listDatasets(
  options: DatasetsOptions,
  world: CliEnvironment,
): Promise<number> {
  const lang = options.lang ?? 'zh-CN';
  world.speak(lang);
  const guides = datasetGuides(packOf(options));
  const wanted = named(guides, options.named ?? []);
  if (options.template !== undefined) {
    const file = resolve(world.folder, options.template);
    if (existsSync(file)) throw fault('explain.rows_exist', { file });
    const bytes = await templateBytes(wanted, datasetWords[lang].template);
    await writeWhole(dirname(file), basename(file), bytes, { isNew: true });
    world.terminal.err(`${inWords(message('datasets.template', { file }), lang)}\n`);
    world.terminal.out(`${printable(file)}\n`);
    return 0;
  }
  const text = options.json
    ? JSON.stringify(wanted, null, 2)
    : wanted.map((one) => guideText(one, lang, wanted.length === 1)).join('\n\n');
  world.terminal.out(`${options.json ? text : text.split('\n').map(printable).join('\n')}\n`);
  return 0;
}

function packOf({ workspace, pack }: DatasetsOptions): Pick<Pack, 'datasets' | 'metrics'> {
  if (pack === undefined && existsSync(join(workspace, CONFIG_FILE)))
    return loadWorkspace({ folder: workspace }).pack;
  const [usual] = packsFor(workspace);
  return packNamed(pack ?? usual?.id ?? '', workspace);
}

function named(guides: readonly DatasetGuide[], words: readonly string[]): readonly DatasetGuide[] {
  if (words.length === 0) return guides;
  return words.map((word) => {
    const found = guides.find(({ id, name }) => id === word || name === word);
    if (!found)
      throw fault('datasets.unknown', {
        given: word,
        known: guides.map(({ id, name }) => `${name} (${id})`),
      });
    return found;
  });
}

/** Metrics that are named of one column. */
const MOST_METRICS = 4;

/** The required columns and the others, each on a line; whole lists where only one dataset is asked for. */
function guideText(
  { id, name, words, columns }: DatasetGuide,
  lang: Lang,
  isWhole: boolean,
): string {
  const said = datasetWords[lang];
  const line = (one: DatasetGuide['columns'][number]) => {
    const metrics = isWhole ? one.metrics : one.metrics.slice(0, MOST_METRICS);
    const parts = [
      `${one.header} (${said.types[one.type]})`,
      ...(one.aliases.length > 0 ? [said.aliases(one.aliases)] : []),
      ...(isWhole && one.likely.length > 0 ? [said.likely(one.likely)] : []),
      ...(one.inverse.length > 0 ? [said.inverse(one.inverse)] : []),
      ...(one.values.length > 0 ? [said.values(one.values, one.isOpen)] : []),
      ...(metrics.length > 0 ? [said.metrics(metrics, one.metrics.length)] : []),
    ];
    return `  ${parts.join(said.semicolon)}`;
  };
  const required = columns.filter((one) => one.required !== 'no');
  const optional = columns.filter((one) => one.required === 'no');
  return [
    `${name}  ${id}`,
    ...(words.length > 0 ? [`  ${said.named(words)}`] : []),
    ` ${said.required}`,
    ...required.map(line),
    ...(optional.length > 0 ? [` ${said.optional}`, ...optional.map(line)] : []),
  ].join('\n');
}
