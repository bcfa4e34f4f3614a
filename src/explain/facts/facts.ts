import type { InputFile } from '../../ingest/model/types.ts';
import type { Lang } from '../../messages/message.ts';
import type { TellReason } from '../../metrics/reason.ts';
import { signOf } from '../../number/unit.ts';
import { isMonth } from '../../workspace/periods.ts';
import { explainWords } from './explain-words.ts';
import type { FigureTold } from './types.ts';

/** What an explanation cannot say of itself in a language. */
export interface FactsTelling {
  readonly lang: Lang;
  /** How the value comes about. */
  readonly formula: string;
  readonly reason: TellReason;
}

/** One thing that is said of a figure: what it is called, and the lines that say it. */
export interface Fact {
  readonly label: string;
  readonly texts: readonly string[];
}

/** What is said of a metric whatever the month holds, its period included; without what there is nothing to say of. */
export function definitionFacts(
  said: FigureTold,
  { lang, formula }: FactsTelling,
): readonly Fact[] {
  const words = explainWords[lang];
  const { definition } = said;
  const scope = definition.condition === '' ? '' : `${words.colon}${definition.condition}`;
  const counted = definition.countedBy === '' ? '' : words.countedBy(definition.countedBy);
  return given([
    [words.about, definition.description === '' ? [] : [definition.description]],
    [words.formula, [formula]],
    [words.scope, [`${definition.scope}${scope}`]],
    [words.data, [words.from(definition.dataset, definition.supplier)]],
    [words.period, [periodText(said), counted].filter((part) => part !== '')],
  ]);
}

/** What is said of one result: its parts, the month before, targets, what was left out, where it stands. */
export function resultFacts(said: FigureTold, telling: FactsTelling): readonly Fact[] {
  const { lang } = telling;
  const words = explainWords[lang];
  return given([
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
  ]);
}

/** How the state of a result is called; empty where it is as it should be. */
export function stateText({ result }: Pick<FigureTold, 'result'>, lang: Lang): string {
  const state = result.unusable === undefined ? result.status : 'unusable';
  return state === 'ok' ? '' : explainWords[lang].statuses[state];
}

/** The records of a dataset's exports that reached no figure, by what became of them. */
export function leftOutOf(dataset: string, files: readonly InputFile[]): FigureTold['leftOut'] {
  const own = files.filter((file) => file.dataset === dataset);
  const sum = (row: keyof FigureTold['leftOut']) =>
    own.reduce((total, { account }) => total + account[row], 0);
  return {
    quarantined: sum('quarantined'),
    duplicate: sum('duplicate'),
    superseded: sum('superseded'),
    otherMonth: sum('otherMonth'),
  };
}

function given(facts: readonly (readonly [string, readonly string[]])[]): readonly Fact[] {
  return facts.flatMap(([label, texts]) => (texts.length === 0 ? [] : [{ label, texts }]));
}

/** The last day that counts stands instead of the first that does not. */
function periodText({ period, month }: FigureTold): string {
  if (period === null) return month;
  const last = new Date(Date.parse(`${period.end.replace(' ', 'T')}Z`) - 86_400_000);
  return `${period.start.slice(0, 10)} – ${last.toISOString().slice(0, 10)}`;
}

function valueText(
  { result, isDivided }: FigureTold,
  { lang, reason: tell }: FactsTelling,
): string {
  const words = explainWords[lang];
  const { numerator, denominator, display, status, reason } = result;
  if (status !== 'ok' && reason !== undefined) return `${display}${words.bracket(tell(reason))}`;
  if (numerator === null || denominator === null) return display;
  const per = !isDivided ? '' : ` ${words.units}`;
  return `${grouped(numerator)} ÷ ${grouped(denominator)}${per} = ${display}`;
}

function previousText({ result, metric }: FigureTold, lang: Lang): readonly string[] {
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

function yearText({ result }: FigureTold, lang: Lang): readonly string[] {
  const { yearToDate, trail } = result;
  if (yearToDate === null) return [];
  const { months, numerator, denominator, display } = yearToDate;
  const parts =
    numerator === null || denominator === null
      ? ''
      : `${grouped(numerator)} ÷ ${grouped(denominator)} = `;
  return [
    `${parts}${display} (${explainWords[lang].months(months, isMonth(trail.at(-1)?.month ?? ''))})`,
  ];
}

const SIGNS = { '<=': '≤', '>=': '≥', '<': '<', '>': '>' } as const;

function targetTexts({ result, metric, definition }: FigureTold, lang: Lang): readonly string[] {
  const words = explainWords[lang];
  return result.targets.map(({ setBy, comparator, limit, met, judges }) => {
    const percent = signOf(metric.unit);
    const called = definition.limits.find((one) => one.setBy === setBy)?.setter ?? setBy;
    const line = `${words.setter(setBy, called)} ${SIGNS[comparator]}${limit}${percent}`;
    return `${line}${words.colon}${words.verdict(met, judges)}`;
  });
}

function intervalText({ result }: FigureTold): readonly string[] {
  const { interval } = result;
  return interval === null
    ? []
    : [`${interval.low.toFixed(2)}% – ${interval.high.toFixed(2)}% (95%, Wilson)`];
}

function countTexts(
  { counts, metric, result, isDivided }: FigureTold,
  lang: Lang,
): readonly string[] {
  const words = explainWords[lang];
  if (counts === undefined) return [];
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
    !isDivided || amount === null ? '' : `${words.comma}${words.units} ${grouped(Number(amount))}`;
  // What is added up has a unit of its own (yuan, users); what stands here are records.
  return [`${words.counted} ${words.manyRecords(over)}${divided}`];
}

function excludedText(
  { exclusions }: FigureTold,
  { lang, reason: tell }: FactsTelling,
): readonly string[] {
  const words = explainWords[lang];
  return exclusions.map(({ count, reason, effect }) => {
    const range = effect === null ? '' : words.ifCounted(effect.counted);
    return `${words.exclusion(count, tell(reason))}${range}`;
  });
}

function leftOutText({ leftOut }: FigureTold, lang: Lang): readonly string[] {
  const words = explainWords[lang];
  const kinds = (['quarantined', 'duplicate', 'superseded', 'otherMonth'] as const)
    .filter((kind) => leftOut[kind] > 0)
    .map((kind) => `${words.kinds[kind]} ${grouped(leftOut[kind])}`);
  return kinds.length === 0 ? [] : [kinds.join(words.comma)];
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
