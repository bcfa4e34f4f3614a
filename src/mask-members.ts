import type { Ingested } from './ingest/types.ts';
import type { Pack } from './pack/types.ts';
import type { Masker } from './privacy/masker.ts';
import { quoteName, type Store } from './store/store.ts';

/**
 * Masks known people in the free texts by which metrics are parted (symptoms, causes): their values become labels of
 * charts, keys of results and a part of the history, where no masker comes after.
 */
export async function maskMembers(
  { metrics }: Pick<Pack, 'metrics'>,
  { datasets }: Ingested,
  masker: Masker,
  store: Store,
): Promise<void> {
  for (const { spec, presentColumns } of datasets) {
    const parting = new Set(
      metrics.filter(({ scope }) => scope.dataset === spec.id).flatMap(({ by }) => by.flat()),
    );
    const texts = spec.columns.filter(
      ({ name, type }) => type === 'text' && parting.has(name) && presentColumns.includes(name),
    );
    for (const { name } of texts) await maskColumn(spec.id, name, masker, store);
  }
}

async function maskColumn(
  table: string,
  column: string,
  masker: Masker,
  store: Store,
): Promise<void> {
  const [into, text] = [quoteName(table), quoteName(column)];
  const rows = await store.rows(
    `SELECT DISTINCT ${text} AS text FROM ${into} WHERE ${text} IS NOT NULL`,
  );
  for (const { text: given } of rows) {
    const masked = masker.text(String(given));
    if (masked !== given)
      await store.run(`UPDATE ${into} SET ${text} = ? WHERE ${text} = ?`, [masked, String(given)]);
  }
}
