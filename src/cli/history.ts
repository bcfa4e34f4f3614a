import { fault } from '../messages/fault.ts';
import type { Lang } from '../messages/message.ts';
import type { CliEnvironment } from './environment.ts';
import { importHistory, writeTemplate } from './import-history.ts';
import { showHistory } from './show-history.ts';
import { checkHistory } from './verify-history.ts';

export interface HistoryOptions {
  /** Which of the workspace's packs, where it has several. */
  readonly pack?: string | undefined;
  /** `import` and a file, `verify`, or a metric and its members; none lists the months. */
  readonly words: readonly string[];
  readonly workspace: string;
  readonly months?: string | undefined;
  /** How long the periods are: week, month, quarter, half, year. */
  readonly by?: string | undefined;
  /** A sheet of earlier figures to be filled. */
  readonly template?: string | undefined;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly lang?: Lang | undefined;
}

/** `report history`: the months on file, a metric over them, their soundness, and earlier figures out of a sheet. */
export async function history(options: HistoryOptions, world: CliEnvironment): Promise<number> {
  const { months } = options;
  if (months !== undefined && !/^(?:[1-9]\d?|1\d\d|2[0-3]\d|240)$/.test(months))
    throw fault('history.bad_months', { given: months });
  const [first, file, ...more] = options.words;
  if (options.template !== undefined)
    return await writeTemplate({ ...options, template: options.template }, world);
  if (first === 'verify') return checkHistory(options, world);
  if (first !== 'import') return showHistory(options, world);
  if (file === undefined || more.length > 0)
    throw fault('history.import_no_file', {
      file: file === undefined ? '' : options.words.join(' '),
    });
  return await importHistory({ ...options, file }, world);
}
