/**
 * Publishes a small set as `report generate` does, for faults at each of its calls: `<workspace> <mark>`. It is started
 * often: `publisher.ts` puts it and what it needs into one file.
 */
import { Cleanup, Stopped } from '../../src/cli/cleanup.ts';
import { heldMonth } from '../../src/cli/held-month.ts';
import { endOnSignals } from '../../src/cli/stopping.ts';
import { tellFault } from '../../src/cli/tell-fault.ts';
import { writeReport } from '../../src/output/write-report.ts';
import { monthOf, type PublishedSet, setOf } from './published-set.ts';

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
