import { allowedFolder } from './allowed-places.ts';

/** The workspace's own folders; `out` stands first, for the command line may put it elsewhere. */
const OWN_FOLDERS = ['out', 'history', 'notes', 'packs'] as const;

/** Which of a workspace's folders lead where they may not. */
export interface StrayFolders {
  readonly inputs: boolean;
  readonly own: readonly string[];
}

/** The folders that lead out of a workspace; of `out` nobody asks where it `isElsewhere`. Faults: those of {@link allowedFolder}. */
export function strayFolders(
  inputsFolder: string,
  isElsewhere: boolean,
  { folder, allowPaths }: { readonly folder: string; readonly allowPaths: readonly string[] },
): StrayFolders {
  const isStray = (name: string) => allowedFolder(name, folder, allowPaths) === null;
  return {
    inputs: isStray(inputsOf(inputsFolder, '2000-01')),
    own: OWN_FOLDERS.slice(isElsewhere ? 1 : 0).filter(isStray),
  };
}

/** The name of the folder of one period's exports. */
export function inputsOf(inputsFolder: string, period: string): string {
  return inputsFolder.replaceAll(/\{(?:month|period)\}/g, period);
}
