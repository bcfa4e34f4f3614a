import type { HeaderMatch } from '../ingest/header/header.ts';
import { hintsFor } from '../ingest/header/header-hints.ts';
import type { HeaderHint } from '../ingest/model/types.ts';
import { readDateTime } from '../ingest/values/datetime.ts';
import { headerForm } from '../ingest/values/header-form.ts';
import { editDistance } from '../ingest/values/nearest.ts';
import type { ColumnSpec, DatasetSpec } from '../pack/dataset/types.ts';

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
    const meant = mostAlike(given, fitting);
    return meant ? [{ kind: 'like', header: given, nearest: meant.header }] : [];
  });
}

/** The column with the most letters in common, at least half of them; of those the one with the fewest edits. */
function mostAlike(given: string, columns: readonly ColumnSpec[]): ColumnSpec | null {
  const form = headerForm(given);
  const [best] = columns
    .map((column) => {
      const name = headerForm(column.header);
      const shared = [...new Set(name)].filter((letter) => form.includes(letter)).length;
      return { column, shared, longer: Math.max(name.length, form.length), name };
    })
    .filter(({ shared, longer }) => shared * 2 >= longer)
    .toSorted(
      (a, b) => b.shared - a.shared || editDistance(form, a.name) - editDistance(form, b.name),
    );
  return best?.column ?? null;
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
