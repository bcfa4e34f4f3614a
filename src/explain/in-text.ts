import type { Lang } from '../messages/message.ts';
import { quoteText } from '../store/quoted.ts';
import type { SqlValue } from '../store/store.ts';
import { explainWords } from './facts/explain-words.ts';
import { definitionFacts, type FactsTelling, resultFacts, stateText } from './facts/facts.ts';
import { onOneLine, textTable, widthOf } from './text-table.ts';
import type { ExplainedRecords, Explanation, SaidQuery } from './types.ts';

/** How an explanation is told. */
export interface Telling extends FactsTelling {
  /** Whether the queries behind it are told, too. */
  readonly sql: boolean;
}

/** An explanation as the lines that people read. */
export function explanationLines(said: Explanation, telling: Telling): readonly string[] {
  const { lang } = telling;
  const { metric } = said;
  const told = { ...said, isDivided: said.sql.units !== null };
  const facts = [...definitionFacts(told, telling), ...resultFacts(told, telling)];
  const widest = Math.max(...facts.map(({ label }) => widthOf(label)));
  const state = stateText(said, lang);
  const inMonth = `${said.month}${state === '' ? '' : `  ${state}`}`;
  return [
    onOneLine(`${said.key}  ${metric.name}  ${inMonth}`),
    ...facts.flatMap(({ label, texts }) =>
      texts.map((text, at) => {
        const head = at === 0 ? label : '';
        return `  ${head}${' '.repeat(widest - widthOf(head))}  ${onOneLine(text)}`;
      }),
    ),
    ...recordLines(said.records, lang),
    ...recordLines(said.units, lang),
    ...(telling.sql ? queryLines(said, lang) : []),
  ];
}

function recordLines(records: ExplainedRecords | null, lang: Lang): readonly string[] {
  if (records === null || records.count === 0) return [];
  const words = explainWords[lang];
  const { dataset, rows, count, columns } = records;
  const place = [words.part, words.file, words.record];
  const lines = [
    [...place, ...columns],
    ...rows.map(({ part, file, record, cells }) => [
      words.parts[part],
      file,
      String(record),
      ...cells.map((cell) => (cell === null ? '' : String(cell))),
    ]),
  ];
  const table = textTable(lines, place.length);
  return ['', words.rows(dataset, rows.length, count), ...table.map((line) => `  ${line}`)];
}

function queryLines({ sql }: Explanation, lang: Lang): readonly string[] {
  const words = explainWords[lang];
  const one = (title: string, { sql: text, values }: SaidQuery): readonly string[] => [
    '',
    title,
    ...text.split('\n').map((line) => `  ${onOneLine(line)}`),
    ...(values.length === 0
      ? []
      : [
          `  ${words.bound} ${values.map((value, at) => `$${at + 1} = ${literal(value)}`).join(', ')}`,
        ]),
  ];
  return [
    ...one(words.queries.figure, sql.figure),
    ...one(words.queries.records, sql.records),
    ...(sql.units === null ? [] : one(words.queries.units, sql.units)),
  ];
}

/** A bound value as SQL would write it, on one line. */
function literal(value: SqlValue): string {
  if (typeof value !== 'string') return String(value);
  return quoteText(onOneLine(value));
}
