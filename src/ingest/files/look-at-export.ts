import { Fault } from '../../messages/fault.ts';
import { findHeader, type NoHeader } from '../header/find-header.ts';
import type { KnownDataset } from '../header/header.ts';
import { checkHeader, noHeader } from '../rows/stage-export.ts';
import type { TableSigns } from '../tables/tables.ts';
import type { FoundFile } from './find-exports.ts';
import { exportsOf } from './read-file.ts';

/**
 * Opens an export as far as its header; gives the fault that reading it would end with, or null. What stands further
 * down is not looked at.
 */
export async function lookAtExport(
  found: FoundFile,
  { spec, match }: KnownDataset,
  signs: TableSigns,
): Promise<Fault | null> {
  let best: NoHeader['best'] = null;
  try {
    for await (const { path, records } of exportsOf(found, match, signs)) {
      const iterator = records[Symbol.asyncIterator]();
      const seen = await findHeader(iterator, match);
      if (seen.header !== null) {
        await iterator.return?.();
        checkHeader({ spec }, path, seen.headerRow, seen.header);
        return null;
      }
      best ??= seen.best;
      // The sheets of a workbook can only be read in order.
      for await (const _ of seen.below);
    }
    return noHeader({ spec }, found.path, best);
  } catch (cause) {
    if (cause instanceof Fault && cause.kind === 'inputs') return cause;
    throw cause;
  }
}
