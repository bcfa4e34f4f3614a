import { labelOf } from '../pack/dataset/label-of.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { PlainWord, WordBook } from '../words/word-book.ts';

/** Which blanks of the SQL a word takes away: before it, behind it, on both sides, or none. */
type Glue = 'before' | 'behind' | 'both' | 'none';

const WORDS: ReadonlyMap<string, readonly [word: PlainWord | null, glue: Glue]> = new Map([
  ['and', ['formula.and', 'both']],
  ['or', ['formula.or', 'both']],
  ['not', ['formula.not', 'behind']],
  ['case', [null, 'none']],
  ['when', ['formula.when', 'none']],
  ['then', ['formula.then', 'none']],
  ['else', ['formula.else', 'none']],
  ['end', [null, 'none']],
  ['is null', ['formula.empty', 'before']],
  ['is not null', ['formula.filled', 'before']],
  ['true', ['formula.true', 'none']],
  ['false', ['formula.false', 'none']],
  ['>=', ['formula.at_least', 'both']],
  ['<=', ['formula.at_most', 'both']],
  ['>', ['formula.more', 'both']],
  ['<', ['formula.less', 'both']],
  ['=', ['formula.equal', 'both']],
  ['<>', ['formula.unequal', 'both']],
]);

/** Words that join conditions otherwise than by "and", so that brackets say something. */
const NEED_BRACKETS: ReadonlySet<string> = new Set(['or', 'when']);

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

/** A piece of a condition that is put into words; in the text a private sign stands for it, so that brackets and blanks are the condition's own. */
interface Piece {
  readonly text: string;
  readonly glue: Glue;
}

const FIRST_SIGN = 0xe000;
const SIGNS = /[\uE000-\uF8FF]/g;

/** A condition with its columns by their headers and its connectives in the words of the pack: 产品品牌为「E6」「E8」之一. */
export function conditionInWords(sql: string, dataset: DatasetSpec, words: WordBook): string {
  const pieces: Piece[] = [];
  let isJoinedOnly = true;
  const put = (text: string, glue: Glue): string => {
    pieces.push({ text, glue });
    return String.fromCharCode(FIRST_SIGN + pieces.length - 1);
  };
  const signs = sql
    .replace(STAND_IN, '$1')
    .replace(TOKENS, (token, not, members, sign, text, at, whole) => {
      if (members !== undefined) return put(among(members, not !== undefined, words), 'before');
      if (text !== undefined) return put(among(text, sign === '<>', words), 'before');
      if (token.startsWith("'")) return put(token, 'none');
      const name = token.toLowerCase().replace(/\s+/g, ' ');
      const known = WORDS.get(name);
      if (NEED_BRACKETS.has(name)) isJoinedOnly = false;
      if (known !== undefined) return known[0] === null ? '' : put(words(known[0]), known[1]);
      const label = labelOf(token, dataset);
      return put(isCompared(whole.slice(at + token.length)) ? label : asFlag(label, words), 'none');
    });
  const negations = pieces.flatMap(({ text }, at) =>
    text === words('formula.not') ? [String.fromCharCode(FIRST_SIGN + at)] : [],
  );
  const bare = withoutOuterBrackets(plainBrackets(signs.trim(), isJoinedOnly, negations));
  return glued(bare.replace(/\s+/g, ' '), pieces);
}

/** Puts the pieces in the place of their signs, without the blanks that they take away. */
function glued(signs: string, pieces: readonly Piece[]): string {
  const pieceAt = (sign: string | undefined): Piece | undefined =>
    sign === undefined ? undefined : pieces[sign.charCodeAt(0) - FIRST_SIGN];
  const tight = [...signs].filter((sign, at, all) => {
    if (sign !== ' ') return true;
    const [left, right] = [all[at - 1], all[at + 1]].map((one) => pieceAt(one)?.glue);
    const isTaken = left === 'behind' || left === 'both' || right === 'before' || right === 'both';
    return !isTaken;
  });
  return tight.join('').replace(SIGNS, (sign) => pieceAt(sign)?.text ?? sign);
}

/** A flag that stands alone says itself what holds: 是否超时 becomes 超时. */
function asFlag(label: string, words: WordBook): string {
  const whether = words('formula.whether');
  return whether !== '' && label.startsWith(whether) ? label.slice(whether.length) : label;
}

/** Whether a comparison follows a column; a flag without one says itself what holds. */
function isCompared(after: string): boolean {
  return /^\s*(?:[=<>]|is\b|in\b|not\s+in\b)/i.test(after);
}

/**
 * Conditions that are only joined by "and" need no brackets, but for what stands behind "not", what a function takes and
 * what is reckoned with; else doubled ones become single.
 */
function plainBrackets(signs: string, isJoinedOnly: boolean, negations: readonly string[]): string {
  if (!isJoinedOnly) return signs.replace(/\(\(([^()]*)\)\)/g, '($1)');
  const [all, open, idle] = [[...signs], [] as number[], new Set<number>()];
  for (const [at, char] of all.entries()) {
    if (char === '(') open.push(at);
    const from = char === ')' ? open.pop() : undefined;
    if (from === undefined) continue;
    const before = all.slice(0, from).join('');
    const behind = all.slice(at + 1).join('');
    const isOfFunction = /[\uE000-\uF8FF]$/u.test(before);
    const isNegated = negations.includes(before.trimEnd().at(-1) ?? '');
    const isReckoned = /[-+*/%]\s*$/.test(before) || /^\s*[-+*/%]/.test(behind);
    if (!isOfFunction && !isNegated && !isReckoned) idle.add(from).add(at);
  }
  return all.filter((_, at) => !idle.has(at)).join('');
}

/** That a column has one of some values, or none of them. */
function among(members: string, isNot: boolean, words: WordBook): string {
  const texts = [...members.matchAll(new RegExp(TEXT, 'g'))].map(([text]) =>
    text.slice(1, -1).replaceAll("''", "'"),
  );
  const named = texts.map((member) => words('formula.member', { member }));
  const facts = { members: named.join(words('formula.between')) };
  if (texts.length > 1) return words(isNot ? 'formula.is_not_among' : 'formula.is_among', facts);
  return words(isNot ? 'formula.is_not' : 'formula.is', facts);
}

/** Joined conditions each stand in brackets; a lone one needs none. */
function withoutOuterBrackets(signs: string): string {
  if (!signs.startsWith('(') || !signs.endsWith(')')) return signs;
  let depth = 0;
  for (const [at, char] of [...signs].entries()) {
    depth += char === '(' ? 1 : char === ')' ? -1 : 0;
    if (depth === 0 && at < [...signs].length - 1) return signs;
  }
  return withoutOuterBrackets(signs.slice(1, -1));
}
