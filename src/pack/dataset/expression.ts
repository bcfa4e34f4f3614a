import { longestChain } from './chains.ts';
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

/** A longer or deeper condition was not written by a person, and reading it takes the database for ever. */
const LONGEST = 10_000;
const DEEPEST = 40;
/** The database itself takes 1,000, brackets and its own included. */
const LONGEST_CHAIN = 400;
const LONGEST_PATTERN = 250;
const MOST_STARS = 20;

const TOO_LONG: ExpressionProblem = {
  zh: `条件太长（最多 ${LONGEST} 个字符），请拆成派生列或几个指标`,
  en: `the condition is too long (at most ${LONGEST} characters); part it into derived columns or metrics`,
};
const TOO_DEEP: ExpressionProblem = {
  zh: `条件里的括号或 case 套得太深（最多 ${DEEPEST} 层）`,
  en: `brackets or case of the condition are too deep (at most ${DEEPEST} levels)`,
};
const TOO_CHAINED: ExpressionProblem = {
  zh: `条件套得太深：not、正负号、+ - * / || :: 这些一连用了 ${LONGEST_CHAIN} 个以上，请简化或拆成派生列`,
  en: `the condition is too deep: more than ${LONGEST_CHAIN} of not, signs, + - * / || :: work on each other; simplify it or part it into derived columns`,
};
const NO_TEXT: ExpressionProblem = {
  zh: "like 后面要直接写文字，例如 like '%断线%'；与另一列比较请用 contains(甲列, 乙列)",
  en: "like takes a text as it stands, such as like '%cut%'; to compare columns, use contains(one, other)",
};
const TOO_MANY_STARS: ExpressionProblem = {
  zh: "like 的文字里 % 太多或太长：含 _ 或用 ilike、escape 时末尾之外只能有一个 %。请拆成几个条件用 and 连接，或用 lower(列) like '%…%'",
  en: "the text of like has too many % or is too long: with _, ilike or escape only one % besides those at its end. Part it into conditions joined by and, or use lower(column) like '%…%'",
};

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
  if (sql.length > LONGEST) return TOO_LONG;
  const tokens = tokensOf(sql);
  if ('zh' in tokens) return tokens;
  if (tokens.length === 0) return { zh: '条件是空的', en: 'the condition is empty' };
  let depth = 0;
  for (const [at, token] of tokens.entries()) {
    if (token.text === '(') depth += 1;
    if (token.text === ')') depth -= 1;
    if (depth < 0) return BRACKETS;
    if (token.text === ',' && depth === 0) return ONE;
    if (depth > DEEPEST) return TOO_DEEP;
    const problem =
      problemAt(token, tokens[at - 1], tokens[at + 1]) ??
      patternProblem(token, tokens[at + 1], tokens[at + 2]);
    if (problem) return problem;
  }
  if (deepestCase(tokens) > DEEPEST) return TOO_DEEP;
  if (longestChain(tokens) > LONGEST_CHAIN) return TOO_CHAINED;
  return depth === 0 ? null : BRACKETS;
}

/** How deep `case … end` stand in each other. */
function deepestCase(tokens: readonly Token[]): number {
  let [depth, deepest] = [0, 0];
  for (const { kind, text } of tokens) {
    const word = kind === 'word' ? text.toLowerCase() : '';
    if (word === 'case') depth += 1;
    if (word === 'end') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/**
 * What is wrong with the pattern behind `like` or `ilike`. The database tries every place for each `%` over again once
 * there is a `_` or an escape in the pattern, or letters are compared without case: with three of them on a long cell
 * it does not end. Without these it seeks each piece once.
 */
function patternProblem(
  token: Token,
  pattern: Token | undefined,
  behind: Token | undefined,
): ExpressionProblem | null {
  const word = token.kind === 'word' ? token.text.toLowerCase() : '';
  if (word !== 'like' && word !== 'ilike') return null;
  if (pattern?.kind !== 'text' || behind?.text === '||' || behind?.text === '::') return NO_TEXT;
  const text = pattern.text.slice(1, -1);
  const stars = text.replace(/%+$/, '').split(/%+/).length - 1;
  const isTried = word === 'ilike' || text.includes('_') || behind?.text.toLowerCase() === 'escape';
  if (text.length > LONGEST_PATTERN || stars > (isTried ? 1 : MOST_STARS)) return TOO_MANY_STARS;
  return null;
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
