import { basename, extname, join, relative, sep } from 'node:path';
import { type Message, message } from '../../messages/catalogue.ts';
import type { DatasetSpec } from '../../pack/dataset/types.ts';
import { globTest } from '../../process/glob.ts';
import type { InputSpec, Period, Workspace } from '../../workspace/types.ts';
import type { HeaderMatcher } from '../header/header.ts';
import type { UnusedFile } from '../model/types.ts';
import type { TableSigns } from '../tables/tables.ts';
import { type FolderEntry, filesBelow, originalOf } from './input-folder.ts';
import { resultFiles } from './result-files.ts';
import { type Share, shareFile } from './share-file.ts';

/** A file of the month's input folder and the dataset it belongs to. */
export interface FoundFile {
  /** Absolute. */
  readonly file: string;
  /** Relative to the workspace, `/` between folders. */
  readonly path: string;
  readonly dataset: string;
  /** Where several datasets share the file, the exports in it that are this one's, by their paths. */
  readonly exports?: readonly string[] | null | undefined;
  /** Of a result of another workspace: the period that it must be of. */
  readonly period?: Period;
}

/** The same with the period in whose folder it stands. */
export interface FoundExport extends FoundFile {
  readonly part: Period;
}

/** What an input folder holds: the exports, and the files that are none. */
export interface InputFolder {
  readonly files: readonly FoundExport[];
  readonly unused: readonly UnusedFile[];
}

interface Claim {
  readonly id: string;
  readonly match: HeaderMatcher;
  readonly name: string;
  readonly patterns: readonly string[];
  /** The pattern that a path below the folder matches, or null. */
  readonly patternOf: (path: string) => string | null;
  readonly wouldTake: (path: string) => boolean;
}

/**
 * Finds the files of each dataset under the folder of a period, in the order of datasets and then of paths. A pattern
 * without `/` is matched against the base name at any depth, another against the path below the folder, both
 * without regard to case and to how accents are composed. A file that several datasets claim is parted by its headers.
 * Warns of files that no dataset claims, or several just as well, of
 * those that a program has open, of links that lead elsewhere and of copies; a folder that is not there holds no files.
 */
export async function findExports(
  workspace: Pick<Workspace, 'folder' | 'allowPaths' | 'inputs'>,
  part: Period,
  signs: TableSigns,
  warn: (warning: Message) => void,
): Promise<InputFolder> {
  const folder = workspace.inputs.folderOf(part);
  const claims = signs.datasets.flatMap(({ spec, match }) => {
    const input = workspace.inputs.datasets.find(({ dataset }) => dataset === spec.id);
    return input ? [claimOf(spec, input, match)] : [];
  });
  const pathOf = (below: string): string =>
    relative(workspace.folder, join(folder, below)).split(sep).join('/');
  const entries = await filesBelow(folder, workspace, pathOf);
  const files: FoundExport[] = [];
  const unused: UnusedFile[] = [];
  for (const { below, unfit } of entries) {
    const path = pathOf(below);
    if (unfit !== null) {
      unused.push({ path, why: unfit });
      if (unfit !== 'hidden' && unfit !== 'corrections')
        warn(message('ingest.unfit_file', { file: path, unfit }));
      continue;
    }
    const file = join(folder, below);
    const shares = await claimedBy(
      below.split(sep).join('/'),
      { file, path },
      { claims, signs },
      warn,
    );
    if (shares.length === 0) unused.push({ path, why: 'no_dataset' });
    else {
      files.push(...shares.map((share) => ({ file, path, part, ...share })));
      warnOfCopy(below, entries, pathOf, warn);
    }
  }
  for (const input of workspace.inputs.datasets)
    files.push(...resultFiles(input, workspace, part, warn).map((file) => ({ ...file, part })));
  const order = new Map(claims.map(({ id }, at) => [id, at]));
  files.sort((a, b) => (order.get(a.dataset) ?? 0) - (order.get(b.dataset) ?? 0));
  return { files, unused };
}

/** What each dataset takes of a file; nothing where none claims it. */
async function claimedBy(
  below: string,
  { file, path }: Pick<FoundFile, 'file' | 'path'>,
  { claims, signs }: { readonly claims: readonly Claim[]; readonly signs: TableSigns },
  warn: (warning: Message) => void,
): Promise<readonly Share[]> {
  const claimed = claims.flatMap((claim) => {
    const pattern = claim.patternOf(below);
    return pattern === null ? [] : [{ ...claim, pattern }];
  });
  const [first] = claimed;
  if (!first) {
    const like = claims.find((claim) => claim.wouldTake(below));
    warn(
      like
        ? message('ingest.unclaimed_extension', {
            file: path,
            dataset: like.name,
            patterns: like.patterns,
          })
        : message('ingest.unclaimed_file', { file: path }),
    );
    return [];
  }
  if (claimed.length === 1) return [{ dataset: first.id, exports: null }];
  const { shares, isOpen } = await shareFile({ file, path }, claimed, signs);
  if (isOpen) {
    const datasets = claimed.map(({ name, pattern }) => `${name}（${pattern}）`);
    warn(message('ingest.contested_file', { file: path, datasets, used: first.name }));
  }
  return shares;
}

function warnOfCopy(
  below: string,
  entries: readonly FolderEntry[],
  pathOf: (below: string) => string,
  warn: (warning: Message) => void,
): void {
  const original = originalOf(below);
  if (original === null) return;
  const form = (name: string) => name.normalize('NFC').toLowerCase();
  const other = entries.find((one) => form(one.below) === form(original))?.below;
  const file = pathOf(below);
  warn(message('ingest.copied_file', { file, other: other === undefined ? null : pathOf(other) }));
}

function claimOf(spec: DatasetSpec, { files }: InputSpec, match: HeaderMatcher): Claim {
  const { id, name } = spec;
  const matchers = files.map((pattern) => ({ pattern, test: matcherOf(pattern) }));
  const bare = files.map((pattern) => matcherOf(withoutExtension(pattern)));
  return {
    id,
    name,
    match,
    patterns: files,
    patternOf: (path) => matchers.find(({ test }) => test(path))?.pattern ?? null,
    wouldTake: (path) => bare.some((test) => test(withoutExtension(path))),
  };
}

function matcherOf(pattern: string): (path: string) => boolean {
  const test = globTest(pattern.normalize('NFC'));
  const isWhole = pattern.includes('/');
  return (path) => {
    const normal = path.normalize('NFC');
    return test(isWhole ? normal : basename(normal));
  };
}

function withoutExtension(path: string): string {
  return path.slice(0, path.length - extname(path).length);
}
