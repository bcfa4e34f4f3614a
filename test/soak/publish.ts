/**
 * Publishes a small set as `report generate` does, out of the built program, for faults at each of its calls:
 * `publish.ts <workspace> <mark>`. It is started often: what it does not need it does not load.
 */
import { monthOf, type PublishedSet, setOf } from './published-set.ts';

const built = (path: string) => import(new URL(`../../dist/${path}`, import.meta.url).href);
const { Cleanup, Stopped }: typeof import('../../src/cli/cleanup.ts') =
  await built('cli/cleanup.js');
const { heldMonth }: typeof import('../../src/cli/held-month.ts') =
  await built('cli/held-month.js');
const { endOnSignals }: typeof import('../../src/cli/stopping.ts') = await built('cli/stopping.js');
const { tellFault }: typeof import('../../src/cli/tell-fault.ts') =
  await built('cli/tell-fault.js');
const { writeReport }: typeof import('../../src/output/write-report.ts') =
  await built('output/write-report.js');

const [folder = '', mark = ''] = process.argv.slice(2);
const cleanup = new Cleanup();
const ended = Promise.withResolvers<void>();
const say = (text: string) => void process.stderr.write(text);
const tell = (error: unknown) => tellFault(error, 'zh-CN', false);
const ticks = () => performance.now();
endOnSignals({ cleanup, say, lang: () => 'zh-CN', ended: ended.promise, tell, ticks });

let code = 0;
try {
  const place = await heldMonth({ ...monthOf(folder), cleanup });
  const files: PublishedSet = setOf(mark);
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
