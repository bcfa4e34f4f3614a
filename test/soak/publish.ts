/** Publishes a small set as `report generate` does, for faults at each of its calls: `publish.ts <workspace> <mark>`. */
import { Cleanup, Stopped } from '../../src/cli/cleanup.ts';
import { heldMonth } from '../../src/cli/held-month.ts';
import { endOnSignals } from '../../src/cli/stopping.ts';
import { tellFault } from '../../src/cli/tell-fault.ts';
import { sha256 } from '../../src/output/sha256.ts';
import { writeReport } from '../../src/output/write-report.ts';
import type { Workspace } from '../../src/workspace/types.ts';
import { MONTH } from './cases.ts';

const [folder = '', mark = ''] = process.argv.slice(2);
const cleanup = new Cleanup();
const ended = Promise.withResolvers<void>();
const say = (text: string) => void process.stderr.write(text);
const tell = (error: unknown) => tellFault(error, 'zh-CN', false);
const ticks = () => performance.now();
endOnSignals({ cleanup, say, lang: () => 'zh-CN', ended: ended.promise, tell, ticks });

const workspace = {
  folder,
  out: `${folder}/out`,
  history: `${folder}/history`,
  allowPaths: [],
  inputs: { folderOf: (month: string) => `${folder}/inputs/${month}`, datasets: [] },
} as unknown as Workspace;

const metrics = Buffer.from(JSON.stringify({ mark }));
const outputs = [{ name: 'metrics.json', sha256: sha256(metrics) }];
const run = Buffer.from(JSON.stringify({ month: MONTH, outputs }));

let code = 0;
try {
  const place = await heldMonth({ workspace, month: MONTH, startedAt: new Date(0), cleanup });
  const files = [
    { name: 'metrics.json', bytes: metrics },
    { name: 'run.json', bytes: run },
  ];
  const { paths } = await writeReport(place, files, cleanup.commit);
  process.stdout.write(`${paths.join('\n')}\n`);
} catch (error) {
  const told = tell(error);
  code = told.code;
  if (!(error instanceof Stopped) && !cleanup.isStopping) say(told.text);
}
ended.resolve();
if (!cleanup.isStopping) {
  await cleanup[Symbol.asyncDispose]().catch((error: unknown) => say(tell(error).text));
  process.exitCode = code;
}
