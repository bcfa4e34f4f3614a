/** Why there is no value, and why records were left out: a phrase for each code, with the facts that it takes. */
export const reasonWords = {
  'reason.unusable': ['dataset', 'count'],
  'reason.columns_missing': ['columns'],
  'reason.base_columns_missing': ['dataset', 'columns'],
  'reason.base_not_provided': ['dataset'],
  'reason.base_unknown': [],
  'reason.months_unknown': ['months'],
  'reason.several_values': ['count'],
  'reason.failed': ['text'],
  'reason.of_members': ['members', 'reason'],
  'reason.not_provided': ['dataset', 'owner'],
  'reason.unjudged': [],
  'reason.scope_unknown': ['scope'],
  'reason.deducted': ['name', 'amount'],
} as const;

/** Marks between entries, units that are the same whatever is counted, and what a record is called. */
export const commonWords = {
  'mark.list': [],
  'mark.clause': [],
  'mark.comma': [],
  'mark.stop': [],
  'unit.yuan': [],
  'unit.hours': [],
  'unit.rank': [],
  'unit.points': [],
  'word.measure': [],
} as const;
