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
    return own.map(({ path, format, account, madeAt = null }) => ({
      ...about,
      file: format === 'json' ? workspaceOf(path) : fileName(path, files),
      records: account.records,
      accepted: account.accepted,
      quarantined: account.quarantined,
      madeAt,
    }));
  });
}

/** The name without its folders; the sheet stands behind it only where the file gave several. */
function fileName(path: string, files: readonly InputFile[]): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const [file = path] = path.split('#');
  const isOnly = files.filter((one) => one.path.split('#')[0] === file).length === 1;
  return isOnly ? (name.split('#')[0] ?? name) : name;
}

/** Of a result of another workspace its folder, since all results are called alike: `../cities/青州/history/2026-09.json`. */
function workspaceOf(path: string): string {
  const parts = path.split('/');
  const at = parts.findLastIndex((part) => part === 'history' || part === 'out');
  return parts[at - 1] ?? path;
}
