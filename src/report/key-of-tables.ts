import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { keyOf } from '../cache/key.ts';
import { filesBelow } from '../ingest/files/input-folder.ts';
import { resultFiles } from '../ingest/files/result-files.ts';
import type { IngestWorkspace } from '../ingest/request.ts';
import { joinsOf } from '../pack/rules/joins.ts';
import { inputFolders, inputParts } from '../workspace/input-parts.ts';
import { cohortsOf } from './cohorts.ts';
import type { ReportRequest } from './make-report.ts';

/** A file of the input folder, by its path relative to the workspace. */
interface SeenFile {
  readonly path: string;
  readonly sha256: string;
}

/** What the input folders of a period hold. */
export interface InputsSeen {
  readonly files: readonly SeenFile[];
  /** Names that are no exports, and why. */
  readonly others: readonly (readonly [path: string, why: string])[];
  /** All names, sizes and times: as long as it is the same, so are the contents. */
  readonly state: string;
  /** The file that an export lies in. */
  readonly fileOf: (path: string) => SeenFile | null;
}

/** Looks at the input folders; `before` saves the contents from being read again. */
export async function seenInputs(
  { workspace, month }: Pick<ReportRequest, 'workspace' | 'month'>,
  before: InputsSeen | null = null,
): Promise<InputsSeen> {
  const files: SeenFile[] = [];
  const others: (readonly [string, string])[] = [];
  const states: string[] = [];
  for (const folder of inputFolders(workspace, month)) {
    const pathOf = (below: string) =>
      relative(workspace.folder, join(folder, below)).split(sep).join('/');
    for (const { below, unfit } of await filesBelow(folder, workspace, pathOf)) {
      const path = pathOf(below);
      const isRead = unfit === null || unfit === 'corrections';
      if (!isRead) {
        others.push([path, unfit]);
        states.push(`${path}\0${unfit}`);
        continue;
      }
      const file = join(folder, below);
      const { dev, ino, size, mtimeNs } = await stat(file, { bigint: true });
      states.push([path, unfit, dev, ino, size, mtimeNs].join('\0'));
      if (before === null) files.push({ path, sha256: await hashOf(file) });
    }
  }
  for (const { file, path } of resultsOf(workspace, month)) {
    const { dev, ino, size, mtimeNs } = await stat(file, { bigint: true });
    states.push([path, null, dev, ino, size, mtimeNs].join('\0'));
    if (before === null) files.push({ path, sha256: await hashOf(file) });
  }
  const known = before?.files ?? files;
  return {
    files: known,
    others,
    state: states.join('\n'),
    // A sheet is named behind its file, and file names may have the sign in them: the longest that fits is meant.
    fileOf: (path) =>
      known
        .filter((one) => path === one.path || path.startsWith(`${one.path}#`))
        .sort((a, b) => b.path.length - a.path.length)[0] ?? null,
  };
}

/** The results of other workspaces that are read beside the folders. */
function resultsOf(workspace: ReportRequest['workspace'], month: ReportRequest['month']) {
  return inputParts(workspace, month).flatMap((part) =>
    workspace.inputs.datasets.flatMap((input) =>
      resultFiles(input, workspace, part, () => undefined),
    ),
  );
}

/** A name for the tables of a month: of two requests that could have different ones it is not the same. */
export function keyOfTables(
  { workspace, pack, month }: Pick<ReportRequest, 'workspace' | 'pack' | 'month'>,
  mark: string,
  { files, others }: InputsSeen,
): string {
  const { inputs, headerAliases, organization, periodKinds, periods, defaultPeriod, timeZone } =
    workspace;
  const cohorts = cohortsOf(pack);
  const own: Omit<IngestWorkspace, 'folder' | 'allowPaths' | 'inputs'> = {
    headerAliases,
    organization,
    periodKinds,
    periods,
    defaultPeriod,
    timeZone,
  };
  return keyOf({
    mark,
    files,
    // Where links may lead is told by what is read.
    others,
    month,
    workspace: { ...own, inputs: inputs.datasets },
    datasets: pack.datasets,
    cohorts: pack.datasets.map(({ id }) => cohorts(id)),
    joins: joinsOf(pack.checks),
    // People are masked in the texts by which metrics are parted.
    partings: partingTexts(pack),
  });
}

/** The columns of texts by which some metric is parted, in one order. */
function partingTexts({ datasets, metrics }: ReportRequest['pack']): readonly string[] {
  const texts = new Set(
    datasets.flatMap(({ id, columns, derived }) =>
      [...columns, ...derived]
        .filter(({ type }) => type === 'text')
        .map(({ name }) => `${id}.${name}`),
    ),
  );
  const parting = metrics.flatMap(({ scope, by }) =>
    by.flat().map((name) => `${scope.dataset}.${name}`),
  );
  return [...new Set(parting)].filter((one) => texts.has(one)).sort();
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('hex');
}
