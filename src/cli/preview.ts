import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inWords, type Message, message } from '../messages/catalogue.ts';
import type { Lang } from '../messages/message.ts';
import { TEMPLATES } from '../pack/load-pack.ts';
import { follow } from '../preview/follow.ts';
import { openPreview } from '../preview/month-preview.ts';
import { startPreview } from '../preview/run-preview.ts';
import { shellOf } from '../preview/shell.ts';
import type { ShellWords } from '../preview/shown.ts';
import { CONFIG_FILE, type LoadedWorkspace, loadWorkspace } from '../workspace/load-workspace.ts';
import { cacheOf } from './cache-option.ts';
import type { CliEnvironment } from './environment.ts';
import { monthFrom } from './month-option.ts';
import { givenPeriod, type PeriodOptions } from './period-options.ts';
import { runFolder } from './run-folder.ts';
import { tellFault } from './tell-fault.ts';

export interface PreviewOptions extends PeriodOptions {
  /** Which of the workspace's packs, where it has several. */
  readonly pack?: string | undefined;
  readonly workspace: string;
  readonly cache?: boolean;
  readonly lang?: Lang | undefined;
}

/**
 * `report preview`: serves the month's page on this machine and makes it anew whenever a file changes, until it is
 * stopped. Prints its address. A configuration that cannot be read is waited for. Nothing is written to the output folder.
 */
export async function preview(options: PreviewOptions, world: CliEnvironment): Promise<number> {
  const loaded = await onceSound(options, world);
  if (loaded === null) return 0;
  const { workspace, pack } = loaded;
  const lang = options.lang ?? workspace.lang;
  world.speak(lang);
  const month = monthFrom(givenPeriod(options), world, workspace);
  const tempFolder = await runFolder(world);
  const { cleanup, ticks, terminal } = world;
  const load = () => loadWorkspace({ folder: options.workspace, pack: options.pack });
  const cache = (one: LoadedWorkspace) => cacheOf(one.workspace, options, world);
  const opened = openPreview({ month, tempFolder, ticks, load, cache });
  cleanup.add(async () => opened[Symbol.asyncDispose]());
  let isFirst = true;
  const running = await startPreview({
    month: opened,
    shell: shellOf(wordsIn(lang, month), lang, pack.theme),
    folders: [workspace.folder, pack.folder, TEMPLATES, ...workspace.allowPaths].filter((one) =>
      existsSync(one),
    ),
    ticks,
    isStopped: () => cleanup.isStopping,
    tellFault: (error) => tellFault(error, lang, false).text.trimEnd().split('\n'),
    tellWarning: (warning) => inWords(warning, lang),
    onMade: (milliseconds, isNew) => {
      const seconds = (milliseconds / 1000).toFixed(1);
      if (isFirst) terminal.err(`${inWords(message('preview.ready', { seconds }), lang)}\n`);
      else if (isNew) terminal.err(`${inWords(message('preview.renewed', { seconds }), lang)}\n`);
      isFirst = false;
    },
  });
  cleanup.add(async () => running[Symbol.asyncDispose]());
  terminal.out(`${running.url}\n`);
  await running.run();
  return 0;
}

/**
 * The workspace, as soon as its configuration and pack can be read; until then what is wrong is told anew after each
 * change. Null where the preview was stopped before. Faults: that there is no configuration at all.
 */
async function onceSound(
  { workspace: folder, lang, pack }: PreviewOptions,
  { cleanup, terminal }: CliEnvironment,
): Promise<LoadedWorkspace | null> {
  if (!existsSync(join(folder, CONFIG_FILE))) return loadWorkspace({ folder, pack });
  let loaded: LoadedWorkspace | null = null;
  const spoken = lang ?? 'zh-CN';
  await follow({
    folders: [folder, TEMPLATES],
    isStopped: () => cleanup.isStopping || loaded !== null,
    onChange: async () => {
      try {
        loaded = loadWorkspace({ folder, pack });
      } catch (error) {
        terminal.err(tellFault(error, spoken, false).text);
        terminal.err(`${inWords(message('preview.waiting', undefined), spoken)}\n`);
      }
    },
  });
  return loaded;
}

function wordsIn(lang: Lang, month: string): ShellWords {
  const say = (one: Message) => inWords(one, lang);
  return {
    title: say(message('preview.title', { month })),
    working: say(message('preview.working', undefined)),
    fault: say(message('preview.fault', undefined)),
    nothing: say(message('preview.nothing', undefined)),
    warnings: say(message('preview.warnings', undefined)),
    ended: say(message('preview.ended', undefined)),
  };
}
