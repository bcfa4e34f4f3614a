/** What one part of a pattern matches. */
type Part =
  | { readonly kind: 'sign'; readonly sign: string }
  | { readonly kind: 'one' }
  | { readonly kind: 'among'; readonly signs: RegExp }
  | { readonly kind: 'any' }
  | { readonly kind: 'any_folder' };

/** A longer pattern is no name of a file. */
export const LONGEST_PATTERN = 250;
/** `{a,b}` stands for several patterns; more are nothing that a person wrote. */
const MOST_PATTERNS = 64;

/**
 * Makes a test of a pattern, in any case of letters: `*` stands for any text without `/`, `**` for any folders, `?`
 * for one sign, `[abc]` for one of them, `{a,b}` for either. Its time grows with pattern and text only, whatever
 * they hold. A pattern that is too long matches nothing.
 */
export function globTest(pattern: string): (text: string) => boolean {
  const tests = alternatives(pattern.toLowerCase()).map(partsOf);
  return (text) => {
    const signs = [...text.toLowerCase()];
    return tests.some((parts) => matches(parts, signs));
  };
}

/** `a{b,c}` as `ab` and `ac`; braces that hold no comma, or are not closed, stand for themselves. */
function alternatives(pattern: string): readonly string[] {
  if (pattern.length > LONGEST_PATTERN) return [];
  let done: readonly string[] = [''];
  let rest = pattern;
  while (rest !== '') {
    const found = /^([\s\S]*?)\{([^{}]*,[^{}]*)\}([\s\S]*)$/.exec(rest);
    const [, before = rest, inner = '', after = ''] = found ?? [];
    const choices = found ? inner.split(',') : [''];
    done = done.flatMap((start) => choices.map((choice) => start + before + choice));
    if (done.length > MOST_PATTERNS) return [];
    rest = after;
  }
  return done;
}

function partsOf(pattern: string): readonly Part[] {
  const parts: Part[] = [];
  const TOKEN = /\*\*\/|\*+|\?|\[([!^]?)((?:\]?[^\]/]*))\]|\\?([\s\S])/gu;
  for (const [token, negated, signs, sign = ''] of pattern.matchAll(TOKEN)) {
    if (token === '**/') parts.push({ kind: 'any_folder' });
    else if (token.startsWith('*')) parts.push({ kind: 'any' });
    else if (token === '?') parts.push({ kind: 'one' });
    else if (signs !== undefined && signs !== '')
      parts.push({ kind: 'among', signs: classOf(signs, negated !== '') });
    else parts.push({ kind: 'sign', sign });
  }
  return parts;
}

function classOf(signs: string, isNegated: boolean): RegExp {
  const safe = signs.replace(/[\\\]^]/g, '\\$&');
  try {
    return new RegExp(`^[${isNegated ? '^/' : ''}${safe}]$`, 'u');
  } catch {
    // A range that runs backwards.
    return /^(?!)/;
  }
}

/** Walks the text once and holds all places of the pattern that may be reached so far. */
function matches(parts: readonly Part[], signs: readonly string[]): boolean {
  let places = closure(new Set([0]), parts, true);
  for (const sign of signs) {
    const next = new Set<number>();
    for (const place of places) {
      const part = parts[place];
      if (part === undefined) continue;
      if (part.kind === 'any' && sign !== '/') next.add(place);
      else if (part.kind === 'any_folder') {
        next.add(place);
        if (sign === '/') next.add(place + 1);
      } else if (fits(part, sign)) next.add(place + 1);
    }
    places = closure(next, parts, sign === '/');
    if (places.size === 0) return false;
  }
  return places.has(parts.length);
}

function fits(part: Part, sign: string): boolean {
  switch (part.kind) {
    case 'sign':
      return part.sign === sign;
    case 'one':
      return sign !== '/';
    case 'among':
      return part.signs.test(sign);
    case 'any':
    case 'any_folder':
      return false;
  }
}

/** The places that are reached without a sign: a star may stand for nothing, folders where a name begins. */
function closure(
  places: ReadonlySet<number>,
  parts: readonly Part[],
  isNameStart: boolean,
): Set<number> {
  const all = new Set(places);
  for (const place of all) {
    const kind = parts[place]?.kind;
    if (kind === 'any' || (kind === 'any_folder' && isNameStart)) all.add(place + 1);
  }
  return all;
}
