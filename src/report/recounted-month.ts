import { readdirSync } from 'node:fs';
import type { MetricsFile } from '../metrics/types.ts';
import { inputFolders } from '../workspace/input-parts.ts';
import type { Period } from '../workspace/types.ts';
import { keeperOf } from './kept-figures.ts';
import type { ReportRequest } from './make-report.ts';
import { openMonth } from './opened-month.ts';
import { computeFigures, type Run, readExports, startedRun } from './stages.ts';

/** Whether exports of a period are there at all. */
export function hasExports(request: ReportRequest, period: Period): boolean {
  return inputFolders(request.workspace, period).some((folder) => {
    try {
      return readdirSync(folder).length > 0;
    } catch {
      return false;
    }
  });
}

/**
 * The figures of an earlier month by its exports as they are now, with today's configuration; null where they cannot make
 * any. What is wrong with them was told when that month was reported.
 */
export async function recountedMonth(
  { request, pack }: Pick<Run, 'request' | 'pack'>,
  month: Period,
): Promise<MetricsFile | null> {
  const { workspace } = request;
  let isWhole = true;
  const earlier: ReportRequest = {
    ...request,
    month,
    // Its exports are what is asked for.
    engine: null,
    reporter: { stageStarted: () => undefined, stageEnded: () => undefined, warn: () => undefined },
    onRead: undefined,
    onMetric: undefined,
    onFault: () => {
      isWhole = false;
    },
  };
  await using opened = await openMonth(earlier);
  const run = await startedRun(earlier, opened);
  const exports = await readExports(run);
  if (!isWhole) return null;
  const { outcomes } = await computeFigures(run, exports, [], keeperOf(run, []));
  return {
    schemaVersion: 1,
    month,
    pack: pack.id,
    organization: workspace.organization.name,
    metrics: outcomes,
  };
}
