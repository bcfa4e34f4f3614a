import type { HeaderMatch } from '../ingest/header.ts';
import { headerForm } from '../ingest/header-form.ts';
import { hintsFor } from '../ingest/header-hints.ts';
import type { HeaderHint } from '../ingest/types.ts';
import { readDateTime } from '../ingest/values/datetime.ts';
import { nearest } from '../ingest/values/nearest.ts';
import type { ColumnSpec, DatasetSpec } from '../pack/types.ts';

/**
 * Weaker hints than those of reading, for proposals that somebody will look through: the missing column whose name is
 * nearest, where what the unknown column holds (`samples` by its place) is of that kind.
 */
export function likelyHints(
  dataset: DatasetSpec,
  header: HeaderMatch,
  samples: (at: number) => readonly string[],
): readonly HeaderHint[] {
  const hinted = new Set(hintsFor(dataset, header).map((hint) => hint.header));
  const found = new Set(header.columns.map(({ matched }) => matched.column));
  const absent = dataset.columns.filter(({ name }) => !found.has(name));
  return header.ignored.flatMap(({ at, header: given }): HeaderHint[] => {
    if (hinted.has(given)) return [];
    const isTime = areTimes(samples(at));
    const fitting = absent.filter((column) => isTime !== null && isTime === holdsTimes(column));
    const near = nearest(
      headerForm(given),
      fitting.map((column) => headerForm(column.header)),
    );
    const meant = fitting.find((column) => headerForm(column.header) === near);
    return meant ? [{ kind: 'like', header: given, nearest: meant.header }] : [];
  });
}

function holdsTimes({ type }: ColumnSpec): boolean {
  return type === 'datetime';
}

/** null for a column without texts, which nothing can be said of. */
function areTimes(texts: readonly string[]): boolean | null {
  if (texts.length === 0) return null;
  const context = { month: '2000-01', date1904: false };
  const times = texts.filter((text) => {
    const parsed = readDateTime(text, context);
    return parsed.ok && parsed.value !== null;
  });
  return times.length * 2 > texts.length;
}
