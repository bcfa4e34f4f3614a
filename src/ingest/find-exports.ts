import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import picomatch from 'picomatch';
import { type Message, message } from '../messages/catalogue.ts';
import { fault } from '../messages/fault.ts';
import type { DatasetSpec } from '../pack/types.ts';
import type { InputSpec, Workspace } from '../workspace/types.ts';
import { orUnreadable } from './or-unreadable.ts';

/** A file of the month's input folder and the dataset it belongs to. */
export interface FoundFile {
  /** Absolute. */
  readonly file: string;
  /** Relative to the workspace, `/` between folders. */
  readonly path: string;
  readonly dataset: string;
}

const IGNORED = /^(?:~\$|\.|~.*\.tmp$)|^(?:thumbs\.db|desktop\.ini)$/i;

/**
 * Finds the files of each dataset under a folder, in the order of datasets and then of paths. A pattern
 * without `/` is matched against the base name at any depth, another against the path below the folder.
 * Warns of files that no dataset or several claim; a folder that is not there holds no files.
 */
export async function findExports(
  workspace: Workspace,
  folder: string,
  datasets: readonly DatasetSpec[],
  warn: (warning: Message) => void,
): Promise<readonly FoundFile[]> {
  const claims = datasets.flatMap(({ id, name }) => {
    const input = workspace.inputs.datasets.find(({ dataset }) => dataset === id);
    return input ? [{ id, name, matches: fileMatcher(input) }] : [];
  });
  const pathOf = (below: string): string =>
    relative(workspace.folder, join(folder, below)).split(sep).join('/');
  const found: FoundFile[] = [];
  for (const below of [...(await filesBelow(folder, pathOf))].sort(compare)) {
    const file = join(folder, below);
    const path = pathOf(below);
    const claimed = claims.filter(({ matches }) => matches(below.split(sep).join('/')));
    const [first] = claimed;
    if (!first) {
      warn(message('ingest.unclaimed_file', { file: path }));
      continue;
    }
    if (claimed.length > 1) {
      const names = claimed.map(({ name }) => name);
      warn(message('ingest.contested_file', { file: path, datasets: names, used: first.name }));
    }
    found.push({ file, path, dataset: first.id });
  }
  const order = new Map(claims.map(({ id }, at) => [id, at]));
  return found.sort(
    (a, b) => (order.get(a.dataset) ?? 0) - (order.get(b.dataset) ?? 0) || compare(a.path, b.path),
  );
}

function fileMatcher(input: InputSpec): (path: string) => boolean {
  const matchers = input.files.map((pattern) => ({
    wholePath: pattern.includes('/'),
    test: picomatch(pattern.normalize('NFC'), { nocase: true }),
  }));
  return (path) => {
    const normal = path.normalize('NFC');
    return matchers.some(({ wholePath, test }) => test(wholePath ? normal : basename(normal)));
  };
}

async function filesBelow(
  folder: string,
  pathOf: (below: string) => string,
): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return [];
      throw fault(
        'ingest.input_folder_unreadable',
        { folder, code: cause.code ?? cause.name },
        { cause },
      );
    },
  );
  const files: string[] = [];
  for (const entry of entries) {
    const below = relative(folder, join(entry.parentPath, entry.name));
    if (below.split(sep).some((part) => IGNORED.test(part))) continue;
    const isFile = entry.isSymbolicLink()
      ? await orUnreadable(pathOf(below), async () => (await stat(join(folder, below))).isFile())
      : entry.isFile();
    if (isFile) files.push(below);
  }
  return files;
}

/** By code units, so that the order is the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
