import { CALLABLE } from './sql-functions.ts';

/** What is wrong with a SQL expression, in both languages. */
export interface ExpressionProblem {
  readonly zh: string;
  readonly en: string;
}

/** Words that may stand before a bracket without being called. */
const BEFORE_BRACKET = new Set(
  'and or not in when then else case between like ilike is as distinct'.split(' '),
);

const TOKEN =
  /(?<space>[ \t\r\n]+)|(?<text>'(?:[^'\p{Cc}]|'')*')|(?<quoted>"[^"\p{Cc}]+")|(?<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<word>[A-Za-z_][A-Za-z0-9_]*)|(?<sign><>|!=|<=|>=|\|\||::|[=<>+\-*/%(),])/uy;

type Kind = 'text' | 'quoted' | 'number' | 'word' | 'sign';

interface Token {
  readonly kind: Kind;
  readonly text: string;
  /** Whether white space stands in front. */
  readonly isApart: boolean;
}

const ONE: ExpressionProblem = {
  zh: '条件只能是一个表达式，不能有分号、注释或 select',
  en: 'a condition is one expression: no semicolon, comment or select',
};
const BRACKETS: ExpressionProblem = {
  zh: '条件里的括号不成对',
  en: 'the brackets of the condition do not match',
};

/**
 * Tells why a text is not one plain SQL expression, or null when it is: names, quoted texts, numbers, common
 * operators, matching brackets and the functions of {@link CALLABLE}. Nothing else is known here, so that no part
 * of it can end the expression that it is put into, whatever the database makes of rarer signs.
 */
export function expressionProblem(sql: string): ExpressionProblem | null {
  const tokens = tokensOf(sql);
  if ('zh' in tokens) return tokens;
  if (tokens.length === 0) return { zh: '条件是空的', en: 'the condition is empty' };
  let depth = 0;
  for (const [at, token] of tokens.entries()) {
    if (token.text === '(') depth += 1;
    if (token.text === ')') depth -= 1;
    if (depth < 0) return BRACKETS;
    if (token.text === ',' && depth === 0) return ONE;
    const problem = problemAt(token, tokens[at - 1], tokens[at + 1]);
    if (problem) return problem;
  }
  return depth === 0 ? null : BRACKETS;
}

function tokensOf(sql: string): Token[] | ExpressionProblem {
  const tokens: Token[] = [];
  let isApart = true;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < sql.length) {
    const at = TOKEN.lastIndex;
    const groups = TOKEN.exec(sql)?.groups;
    if (!groups) return unknownSign(sql.slice(at));
    const [kind, text] = Object.entries(groups).find(([, found]) => found !== undefined) ?? [];
    if (text === undefined) return unknownSign(sql.slice(at));
    if (kind !== 'space') tokens.push({ kind: kind as Kind, text, isApart });
    isApart = kind === 'space';
  }
  return tokens;
}

function problemAt(
  token: Token,
  before: Token | undefined,
  after: Token | undefined,
): ExpressionProblem | null {
  const { kind, text } = token;
  if (kind === 'word' && text.toLowerCase() === 'select') return ONE;
  if (kind === 'sign' && before?.kind === 'sign' && !token.isApart) {
    // `--` and `/*` are comments, `->` is a function of one line.
    if (['--', '/*', '->'].includes(before.text + text)) return ONE;
  }
  if (text === '*' && (before === undefined || before.text === '(' || before.text === ','))
    return notAllowed('*');
  // E'\x41', U&"…", x'41' and 0x41 mean more than they show.
  if (kind !== 'sign' && before && before.kind !== 'sign' && !token.isApart)
    return notAllowed(before.text + text);
  if (after?.text !== '(') return null;
  if (kind === 'quoted' || kind === 'text') return notAllowed(`${text}(`);
  const isCalled = kind === 'word' && !BEFORE_BRACKET.has(text.toLowerCase());
  if (isCalled && !CALLABLE.has(text.toLowerCase())) {
    return {
      zh: `条件里不能用函数 ${text}`,
      en: `the function ${text} cannot be used in a condition`,
    };
  }
  return null;
}

function unknownSign(rest: string): ExpressionProblem {
  if (rest.startsWith(';')) return ONE;
  if (rest.startsWith("'") || rest.startsWith('"'))
    return { zh: '条件里的引号不成对', en: 'a quote in the condition is not closed' };
  const [sign = ''] = rest;
  return notAllowed(/\p{Cc}|\p{Cf}|\p{Z}/u.test(sign) ? `U+${hexOf(sign)}` : sign);
}

function hexOf(sign: string): string {
  return (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

function notAllowed(what: string): ExpressionProblem {
  const shown = [...what].slice(0, 20).join('');
  return {
    zh: `条件里不能有「${shown}」（文字要用单引号，其他名称要用双引号）`,
    en: `"${shown}" cannot stand in a condition (texts go in single quotes, unusual names in double ones)`,
  };
}
