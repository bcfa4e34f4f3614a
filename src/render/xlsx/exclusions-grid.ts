import type { ExclusionEntry } from '../../caveats/types.ts';
import { reasonInWords } from '../../metrics/reason.ts';
import type { WordBook } from '../../words/word-book.ts';
import { countCell, shownCell } from './cell-values.ts';
import { type Grid, listColumns, textCell } from './grid.ts';

/** What was left out of rates and times, with its count and what the rate would be with it counted. */
export function exclusionsGrid(entries: readonly ExclusionEntry[], words: WordBook): Grid {
  const told = entries.filter((one) => !isWithoutEffect(one));
  return {
    title: words('workbook.exclusions.title'),
    lines: [words('workbook.exclusions.count', { count: String(told.length) })],
    columns: listColumns(words, [
      ['workbook.exclusions.metric', 40],
      ['workbook.exclusions.records', 12],
      ['workbook.exclusions.reason', 28],
      ['workbook.exclusions.printed', 16],
      ['workbook.exclusions.counted', 16],
      ['workbook.exclusions.counted_most', 16],
      ['workbook.exclusions.key', 60],
    ]),
    rows: told.map((one) => ({
      kind: 'body',
      cells: [
        textCell(one.name),
        countCell(one.count, ''),
        textCell(reasonInWords(one.reason, words)),
        ...[one.effect?.printed, ...[0, 1].map((at) => one.effect?.counted[at])].map((shown) =>
          shownCell(shown ?? ''),
        ),
        textCell(one.key),
      ],
    })),
    rules: [],
    notes: [...restLine(entries.filter(isWithoutEffect), words), words('workbook.exclusions.note')],
    frozen: 1,
    plain: false,
  };
}

/** Records without what a percentile or a mean is made of: there is no rate that they would change. */
function isWithoutEffect({ effect, reason }: ExclusionEntry): boolean {
  return effect === null && reason.code === 'unjudged';
}

function restLine(rest: readonly ExclusionEntry[], words: WordBook): readonly string[] {
  const [first] = rest;
  if (first === undefined) return [];
  return [
    words('workbook.exclusions.without_effect', {
      figures: String(rest.length),
      reason: reasonInWords(first.reason, words),
      records: String(Math.max(...rest.map(({ count }) => count))),
    }),
  ];
}
