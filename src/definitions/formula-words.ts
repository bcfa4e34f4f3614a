import type { FormulaWords } from '../calculators/calculator.ts';
import { calculatorOf } from '../calculators/registry.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { MetricSpec } from '../pack/metric/types.ts';

const WORDS: ReadonlyMap<string, string> = new Map([
  ['and', '且'],
  ['or', '或'],
  ['not', '非'],
  ['case', ''],
  ['when', '若'],
  ['then', '则'],
  ['else', '否则'],
  ['end', ''],
  ['is null', '为空'],
  ['is not null', '不为空'],
  ['true', '是'],
  ['false', '否'],
  ['>=', '不少于'],
  ['<=', '不多于'],
  ['>', '大于'],
  ['<', '小于'],
  ['=', '等于'],
  ['<>', '不等于'],
]);

const TEXT = "'(?:[^']|'')*'";
const TOKENS = new RegExp(
  `(not\\s+)?\\bin\\s*\\(\\s*(${TEXT}(?:\\s*,\\s*${TEXT})*)\\s*\\)|(=|<>)\\s*(${TEXT})|${TEXT}|\\bis\\s+not\\s+null\\b|\\bis\\s+null\\b|<>|[<>]=?|=|[A-Za-z_]\\w*`,
  'gi',
);
/** A value that stands in for an empty one: coalesce(return_count, 0). */
const STAND_IN = new RegExp(
  `\\bcoalesce\\s*\\(\\s*(\\w+)\\s*,\\s*(?:${TEXT}|[\\d.]+)\\s*\\)`,
  'gi',
);
/** A condition with its columns by their headers and its connectives in Chinese: 产品品牌为「E6」「E8」之一. */
export function inWords(sql: string, dataset: DatasetSpec): string {
  const words = sql
    .replace(STAND_IN, '$1')
    .replace(TOKENS, (token, not, members, sign, text, at, whole) => {
      if (members !== undefined) return among(members, not !== undefined);
      if (text !== undefined)
        return `${sign === '=' ? '为' : '不为'}${among(text, false).slice(1)}`;
      if (token.startsWith("'")) return token;
      const word = token.toLowerCase().replace(/\s+/g, ' ');
      const known = WORDS.get(word);
      if (known !== undefined) return known;
      const label = labelOf(token, dataset);
      return isCompared(whole.slice(at + token.length)) ? label : label.replace(/^是否/, '');
    });
  return withoutOuterBrackets(plainBrackets(words.trim()))
    .replace(/\s+/g, ' ')
    .replace(/ (?=(?:不为|为|不少于|不多于|大于|小于|等于|不等于)(?:「|空|\d| ))/g, '')
    .replace(/(不少于|不多于|大于|小于|等于|不等于|非) /g, '$1')
    .replace(/ ?(且|或) ?/g, '$1');
}

/** Whether a comparison follows a column; a flag without one says itself what holds. */
function isCompared(after: string): boolean {
  return /^\s*(?:[=<>]|is\b|in\b|not\s+in\b)/i.test(after);
}

/** Conditions that are only joined by "and" need no brackets; else doubled ones become single. */
function plainBrackets(words: string): string {
  const parts = words.split(/(「[^」]*」)/);
  const isJoinedOnly = !/[或若]/.test(parts.filter((_, at) => at % 2 === 0).join(''));
  return isJoinedOnly
    ? parts.map((part, at) => (at % 2 === 0 ? part.replace(/[()]/g, '') : part)).join('')
    : words.replace(/\(\(([^()]*)\)\)/g, '($1)');
}

function among(members: string, isNot: boolean): string {
  const texts = [...members.matchAll(new RegExp(TEXT, 'g'))].map(([text]) =>
    text.slice(1, -1).replaceAll("''", "'"),
  );
  const quoted = texts.map((text) => `「${text}」`).join('');
  return `${isNot ? '不为' : '为'}${quoted}${texts.length > 1 ? '之一' : ''}`;
}

/** Joined conditions each stand in brackets; a lone one needs none. */
function withoutOuterBrackets(words: string): string {
  if (!words.startsWith('(') || !words.endsWith(')')) return words;
  let depth = 0;
  for (const [at, char] of [...words].entries()) {
    depth += char === '(' ? 1 : char === ')' ? -1 : 0;
    if (depth === 0 && at < [...words].length - 1) return words;
  }
  return withoutOuterBrackets(words.slice(1, -1));
}

/** What makes several records one, where they are counted so; parts may share it, and then add up to more. */
function onceWords(whole: readonly string[], dataset: DatasetSpec): string {
  if (whole.length === 0) return '';
  const columns = whole.map((name) => labelOf(name, dataset)).join('、');
  return `（${columns}相同的只计一次；分列时同时属于几个的各计一次，相加可能多于合计）`;
}

/** That the longest of several records counts as the length of the whole that they are parts of. */
function longestWords({ scope, calculator }: MetricSpec, dataset: DatasetSpec): string {
  const { column } = calculatorOf(calculator);
  const { whole = [], longest = [] } = scope;
  if (column === null || !longest.includes(column)) return '';
  const columns = whole.map((name) => labelOf(name, dataset)).join('、');
  return `（${columns}相同的几行是同一项，取其中最长的）`;
}

/** How a metric's value comes from the records in its scope, in one line. */
export function formulaOf(
  metric: MetricSpec,
  dataset: DatasetSpec,
  datasets: readonly DatasetSpec[],
): string {
  const { calculator, measure, base, scope } = metric;
  return calculatorOf(calculator).formula({
    scope: scope.name,
    once: onceWords(scope.whole ?? [], dataset),
    longest: longestWords(metric, dataset),
    measure,
    base,
    ...wordsOver(dataset),
    of: (id) => {
      const other = datasets.find((one) => one.id === id);
      return other ? { name: other.name, ...wordsOver(other) } : null;
    },
  });
}

function wordsOver(dataset: DatasetSpec): Pick<FormulaWords, 'label' | 'condition'> {
  return {
    label: (column) => labelOf(column, dataset),
    condition: (sql) => inWords(sql, dataset),
  };
}

function labelOf(name: string, { columns, derived }: DatasetSpec): string {
  const header = columns.find((one) => one.name === name)?.header;
  return header ?? derived.find((one) => one.name === name)?.label ?? name;
}
