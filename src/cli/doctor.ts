import { resolve } from 'node:path';
import type { Health, MachineFinding } from '../inspect/finding.ts';
import { checkMachine } from '../inspect/machine.ts';
import { inWords } from '../messages/catalogue.ts';
import { Fault } from '../messages/fault.ts';
import type { Lang } from '../messages/message.ts';
import { type LoadedWorkspace, loadWorkspace } from '../workspace/load-workspace.ts';
import type { CliEnvironment } from './environment.ts';
import { exitCodeOf } from './exit-codes.ts';
import { runFolder } from './run-folder.ts';

export interface DoctorOptions {
  readonly workspace: string;
  readonly json?: boolean;
  readonly lang?: Lang | undefined;
}

const SIGNS: Readonly<Record<Lang, Readonly<Record<Health, string>>>> = {
  'zh-CN': { ok: '正常', warn: '注意', problem: '问题' },
  en: { ok: 'ok', warn: 'note', problem: 'problem' },
};

/** `report doctor`: tells part by part whether reports can be made here, and what to do; 2 or 4 where they cannot. */
export async function doctor(options: DoctorOptions, world: CliEnvironment): Promise<number> {
  const loaded = workspaceOrFault(options.workspace);
  const lang = options.lang ?? (loaded instanceof Fault ? 'zh-CN' : loaded.workspace.lang);
  world.speak(lang);
  const tempFolder = await runFolder(world);
  const findings = await checkMachine({
    loaded,
    folder: resolve(options.workspace),
    tempFolder,
    env: world.env,
    nodeVersion: process.versions.node,
    freeMemory: process.availableMemory(),
  });
  const exitCode = exitCodeFor(findings);
  world.terminal.out(
    options.json
      ? `${JSON.stringify({ exitCode, findings: findings.map((one) => jsonOf(one, lang)) }, null, 2)}\n`
      : findings.map((one) => textOf(one, lang)).join(''),
  );
  return exitCode;
}

/** What is wrong with the configuration is one line among the others. */
function workspaceOrFault(folder: string): LoadedWorkspace | Fault {
  try {
    return loadWorkspace({ folder });
  } catch (cause) {
    if (cause instanceof Fault && cause.kind === 'usage') return cause;
    throw cause;
  }
}

/** Wrong use comes first: with another Node or configuration the rest may be different. */
function exitCodeFor(findings: readonly MachineFinding[]): number {
  const wrong = findings.filter(({ health }) => health === 'problem').map(({ part }) => part);
  if (wrong.includes('node') || wrong.includes('workspace')) return exitCodeOf('usage');
  return wrong.length > 0 ? exitCodeOf('output') : 0;
}

function textOf({ health, said, more }: MachineFinding, lang: Lang): string {
  const lines = [
    `${SIGNS[lang][health]}  ${inWords(said, lang)}`,
    ...more.map((one) => `      ${inWords(one, lang)}`),
  ];
  return `${lines.join('\n')}\n`;
}

function jsonOf({ part, health, said, more }: MachineFinding, lang: Lang) {
  const text = inWords(said, lang);
  return { part, health, code: said.code, text, more: more.map((one) => inWords(one, lang)) };
}
