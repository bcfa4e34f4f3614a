import { readdirSync, type Stats, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { resultFiles } from '../ingest/files/result-files.ts';
import { sha256 } from '../output/sha256.ts';
import { inputFolders, inputParts } from '../workspace/input-parts.ts';
import type { Period, Workspace } from '../workspace/types.ts';

/** What a report depends on beside the files of its workspace. */
export interface Surroundings {
  readonly configHash: string;
  readonly program: string;
  /** What was asked for: formats, edition … */
  readonly asked: readonly string[];
}

/**
 * A mark of all that a month's report is made of: the workspace's files by name, size and time of change, what was asked for, and by
 * which program. The same mark means that the report would be the same again.
 */
export function fingerprint(
  workspace: Workspace,
  packFolder: string,
  month: Period,
  { configHash, program, asked }: Surroundings,
): string {
  const { folder, history, out, inputs } = workspace;
  const before = filesBelow(out, (name) => name === 'metrics.json', 1).filter(
    ({ path }) => !path.startsWith(join(out, month)),
  );
  const files = [
    ...inputFolders(workspace, month).flatMap((one) => filesBelow(one)),
    ...inputParts(workspace, month).flatMap((part) =>
      inputs.datasets.flatMap((input) =>
        resultFiles(input, workspace, part, () => undefined).flatMap(({ file }) => stateOf(file)),
      ),
    ),
    ...filesBelow(join(folder, 'notes')),
    ...filesBelow(history),
    ...filesBelow(packFolder),
    ...before,
  ].map(({ path, size, changed }) => [relative(folder, path), size, changed]);
  const told = [configHash, program, asked, files];
  return `sha256:${sha256(Buffer.from(JSON.stringify(told)))}`;
}

function stateOf(path: string): readonly SeenFile[] {
  const state = statOf(path);
  return state ? [{ path, size: state.size, changed: state.mtimeMs }] : [];
}

/** What a path leads to; null where nothing is there. What cannot be looked at is told by those who read it. */
function statOf(path: string): Stats | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}

interface SeenFile {
  readonly path: string;
  readonly size: number;
  readonly changed: number;
}

/** Files in a folder and below it, by name; none where there is no such folder. Ours that come and go are left out. */
function filesBelow(
  folder: string,
  isMeant: (name: string) => boolean = () => true,
  depth = 8,
): readonly SeenFile[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder).toSorted();
  } catch {
    return [];
  }
  return names.flatMap((name): readonly SeenFile[] => {
    const path = join(folder, name);
    const state = statOf(path);
    if (!state || name.startsWith('.')) return [];
    if (state.isDirectory()) return depth > 0 ? filesBelow(path, isMeant, depth - 1) : [];
    return isMeant(name) ? [{ path, size: state.size, changed: state.mtimeMs }] : [];
  });
}
