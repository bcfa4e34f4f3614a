import type { CalculatorSpec, DatasetSpec, MetricSpec } from './pack/types.ts';

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
]);

const TEXT = "'(?:[^']|'')*'";
const TOKENS = new RegExp(
  `(not\\s+)?\\bin\\s*\\(\\s*(${TEXT}(?:\\s*,\\s*${TEXT})*)\\s*\\)|(=|<>)\\s*(${TEXT})|${TEXT}|\\bis\\s+not\\s+null\\b|\\bis\\s+null\\b|[A-Za-z_]\\w*`,
  'gi',
);

/** A condition with its columns by their headers and its plain connectives in Chinese: 产品品牌 为「E6」「E8」之一. */
export function inWords(sql: string, dataset: DatasetSpec): string {
  const words = sql.replace(TOKENS, (token, not, members, sign, text) => {
    if (members !== undefined) return among(members, not !== undefined);
    if (text !== undefined) return `${sign === '=' ? '为' : '不为'}${among(text, false).slice(1)}`;
    if (token.startsWith("'")) return token;
    const word = token.toLowerCase().replace(/\s+/g, ' ');
    return WORDS.get(word) ?? labelOf(token, dataset);
  });
  return withoutOuterBrackets(words.trim().replace(/\(\(([^()]*)\)\)/g, '($1)'));
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

/** How a metric's value comes from the records in its scope, in one line. */
export function formulaOf(
  metric: MetricSpec,
  dataset: DatasetSpec,
  datasets: readonly DatasetSpec[],
): string {
  const { calculator, measure, base, scope } = metric;
  switch (calculator.kind) {
    case 'count':
      return `${scope.name}的${measure}数`;
    case 'ratio':
      return `满足『${inWords(calculator.numerator, dataset)}』的${measure}数 ÷ ${scope.name}的${base}数`;
    case 'share':
      return shareWords(calculator, metric, dataset);
    case 'repeat_rate': {
      const { user, same, atLeast, withinDays, counted } = calculator;
      const key = [user, ...same].map((name) => labelOf(name, dataset)).join('、');
      const times =
        withinDays === null
          ? `当月同一${key}出现${atLeast}次及以上`
          : `同一${key}在上次恢复后${withinDays}天内再次出现`;
      const only = counted === null ? '' : `，只看满足『${inWords(counted, dataset)}』的记录`;
      return `${times}的${measure}数${only} ÷ 全部${base}数`;
    }
    case 'sum':
      return `${labelOf(calculator.of, dataset)}合计`;
    case 'percentile':
      return `${labelOf(calculator.of, dataset)}由小到大排列，位于第${calculator.percent}%的值（不插值）`;
    case 'value':
      return `${labelOf(calculator.of, dataset)}，按原表`;
    case 'per_base': {
      const of = datasets.find(({ id }) => id === calculator.base.dataset);
      const label = of ? `${of.name}的${labelOf(calculator.of, of)}` : calculator.of;
      const where =
        of && calculator.base.where !== null ? `（${inWords(calculator.base.where, of)}）` : '';
      return `${scope.name}数 ÷ ${label}合计${where} × ${calculator.per.toLocaleString('en-US')}`;
    }
  }
}

function shareWords(
  { of, among }: Extract<CalculatorSpec, { kind: 'share' }>,
  { measure, base }: MetricSpec,
  dataset: DatasetSpec,
): string {
  const words = `各${labelOf(of, dataset)}的${measure}数 ÷ 合计${base}数`;
  if (!among) return words;
  const key = [among.user, ...among.same].map((name) => labelOf(name, dataset)).join('、');
  return `${words}，只看当月同一${key}出现${among.atLeast}次及以上的记录`;
}

function labelOf(name: string, { columns, derived }: DatasetSpec): string {
  const header = columns.find((one) => one.name === name)?.header;
  return header ?? derived.find((one) => one.name === name)?.label ?? name;
}
