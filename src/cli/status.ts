import { stateOfMonth } from '../history/finalize.ts';
import { historyFolders } from '../history/read-history.ts';
import { type InputStatus, type InputsStatus, inputsStatus } from '../inspect/inputs-status.ts';
import { type TextsStatus, textsStatus } from '../inspect/texts-status.ts';
import { inWords } from '../messages/catalogue.ts';
import type { Lang } from '../messages/message.ts';
import { dayIn } from '../workspace/due-day.ts';
import { cacheOf } from './cache-option.ts';
import { clearLeft } from './clear-left.ts';
import type { CliEnvironment } from './environment.ts';
import { lookedOnce } from './looked-once.ts';
import { monthFrom } from './month-option.ts';
import { openedWorkspace } from './opened-workspace.ts';
import { givenPeriod, type PeriodOptions } from './period-options.ts';
import { allPrintable } from './printable.ts';
import { type StatusWords, statusWords } from './status-words.ts';

export interface StatusOptions extends PeriodOptions {
  /** Which of the workspace's packs, where it has several. */
  readonly pack?: string | undefined;
  readonly workspace: string;
  readonly json?: boolean;
  readonly lang?: Lang | undefined;
}

/** What needs somebody first. */
const ORDER: readonly InputStatus['state'][] = ['late', 'unreadable', 'awaited', 'in'];

/** `report status`: tells which inputs of a month are in, as plain text to send on; always ends with 0. */
export async function status(options: StatusOptions, world: CliEnvironment): Promise<number> {
  const { workspace, pack, configHash } = await openedWorkspace(
    { folder: options.workspace, pack: options.pack },
    {},
    world,
  );
  const lang = options.lang ?? workspace.lang;
  world.speak(lang);
  const month = monthFrom(givenPeriod(options), world, workspace);
  const today = dayIn(world.clock.now(), workspace.timeZone);
  await clearLeft({ workspace, month, cleanup: world.cleanup, startedAt: world.clock.now() });
  const cache = cacheOf(workspace, {}, world);
  const found = await lookedOnce({ workspace, pack, month }, cache, (areSound) =>
    inputsStatus(workspace, pack, month, today, areSound),
  );
  const texts = await textsStatus(workspace, pack, month);
  const state = stateOfMonth(historyFolders(workspace, pack.id), month, configHash);
  if (options.json) {
    const said = (one: Parameters<typeof inWords>[0]) => ({
      code: one.code,
      text: inWords(one, lang),
    });
    const inputs = found.inputs.map((one) => ({ ...one, problems: one.problems.map(said) }));
    const warnings = found.warnings.map(said);
    const all = { month, today, inputs, unused: found.unused, warnings, texts, state };
    world.terminal.out(`${JSON.stringify(all, null, 2)}\n`);
    return 0;
  }
  const words = statusWords[lang];
  const lines = [
    words.title(month, today),
    ...(state === 'open' ? [] : [words.final[state]]),
    ...inputLines(allPrintable(found), words, lang),
    ...textLines(allPrintable(texts), words),
  ];
  world.terminal.out(`${lines.join('\n')}\n`);
  return 0;
}

function inputLines(found: InputsStatus, words: StatusWords, lang: Lang): readonly string[] {
  const groups = ORDER.flatMap((state) => {
    const own = found.inputs.filter((one) => one.state === state);
    if (own.length === 0) return [];
    const head = `${words.states[state](own.length)}${words.colon}`;
    if (state === 'in') return [`${head}${own.map(({ name }) => name).join(words.list)}`];
    return [head, ...own.flatMap((one) => inputLine(one, words, lang))];
  });
  const warnings = found.warnings.map((one) => `· ${inWords(one, lang)}`);
  return warnings.length === 0
    ? groups
    : [...groups, `${words.unclaimed}${words.colon}`, ...warnings];
}

function inputLine(one: InputStatus, words: StatusWords, lang: Lang): readonly string[] {
  const { name, owner, due, dueOn, required, problems } = one;
  const when = dueOn === null ? (due ?? '') : words.dueOn(dueOn);
  const facts = [
    owner ?? words.nobody,
    ...(problems.length > 0 || when === '' ? [] : [when]),
    ...(required ? [words.required] : []),
  ];
  return [
    `· ${name}${words.colon}${facts.join(words.comma)}`,
    ...problems.map((problem) => `  ${inWords(problem, lang)}`),
  ];
}

function textLines({ missing, unfilled }: TextsStatus, words: StatusWords): readonly string[] {
  return [
    ...(missing.length === 0 ? [] : [`${words.texts}${words.colon}`]),
    ...missing.map(({ kind, owners }) => {
      const from = owners.length === 0 ? '' : `${words.colon}${owners.join(words.list)}`;
      return `· ${words.kinds[kind]}${from}`;
    }),
    ...(unfilled.length === 0 ? [] : [`${words.unfilled}${words.colon}`]),
    ...unfilled.map(
      ({ department, count }) =>
        `· ${department ?? words.nobody}${words.colon}${words.plans(count)}`,
    ),
  ];
}
