/** The words of a month that stand for the report's period: a text that says 本月 says 本季度 in a quarter's report. */
const WORDS = ['this', 'last', 'next', 'end', 'start', 'same', 'each', 'noun'] as const;

type Phrases = Readonly<Record<string, string>>;

/** Puts a text that speaks of a month into the words of another kind of period, as the phrases have them. */
export function inPeriodWords(text: string, phrases: Phrases, kind: string): string {
  if (kind === 'month') return text;
  const pairs = WORDS.map((word) => [
    phrases[`period.month.${word}`] ?? '',
    phrases[`period.${kind}.${word}`] ?? '',
  ]).filter(([from]) => from !== '');
  const to = new Map(pairs.map(([from = '', word = '']) => [from, word]));
  const any = new RegExp([...to.keys()].toSorted((a, b) => b.length - a.length).join('|'), 'g');
  return to.size === 0 ? text : text.replaceAll(any, (found) => to.get(found) ?? found);
}

/** Made once for each book and kind, since books are compiled once for each. */
const made = new WeakMap<object, Map<string, Phrases>>();

/**
 * The phrases of a report of another kind of period: one with `@<kind>`, or `@longer` where it is longer than a month,
 * stands in place of the plain one; of the others the words are changed, and how many months (`{{n}}个月`). Formulas of
 * longer periods keep theirs: what is defined by month is added up by month.
 */
export function phrasesOfPeriod(phrases: Phrases, kind: string): Phrases {
  if (kind === 'month') return phrases;
  const known = made.get(phrases) ?? new Map<string, Phrases>();
  made.set(phrases, known);
  const before = known.get(kind);
  if (before) return before;
  const isLonger = kind !== 'week';
  const counter = [phrases['period.month.count'] ?? '', phrases[`period.${kind}.count`] ?? ''];
  const texts = Object.entries(phrases).map(([name, text]): [string, string] => {
    const own = phrases[`${name}@${kind}`] ?? (isLonger ? phrases[`${name}@longer`] : undefined);
    if (own !== undefined) return [name, own];
    if (name.startsWith('period.') || (isLonger && name.startsWith('formula.')))
      return [name, text];
    const counted = text.replaceAll(`}}${counter[0]}`, `}}${counter[1]}`);
    return [name, inPeriodWords(counted, phrases, kind)];
  });
  const result = Object.fromEntries(texts);
  known.set(kind, result);
  return result;
}
