import type { InputFile } from '../ingest/model/types.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { Workspace } from '../workspace/types.ts';
import type { InputSource } from './types.ts';

/** The exports that were read, in the order of the configuration, and the datasets of which none came. */
export function inputSources(
  datasets: readonly DatasetSpec[],
  workspace: Workspace,
  files: readonly InputFile[],
): readonly InputSource[] {
  return workspace.inputs.datasets.flatMap(({ dataset, owner }): readonly InputSource[] => {
    const name = datasets.find(({ id }) => id === dataset)?.name ?? dataset;
    const own = files.filter((file) => file.dataset === dataset);
    const about = { dataset: name, supplier: owner ?? '' };
    if (own.length === 0) {
      const none = { records: null, accepted: null, quarantined: null, madeAt: null };
      return [{ ...about, file: null, ...none }];
    }
    // A quarter reads the folders of its months, in which exports are called alike.
    const paths = [...new Set(own.map(({ path }) => path))];
    const isAlike = new Set(paths.map(nameOf)).size < paths.length;
    return own.map(({ path, format, account, madeAt = null }) => ({
      ...about,
      file:
        format === 'json'
          ? workspaceOf(path)
          : `${isAlike ? foldersBelow(path, paths) : ''}${fileName(path, files)}`,
      records: account.records,
      accepted: account.accepted,
      quarantined: account.quarantined,
      madeAt,
    }));
  });
}

/** The folders of a file below those that all have in common, `2026-04/`; empty where there are none. */
function foldersBelow(path: string, all: readonly string[]): string {
  const folders = path.split('/').slice(0, -1);
  const others = all.map((one) => one.split('/').slice(0, -1));
  const from = folders.findIndex((folder, at) => others.some((one) => one[at] !== folder));
  return from < 0 ? '' : `${folders.slice(from).join('/')}/`;
}

/** The name without its folders; the sheet stands behind it only where the file gave several. */
function fileName(path: string, files: readonly InputFile[]): string {
  const name = nameOf(path);
  const [file = path] = path.split('#');
  const isOnly = files.filter((one) => one.path.split('#')[0] === file).length === 1;
  return isOnly ? (name.split('#')[0] ?? name) : name;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Of a result of another workspace its folder, since all results are called alike: `../cities/青州/history/2026-09.json`. */
function workspaceOf(path: string): string {
  const parts = path.split('/');
  const at = parts.findLastIndex((part) => part === 'history' || part === 'out');
  return parts[at - 1] ?? path;
}
