import { constants, copyFileSync, existsSync, linkSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CORRECTION_FILE } from '../ingest/files/input-folder.ts';
import { type Message, message } from '../messages/catalogue.ts';
import { removeLeftovers } from '../output/beside.ts';
import { atOnce, type Commit } from '../output/commit.ts';
import { diskFault } from '../output/disk-fault.ts';
import { sha256 } from '../output/sha256.ts';
import { writeWhole } from '../output/write-whole.ts';
import { cellForm, isWorkedOn } from './cell-form.ts';
import { MOST_OPEN, type NextCorrections } from './next-corrections.ts';
import { sameHeaders } from './shown-headers.ts';
import type { CorrectionFile, CorrectionSheet } from './types.ts';
import { correctionBytes } from './write-corrections.ts';

/**
 * Writes the correction file of a month (absolute `folder`), whole or not at all and readable by this user only,
 * and gives its absolute path; null where there is nothing to correct. What people wrote is never lost: a file
 * that changed since it was read stays, and one with corrections that fit no longer is kept under another name.
 */
export async function saveCorrections(
  folder: string,
  earlier: CorrectionFile | null,
  { sheets, cut }: NextCorrections,
  warn: (warning: Message) => void,
  now: Date,
  commit: Commit = atOnce,
): Promise<string | null> {
  const file = join(folder, CORRECTION_FILE);
  const path = earlier?.path ?? CORRECTION_FILE;
  if (existsSync(join(folder, `~$${CORRECTION_FILE}`))) {
    warn(message('corrections.open_elsewhere', { file: path }));
    return existsSync(file) ? file : null;
  }
  if ((await hashOf(file)) !== (earlier?.sha256 ?? null)) {
    warn(message('corrections.changed_meanwhile', { file: path }));
    return file;
  }
  if (earlier && sameContent(earlier.sheets, sheets)) return sheets.length > 0 ? file : null;
  await removeLeftovers(folder, now).catch((cause: unknown) => {
    throw diskFault(cause, folder);
  });
  const aside = earlier && holdsOther(earlier, sheets) ? asideOf(file) : null;
  const keep = () => (aside === null ? () => undefined : kept(file, aside));
  const tellKept = () => {
    if (aside === null) return;
    const to = `${dirname(path)}/${basename(aside)}`;
    warn(message('corrections.set_aside', { file: path, to }));
  };
  if (sheets.length === 0) {
    if (earlier === null) return null;
    try {
      commit(() => {
        keep();
        rmSync(file, { force: true });
      });
    } catch (cause) {
      throw diskFault(cause, file);
    }
    tellKept();
    return null;
  }
  for (const { export: name, count } of cut) {
    const facts = { file: path, export: name, listed: MOST_OPEN, count };
    warn(message('corrections.not_all_listed', facts));
  }
  const bytes = await correctionBytes(sheets);
  const written = await writeWhole(folder, CORRECTION_FILE, bytes, { commit, before: keep });
  tellKept();
  return written;
}

/** Gives what people wrote a second name before the first goes to the new file; gives what takes it back. */
function kept(file: string, aside: string): () => void {
  try {
    linkSync(file, aside);
  } catch {
    // A file system without links.
    copyFileSync(file, aside, constants.COPYFILE_EXCL);
  }
  return () => rmSync(aside, { force: true });
}

async function hashOf(file: string): Promise<string | null> {
  try {
    return sha256(await readFile(file));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw diskFault(cause, file);
  }
}

/** Whether the file holds work by hand that was not taken, and with which the new one does not go on. */
function holdsOther(earlier: CorrectionFile, next: readonly CorrectionSheet[]): boolean {
  return earlier.sheets.some((sheet) => {
    const { path, sha256: hash, headers, rows } = sheet;
    const after = next.find((one) => one.path === path && one.sha256 === hash);
    const isTaken =
      after !== undefined &&
      sameHeaders(after.headers, headers) &&
      new Set(rows.map(({ record }) => record)).size === rows.length;
    return !isTaken && isWorkedOn(sheet);
  });
}

function asideOf(file: string): string {
  for (let number = 1; ; number += 1) {
    const aside = file.replace(/\.xlsx$/, `-旧${number}.xlsx`);
    if (!existsSync(aside)) return aside;
  }
}

function sameContent(one: readonly CorrectionSheet[], other: readonly CorrectionSheet[]): boolean {
  return JSON.stringify(one.map(contentOf)) === JSON.stringify(other.map(contentOf));
}

function contentOf({ path, sha256: hash, headers, rows }: CorrectionSheet) {
  return [
    path,
    hash,
    headers.map(cellForm),
    rows.map(({ record, state, column, reason, cells }) => {
      const forms = cells.map(cellForm);
      while (forms.at(-1) === '') forms.pop();
      return [record, state, cellForm(column), cellForm(reason), forms];
    }),
  ];
}
