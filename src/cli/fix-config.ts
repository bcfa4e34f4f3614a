import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { applyChanges } from '../config-edit/apply-changes.ts';
import type { UnknownColumn } from '../inspect/types.ts';
import { inWords, type Message, message } from '../messages/catalogue.ts';
import type { Lang } from '../messages/message.ts';
import { writeWhole } from '../output/write-whole.ts';
import { isAgreed } from './agreed.ts';
import { checkWords } from './check-words.ts';
import type { CliEnvironment } from './environment.ts';

/**
 * Writes what the configuration should know besides into it, comments and order kept, once somebody agrees; `--yes`
 * agrees. Fault `check.nobody_to_agree` where nobody can be asked.
 */
export async function fixConfig(
  unknown: readonly UnknownColumn[],
  file: string,
  { yes = false }: { readonly yes?: boolean },
  { terminal, ask, cleanup }: CliEnvironment,
  lang: Lang,
): Promise<void> {
  const say = (said: Message) => terminal.err(`${inWords(said, lang)}\n`);
  const changes = unknown.flatMap((one) => one.changes);
  const left = unknown.filter((one) => one.changes.length < one.words.length);
  const rest = left.map(({ dataset, column }) => `${dataset.name}「${column}」`);
  if (changes.length === 0) {
    say(message('check.nothing_to_fix', { rest }));
    return;
  }
  const question = {
    'zh-CN': `${file}\n把上面几行写进去吗？[y 写 / 回车 不写] `,
    en: `${file}\nwrite the lines above? [y / Enter no] `,
  };
  if (!(await isAgreed(question, { yes, lang }, ask))) return;
  const text = applyChanges(readFileSync(file, 'utf8'), changes, checkWords[lang].openUnit);
  await writeWhole(dirname(file), basename(file), text, { commit: cleanup.commit });
  say(message('check.fixed', { file, count: changes.length, rest, checksNext: false }));
}
