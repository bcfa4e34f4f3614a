import { Fault } from '../../messages/fault.ts';
import type { InputSpec, Period } from '../../workspace/types.ts';
import { findHeader, type NoHeader } from '../header/find-header.ts';
import type { HeaderMatch, KnownDataset } from '../header/header.ts';
import type { RawRecord } from '../model/raw-record.ts';
import { checkHeader, noHeader, withGiven } from '../rows/stage-export.ts';
import { type Constants, constantsFor } from '../tables/constants.ts';
import { crossedColumns } from '../tables/known-datasets.ts';
import type { TableSigns } from '../tables/tables.ts';
import type { FoundFile } from './find-exports.ts';
import { exportsOf, refuseOtherDataset } from './read-file.ts';

/**
 * Opens an export as far as its header; gives the fault that reading it would end with, or null. What stands further
 * down is not looked at.
 */
export async function lookAtExport(
  found: FoundFile,
  { spec, match }: KnownDataset,
  signs: TableSigns,
  given: Pick<InputSpec, 'set' | 'unpivot'> & { readonly month: Period },
): Promise<Fault | null> {
  let best: NoHeader['best'] = null;
  try {
    for await (const source of exportsOf(found, match, signs)) {
      const { path, records } = source;
      const iterator = records[Symbol.asyncIterator]();
      const seen = await findHeader(iterator, match);
      if (seen.header !== null) {
        await iterator.return?.();
        const header = withGiven(seen.header, givenFor(given, path, seen.header, seen.above));
        checkHeader({ spec }, path, seen.headerRow, header);
        return null;
      }
      best ??= seen.best;
      // The sheets of a workbook can only be read in order.
      for await (const _ of seen.below);
      refuseOtherDataset(source, found);
    }
    return noHeader({ spec }, found.path, best);
  } catch (cause) {
    if (cause instanceof Fault && cause.kind === 'inputs') return cause;
    throw cause;
  }
}

/** The columns that the configuration gives this export: by texts, where their words are found, and of a cross table. */
function givenFor(
  { set = [], unpivot, month }: Parameters<typeof lookAtExport>[3],
  path: string,
  header: HeaderMatch,
  above: readonly RawRecord[],
): Constants {
  const texts = constantsFor({ set, month, warn: () => undefined }, header, path, above);
  return new Map([...texts, ...crossedColumns(unpivot).map((column) => [column, ''] as const)]);
}
