import { fault } from '../messages/fault.ts';
import type { Lang } from '../messages/message.ts';
import type { CliEnvironment } from './environment.ts';

/**
 * Whether somebody agrees to what was shown; `--yes` agrees without a question. Fault `check.nobody_to_agree` where
 * nobody can be asked.
 */
export async function isAgreed(
  question: Readonly<Record<Lang, string>>,
  { yes = false, lang }: { readonly yes?: boolean | undefined; readonly lang: Lang },
  ask: CliEnvironment['ask'],
): Promise<boolean> {
  if (yes) return true;
  if (ask === null) throw fault('check.nobody_to_agree', {});
  return /^(?:y|yes|是|写)$/i.test((await ask(question[lang])).trim());
}
