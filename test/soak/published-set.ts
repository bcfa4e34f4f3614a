import { createHash } from 'node:crypto';
import type { Workspace } from '../../src/workspace/types.ts';

/** The month of the workspaces under test. */
export const MONTH = '2009-07';

/** What of a month is needed to hold it. */
export function monthOf(folder: string) {
  const workspace = {
    folder,
    out: `${folder}/out`,
    history: `${folder}/history`,
    allowPaths: [],
    periods: {},
    defaultPeriod: { kind: 'calendar' },
    inputs: { folderOf: (month: string) => `${folder}/inputs/${month}`, datasets: [] },
  } as unknown as Workspace;
  return { workspace, month: MONTH, startedAt: new Date(0) } as const;
}

export type PublishedSet = readonly { readonly name: string; readonly bytes: Buffer }[];

/** The files of a small set that are told by their mark. */
export function setOf(mark: string): PublishedSet {
  const metrics = Buffer.from(JSON.stringify({ mark }));
  const sha256 = createHash('sha256').update(metrics).digest('hex');
  const run = { month: MONTH, outputs: [{ name: 'metrics.json', sha256 }] };
  return [
    { name: 'metrics.json', bytes: metrics },
    { name: 'run.json', bytes: Buffer.from(JSON.stringify(run)) },
  ];
}
