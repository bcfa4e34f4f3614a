/** What a phrase says of its facts; null where a fact is not there or no text, which the whole language judges. */
export type PlainPhrase = (facts: PhraseFacts) => string | null;

type PhraseFacts = Readonly<Record<string, unknown>>;

/**
 * A phrase of the part of Handlebars that nearly all of them are written in (text, `{{fact}}`, `{{level.whole}}`, `if` and
 * `unless` with `else`), read without compiling a program of it; null for any other text, a mistaken one too.
 */
export function plainPhrase(text: string): PlainPhrase | null {
  // A line of nothing but a tag is taken out with its end, and a backslash takes a tag's meaning: both are rare.
  if (/[\n\r\\]/.test(text)) return null;
  const tokens = text.split(/(\{\{[^{}]*\}\})/);
  const plain = tokens.filter((_, at) => at % 2 === 0);
  if (
    plain.some(
      (one) => one.includes('{{') || one.includes('}}') || one.endsWith('{') || one.startsWith('}'),
    )
  )
    return null;
  const reading = { tokens, at: 0 };
  const parts = partsOf(reading);
  if (parts === null || reading.at < tokens.length) return null;
  return (facts) => said(parts, facts);
}

type Part = string | { readonly path: readonly string[] } | Choice;

interface Choice {
  readonly fact: string;
  readonly whenGiven: readonly Part[];
  readonly otherwise: readonly Part[];
}

interface Reading {
  readonly tokens: readonly string[];
  at: number;
}

const NAME = /^[a-zA-Z_][a-zA-Z_0-9]*$/;
const PATH = /^level\.[a-zA-Z_][a-zA-Z_0-9]*$/;
/** Names that mean something else than a fact. */
const TAKEN: ReadonlySet<string> = new Set([
  ...['this', 'true', 'false', 'null', 'undefined', 'else', 'as', 'if', 'unless', 'each', 'with'],
  ...['lookup', 'log', 'helperMissing', 'blockHelperMissing'],
]);

/** The parts up to the end, or to an `else` or closing tag, which is left to be read; null for what is not plain. */
function partsOf(reading: Reading): Part[] | null {
  const parts: Part[] = [];
  for (; reading.at < reading.tokens.length; reading.at += 1) {
    const token = reading.tokens[reading.at] ?? '';
    if (reading.at % 2 === 0) {
      if (token !== '') parts.push(token);
      continue;
    }
    const inside = token.slice(2, -2);
    if (inside === 'else' || inside.startsWith('/')) return parts;
    const part = inside.startsWith('#') ? choiceOf(reading, inside) : factOf(inside);
    if (part === null) return null;
    parts.push(part);
  }
  return parts;
}

function factOf(inside: string): Part | null {
  if (PATH.test(inside)) return { path: inside.split('.') };
  return isName(inside) ? { path: [inside] } : null;
}

/** A block from its opening tag on; leaves the reading at its closing one. */
function choiceOf(reading: Reading, inside: string): Choice | null {
  const [, kind = '', fact = ''] = /^#(if|unless) (\S+)$/.exec(inside) ?? [];
  if (!isName(fact)) return null;
  const tagAt = () => reading.tokens[reading.at];
  reading.at += 1;
  const first = partsOf(reading);
  let second: Part[] | null = [];
  if (tagAt() === '{{else}}') {
    reading.at += 1;
    second = partsOf(reading);
  }
  if (first === null || second === null || tagAt() !== `{{/${kind}}}`) return null;
  const [whenGiven, otherwise] = kind === 'if' ? [first, second] : [second, first];
  return { fact, whenGiven, otherwise };
}

function isName(text: string): boolean {
  return NAME.test(text) && !TAKEN.has(text);
}

function said(parts: readonly Part[], facts: PhraseFacts): string | null {
  let text = '';
  for (const part of parts) {
    const piece =
      typeof part === 'string'
        ? part
        : 'path' in part
          ? valueAt(part.path, facts)
          : chosen(part, facts);
    if (piece === null) return null;
    text += piece;
  }
  return text;
}

function chosen({ fact, whenGiven, otherwise }: Choice, facts: PhraseFacts): string | null {
  const value = valueAt([fact], facts);
  return value === null ? null : said(value === '' ? otherwise : whenGiven, facts);
}

function valueAt(path: readonly string[], facts: PhraseFacts): string | null {
  let value: unknown = facts;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
    value = (value as PhraseFacts)[name];
  }
  return typeof value === 'string' ? value : null;
}
