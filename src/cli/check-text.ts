import { changeLines } from '../config-edit/change-lines.ts';
import type { FileCheck, LackingMetric, MonthCheck, RecordProblem } from '../inspect/types.ts';
import { inWords, type Message } from '../messages/catalogue.ts';
import type { Lang } from '../messages/message.ts';
import type { TellReason } from '../metrics/reason.ts';
import { type CheckWords, checkWords } from './check-words.ts';
import { allPrintable } from './printable.ts';

/** Kinds of problems that are told of one file. */
const MOST_PROBLEMS = 5;
/** Words of one column that are told, and members that it has. */
const MOST_WORDS = 20;
const MOST_ALLOWED = 30;

/** What `report check` prints: what keeps a report from being made first, then file by file, then what it will lack. */
export function checkText(
  checked: MonthCheck,
  exitCode: number,
  lang: Lang,
  tell: TellReason,
): string {
  const found = allPrintable(checked);
  const words = checkWords[lang];
  const { sections } = words;
  const part = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? '' : [words.heading(title), ...lines].join('\n');
  const said = (list: readonly Message[]) => list.map((one) => `· ${inWords(one, lang)}`);
  const parts = [
    part(sections.faults, said(found.faults)),
    part(
      sections.files,
      found.files.flatMap((file) => fileLines(file, words, lang)),
    ),
    part(sections.unknown, unknownLines(found, words)),
    part(
      sections.missing,
      found.missing.map(({ name, required, owner, due, unread }) => {
        const must = required ? words.bracket(words.required) : '';
        const state = unread.length > 0 ? words.cameUnreadable(unread) : words.supplier(owner, due);
        return `· ${name}${must}${words.comma}${state}`;
      }),
    ),
    part(
      sections.unused,
      found.unused.map(({ path, why }) => `· ${path}${words.comma}${words.unused[why]}`),
    ),
    part(sections.lacks, lackLines(found, words, tell)),
    part(sections.warnings, said(found.warnings)),
    part(sections.notes, said(found.notes)),
    part(sections.corrections, correctionLines(found, words)),
  ];
  const title = `${words.title(found.month)}${words.comma}${words.verdict(exitCode)}`;
  return `${[title, ...parts.filter((part) => part !== '')].join('\n\n')}\n`;
}

function fileLines(file: FileCheck, words: CheckWords, lang: Lang): readonly string[] {
  const { dataset, format, encoding, headerRow, account, columns } = file;
  if (columns.length === 0) return [`· ${file.path}`, `  ${words.noHeader}`];
  const renamed = columns.flatMap(({ header, name, how }) =>
    how === 'header' ? [] : [`${name} ← ${header}${words.bracket(words.how[how])}`],
  );
  const classes = Object.keys(words.classes) as (keyof CheckWords['classes'])[];
  const counts = classes
    .filter((name) => account[name] > 0)
    .map((name) => `${words.classes[name]} ${account[name]}`);
  const problems = file.problems.slice(0, MOST_PROBLEMS);
  const more = file.problems.length - problems.length;
  return [
    `· ${file.path}`,
    `  ${words.file(dataset.name, encoding ?? format, headerRow)}`,
    `  ${[words.matched(columns.length), ...renamed].join(words.comma)}`,
    ...ignoredLines(file, words),
    ...(file.missing.length === 0
      ? []
      : [`  ${words.absent}${words.colon}${file.missing.join(words.comma)}`]),
    `  ${words.account(account.records)} = ${counts.join(' + ')}`,
    ...(file.isOverLimit ? [`  ! ${words.overLimit}`] : []),
    ...problems.map((problem) => `  - ${problemText(problem, words, lang)}`),
    ...(more > 0 ? [`  - ${words.more(more)}`] : []),
  ];
}

/** What may be meant by a header takes a line; the others share one. */
function ignoredLines({ ignored }: FileCheck, words: CheckWords): readonly string[] {
  if (ignored.length === 0) return [];
  const names = ignored.map(({ header }) => header).join(words.comma);
  const hints = ignored.flatMap(({ header, hints }) =>
    hints.map((hint) => [header, hint] as const),
  );
  return [
    `  ${words.ignored}${words.colon}${names}`,
    ...hints.map(([header, hint]) => {
      const told =
        hint.kind === 'ask' ? words.ask(hint.column, hint.because) : words.like(hint.nearest);
      return `    ${header}${words.colon}${told}`;
    }),
  ];
}

function problemText(
  { column, reason, english, count, examples }: RecordProblem,
  words: CheckWords,
  lang: Lang,
): string {
  const shown = examples.map(({ record, text }) => words.example(record, text));
  const why = lang === 'en' ? english : reason;
  return `${words.problem(column, why, count)}${words.bracket(shown.join(words.comma))}`;
}

/** Column by column the words that are no members; then what the configuration would need, to be pasted. */
function unknownLines({ unknown }: MonthCheck, words: CheckWords): readonly string[] {
  const changes = unknown.flatMap((one) => one.changes);
  return [
    ...unknown.flatMap(({ dataset, column, words: found, allowed }) => {
      const shown = found.slice(0, MOST_WORDS).map(({ text, count, nearest }) => {
        const near = nearest === null ? '' : words.nearest(nearest);
        return words.unknownWord(text, count, near);
      });
      const more = found.length - shown.length;
      return [
        `· ${words.unknownColumn(dataset.name, column, found.length)}`,
        `  ${[...shown, ...(more > 0 ? [words.moreWords(more)] : [])].join(words.comma)}`,
        ...(allowed.length === 0
          ? []
          : [`  ${words.allowed(allowed.slice(0, MOST_ALLOWED), allowed.length)}`]),
      ];
    }),
    ...(changes.length === 0
      ? []
      : [`  ${words.paste}`, ...changeLines(changes, words.openUnit).map((line) => `    ${line}`)]),
  ];
}

function lackLines({ lacks }: MonthCheck, words: CheckWords, tell: TellReason): readonly string[] {
  const reasonOf = ({ state, members, reason }: LackingMetric): string => {
    const whose = members.length === 0 ? '' : `${members.join(' / ')}${words.colon}`;
    return `· ${words.metric[state]}${words.comma}${whose}${tell(reason)}`;
  };
  const reasons = Map.groupBy(lacks.metrics, reasonOf);
  return [
    ...[...reasons].map(
      ([reason, same]) =>
        `${reason}${words.colon}${same.map(({ name }) => name).join(words.comma)}`,
    ),
    ...lacks.slides.map(({ number, title, state, metrics }) => {
      const place = number === null ? title : `${number} ${title}`;
      const names = state === 'part' ? `${words.colon}${metrics.join(words.comma)}` : '';
      return `· ${place}${words.comma}${words.slide[state]}${names}`;
    }),
  ];
}

function correctionLines({ corrected, corrections }: MonthCheck, words: CheckWords) {
  return [
    ...(corrected.length > 0 ? [`· ${words.corrected(corrected.length)}`] : []),
    ...(corrections === null ? [] : [`· ${words.correctThere(corrections)}`]),
  ];
}
