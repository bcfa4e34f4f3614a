import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { CORPUS } from '../../fixtures/hostile/make/main.ts';
import { exitCodeOf } from '../../src/cli/exit-codes.ts';
import { ROW_CLASSES } from '../../src/ingest/model/account.ts';
import type { Ingested, RowClass } from '../../src/ingest/model/types.ts';
import { inWords, type Message } from '../../src/messages/catalogue.ts';
import { Fault } from '../../src/messages/fault.ts';

/** What must become of a file of the corpus; an account names every class that is not 0. */
export interface Expected extends Partial<Record<RowClass, number>> {
  readonly exit?: number;
  readonly code?: string;
  readonly why?: string;
  readonly format?: string;
  readonly encoding?: string;
  /** The records that are quarantined. */
  readonly records?: readonly number[];
  /** Words of the message, of the reason of a quarantined record, or of a warning. */
  readonly says?: string;
}

/** The declared outcomes of a folder of the corpus, by file. */
export function expectedIn(folder: string): Readonly<Record<string, Expected>> {
  return parse(readFileSync(join(CORPUS, folder, 'expected.yaml'), 'utf8'));
}

/** The files of a folder of the corpus. */
export function filesIn(folder: string): readonly string[] {
  return readdirSync(join(CORPUS, folder)).filter((name) => name !== 'expected.yaml');
}

/** The bytes of a file of the corpus. */
export function corpusFile(folder: string, name: string): Buffer {
  return readFileSync(join(CORPUS, folder, name));
}

/** A file that was refused: with the words of the fault and of its problems. */
export function refusal(fault: unknown): Expected & { words: string } {
  if (!(fault instanceof Fault)) throw fault;
  const { said, problems, kind } = fault;
  const words = [said, ...problems].map((one) => inWords(one, 'zh-CN')).join('\n');
  const params = said.params as { readonly why?: string };
  const why = params.why === undefined ? {} : { why: params.why };
  return { exit: exitCodeOf(kind), code: said.code, ...why, words };
}

/** A file that was read: the sum of its accounts, what is quarantined, and all that was said of it. */
export function reading(
  { files, quarantine }: Ingested,
  warnings: readonly Message[],
): Expected & { words: string } {
  const [first] = files;
  const counts = ROW_CLASSES.map((name) => [
    name,
    files.reduce((sum, { account }) => sum + account[name], 0),
  ]);
  const words = [
    ...quarantine.map(({ reason }) => reason),
    ...warnings.map((one) => inWords(one, 'zh-CN')),
  ].join('\n');
  return {
    ...Object.fromEntries(counts.filter(([, count]) => count !== 0)),
    ...(first ? { format: first.format } : {}),
    ...(first?.encoding ? { encoding: first.encoding } : {}),
    ...(quarantine.length > 0 ? { records: quarantine.map(({ record }) => record) } : {}),
    words,
  };
}

/** An outcome as far as the table declares it; a class of the account that it leaves out must be 0. */
export function declared(
  outcome: Expected & { words: string },
  expected: Expected,
): Expected & { words?: string } {
  const { words, ...facts } = outcome;
  const free = new Set(
    (['why', 'format', 'encoding', 'records'] as const).filter((name) => !(name in expected)),
  );
  const kept = Object.entries(facts).filter(([name]) => !free.has(name as 'why'));
  const says = expected.says;
  const said = says === undefined ? {} : words.includes(says) ? { says } : { says: words };
  return { ...Object.fromEntries(kept), ...said };
}
