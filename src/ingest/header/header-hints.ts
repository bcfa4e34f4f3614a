import { type Message, message } from '../../messages/catalogue.ts';
import type { DatasetSpec } from '../../pack/dataset/types.ts';
import type { HeaderHint } from '../model/types.ts';
import { headerForm } from '../values/header-form.ts';
import { editDistance, nearest } from '../values/nearest.ts';
import type { HeaderMatch } from './header.ts';

/**
 * What may be done about the headers that no column takes: the column that each may mean if the workspace says so,
 * and the name that a mistyped one is nearest to among the columns that the file lacks.
 */
export function hintsFor(spec: DatasetSpec, match: HeaderMatch): readonly HeaderHint[] {
  const found = new Set(match.columns.map(({ matched }) => matched.column));
  const absent = spec.columns.filter(({ name }) => !found.has(name));
  const names = absent.flatMap(({ header, aliases, inverse }) => [header, ...aliases, ...inverse]);
  return match.ignored.flatMap(({ header }): HeaderHint[] => {
    const form = headerForm(header);
    const asked = match.asked.filter((one) => headerForm(one.header) === lastPart(form));
    if (asked.length > 0)
      return asked.map(({ column, because, inverse }) => ({
        kind: 'ask',
        header,
        column: column.header,
        because,
        inverse,
      }));
    const like = nearest(lastPart(form), names.map(headerForm));
    if (like === null || !alike(lastPart(form), like)) return [];
    const meant = names.find((name) => headerForm(name) === like) ?? like;
    return [{ kind: 'like', header, nearest: meant }];
  });
}

/** `时间/回单时间` asks about what it ends in. */
function lastPart(form: string): string {
  return form.slice(form.lastIndexOf('/') + 1);
}

/** Headers share endings (…时间, …单位), so that half the letters in common is no likeness yet. */
function alike(given: string, candidate: string): boolean {
  if (given.includes(candidate) || candidate.includes(given)) return true;
  const longer = Math.max(given.length, candidate.length);
  return editDistance(given, candidate) * 3 <= longer;
}

/** Says of each header what may be done about it. */
export function hintMessages(
  spec: DatasetSpec,
  file: string,
  hints: readonly HeaderHint[],
): readonly Message[] {
  return hints.map((hint) =>
    hint.kind === 'ask'
      ? message('ingest.ask_header', { ...hint, file, dataset: spec.id })
      : message('ingest.like_header', { ...hint, file }),
  );
}

/** The same as warnings, of headers only that ask: a file may carry any number of others. */
export function askMessages(
  spec: DatasetSpec,
  file: string,
  hints: readonly HeaderHint[],
): readonly Message[] {
  return hints.flatMap((hint) =>
    hint.kind === 'ask'
      ? [message('ingest.header_not_assumed', { ...hint, file, dataset: spec.id })]
      : [],
  );
}
