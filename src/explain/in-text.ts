import type { Lang } from '../messages/message.ts';
import type { TellReason } from '../metrics/reason.ts';
import { signOf } from '../number/unit.ts';
import { quoteText, type SqlValue } from '../store/store.ts';
import { onOneLine, textTable, widthOf } from './text-table.ts';
import type { ExplainedRecords, Explanation, SaidQuery } from './types.ts';
import { explainWords } from './words.ts';

/** What an explanation cannot say of itself in a language. */
export interface Telling {
  readonly lang: Lang;
  /** How the value comes about. */
  readonly formula: string;
  readonly reason: TellReason;
  /** Whether the queries behind it are told, too. */
  readonly sql: boolean;
}

/** An explanation as the lines that people read. */
export function explanationLines(said: Explanation, telling: Telling): readonly string[] {
  const { lang, formula } = telling;
  const words = explainWords[lang];
  const { metric, definition, result } = said;
  const scope = definition.condition === '' ? '' : `${words.colon}${definition.condition}`;
  const counted = definition.countedBy === '' ? '' : words.countedBy(definition.countedBy);
  const facts: readonly (readonly [string, readonly string[]])[] = [
    [words.about, definition.description === '' ? [] : [definition.description]],
    [words.formula, [formula]],
    [words.scope, [`${definition.scope}${scope}`]],
    [words.data, [words.from(definition.dataset, definition.supplier)]],
    [words.period, [periodText(said), counted].filter((part) => part !== '')],
    [words.value, [valueText(said, telling)]],
    [words.previous, previousText(said, lang)],
    [words.yearToDate, yearText(said, lang)],
    [words.targets, targetTexts(said, lang)],
    [words.interval, intervalText(said)],
    [words.records, countTexts(said, lang)],
    [words.excluded, excludedText(said, telling)],
    [words.leftOut, leftOutText(said, lang)],
    [words.findings, said.findings.map(({ rank, text }) => `#${rank} ${text}`)],
    [
      words.slides,
      said.slides.map(({ number, title }) => (number === null ? title : `${number} ${title}`)),
    ],
  ];
  const widest = Math.max(...facts.map(([label]) => widthOf(label)));
  const state = result.unusable === undefined ? result.status : 'unusable';
  const inMonth = `${said.month}${state === 'ok' ? '' : `  ${words.statuses[state]}`}`;
  return [
    onOneLine(`${said.key}  ${metric.name}  ${inMonth}`),
    ...facts.flatMap(([label, texts]) =>
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

/** The last day that counts stands instead of the first that does not. */
function periodText({ period, month }: Explanation): string {
  if (period === null) return month;
  const last = new Date(Date.parse(`${period.end.replace(' ', 'T')}Z`) - 86_400_000);
  return `${period.start.slice(0, 10)} – ${last.toISOString().slice(0, 10)}`;
}

function valueText({ result, sql }: Explanation, { lang, reason: tell }: Telling): string {
  const words = explainWords[lang];
  const { numerator, denominator, display, status, reason } = result;
  if (status !== 'ok' && reason !== undefined) return `${display}${words.bracket(tell(reason))}`;
  if (numerator === null || denominator === null) return display;
  const per = sql.units === null ? '' : ` ${words.units}`;
  return `${grouped(numerator)} ÷ ${grouped(denominator)}${per} = ${display}`;
}

function previousText({ result, metric }: Explanation, lang: Lang): readonly string[] {
  const words = explainWords[lang];
  const { previous, changeDisplay, changeRateDisplay } = result;
  if (previous === null) return [words.none];
  const { numerator, denominator, display } = previous;
  const parts =
    numerator === null || denominator === null
      ? ''
      : `${grouped(numerator)} ÷ ${grouped(denominator)} = `;
  const points = metric.unit === 'percent' ? words.points : '';
  const change =
    changeDisplay === null ? '' : `${words.comma}${words.change} ${changeDisplay}${points}`;
  const rate = changeRateDisplay === null ? '' : ` (${changeRateDisplay})`;
  return [`${previous.month} (${words.state(previous.state)}) ${parts}${display}${change}${rate}`];
}

function yearText({ result }: Explanation, lang: Lang): readonly string[] {
  const { yearToDate } = result;
  if (yearToDate === null) return [];
  const { months, numerator, denominator, display } = yearToDate;
  const parts =
    numerator === null || denominator === null
      ? ''
      : `${grouped(numerator)} ÷ ${grouped(denominator)} = `;
  return [`${parts}${display} (${explainWords[lang].months(months)})`];
}

const SIGNS = { '<=': '≤', '>=': '≥', '<': '<', '>': '>' } as const;

function targetTexts({ result, metric, definition }: Explanation, lang: Lang): readonly string[] {
  const words = explainWords[lang];
  return result.targets.map(({ setBy, comparator, limit, met, judges }) => {
    const percent = signOf(metric.unit);
    const called = definition.limits.find((one) => one.setBy === setBy)?.setter ?? setBy;
    const line = `${words.setter(setBy, called)} ${SIGNS[comparator]}${limit}${percent}`;
    return `${line}${words.colon}${words.verdict(met, judges)}`;
  });
}

function intervalText({ result }: Explanation): readonly string[] {
  const { interval } = result;
  return interval === null
    ? []
    : [`${interval.low.toFixed(2)}% – ${interval.high.toFixed(2)}% (95%, Wilson)`];
}

function countTexts({ counts, metric, result, sql }: Explanation, lang: Lang): readonly string[] {
  const words = explainWords[lang];
  if (counts === null) return [words.none];
  const { over, under, users, amount } = counts;
  if (users !== null) {
    const parts = [
      `${words.over} ${grouped(users.over)} ${metric.counted}${words.ofRecords(over)}`,
      `${words.under} ${grouped(users.under)} ${metric.base}${words.ofRecords(under)}`,
    ];
    return [parts.join(words.comma)];
  }
  if (under > 0 && result.denominator !== null) {
    return [
      `${words.over} ${grouped(over)} ${metric.counted}${words.comma}${words.under} ${grouped(under)} ${metric.base}`,
    ];
  }
  if (under > 0) return [`${words.measured} ${words.manyRecords(under)}`];
  const divided =
    sql.units === null || amount === null
      ? ''
      : `${words.comma}${words.units} ${grouped(Number(amount))}`;
  // What is added up has a unit of its own (yuan, users); what stands here are records.
  return [`${words.counted} ${words.manyRecords(over)}${divided}`];
}

function excludedText(
  { exclusions }: Explanation,
  { lang, reason: tell }: Telling,
): readonly string[] {
  const words = explainWords[lang];
  return exclusions.map(({ count, reason, effect }) => {
    const range = effect === null ? '' : words.ifCounted(effect.counted);
    return `${words.exclusion(count, tell(reason))}${range}`;
  });
}

function leftOutText({ leftOut }: Explanation, lang: Lang): readonly string[] {
  const words = explainWords[lang];
  const kinds = (['quarantined', 'duplicate', 'superseded', 'otherMonth'] as const)
    .filter((kind) => leftOut[kind] > 0)
    .map((kind) => `${words.kinds[kind]} ${grouped(leftOut[kind])}`);
  return kinds.length === 0 ? [] : [kinds.join(words.comma)];
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

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
