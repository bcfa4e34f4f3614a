/**
 * What a derived column may take from the month and the workspace: `$start` and `$end`, the half-open bounds of the
 * dataset's period; `$own`, the names in the dataset's `own` column that mean the organisation itself.
 */
export const PLACES = ['start', 'end', 'own'] as const;
export type Place = (typeof PLACES)[number];

const TEXT_OR_PLACE = /'(?:[^']|'')*'|\$(start|end|own)\b/g;

/** Puts SQL in for the places of an expression; what stands in quotes is text. */
export function withPlaces(sql: string, values: Readonly<Record<Place, string>>): string {
  return sql.replace(TEXT_OR_PLACE, (found, place?: Place) =>
    place === undefined ? found : values[place],
  );
}

/** SQL that any month could have in the places, to look at an expression before there is one. */
export const SOME_PLACES: Readonly<Record<Place, string>> = {
  start: "TIMESTAMP '2000-01-01 00:00:00'",
  end: "TIMESTAMP '2000-02-01 00:00:00'",
  own: "('')",
};
