import { type Message, message } from '../../messages/catalogue.ts';
import type { ColumnSpec, DatasetSpec } from '../../pack/dataset/types.ts';
import { quoteName } from '../../store/quoted.ts';
import type { Store } from '../../store/store.ts';
import { readableTable } from '../load/typed-load.ts';

/**
 * Warns of words that open columns took as members of their own because their list does not have them: each column once,
 * with counts, so that a misspelt member is seen and a real one can be declared under `values:`. A column for which nobody
 * gave a list has the members that its exports have.
 */
export async function warnOfUnlisted(
  store: Store,
  spec: DatasetSpec,
  warn: (warning: Message) => void,
): Promise<void> {
  for (const { name, header, values } of spec.columns.filter(isListed)) {
    const column = quoteName(name);
    const rows = await store.rows(
      `select ${column} as member, count(*) as n from ${quoteName(readableTable(spec))}
       where ${column} is not null group by ${column} order by n desc, member`,
    );
    const listed = new Set(values.map(({ value }) => value));
    const unlisted = rows
      .map(({ member, n }) => ({ name: String(member), count: Number(n) }))
      .filter((one) => !listed.has(one.name));
    if (unlisted.length === 0) continue;
    const facts = { id: spec.id, dataset: spec.name, column: header, names: unlisted };
    warn(message('ingest.unlisted_members', facts));
  }
}

function isListed({ open, values }: ColumnSpec): boolean {
  return open && values.length > 0;
}
