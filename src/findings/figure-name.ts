import type { Figure } from '../metrics/lookup.ts';
import type { FindingsConfig } from '../pack/rules/findings-config.ts';

/**
 * What a figure is called in a sentence: 安岳E8重复申告用户率, the unit of the organisation first; the total goes by the
 * metric's own name.
 */
export function figureName({ metric, result }: Figure): string {
  const members = Object.entries(result.by);
  if (members.length === 0) return metric.name;
  const isUnit = ([name]: readonly [string, string]) => metric.unitDimensions.includes(name);
  const ordered = [...members.filter(isUnit), ...members.filter((one) => !isUnit(one))];
  return joined(ordered.map(([, member]) => member).join(''), metric.spokenName);
}

/** Members and name as one; a word that ends the one and begins the other is said once: 本地回访 + 回访满意率. */
function joined(members: string, name: string): string {
  const longest = Math.min(members.length, name.length);
  for (let length = longest; length >= 2; length -= 1)
    if (members.endsWith(name.slice(0, length))) return `${members}${name.slice(length)}`;
  return `${members}${name}`;
}

/** The same where a number with its measure follows: a count's own word for number is left away, 越级投诉 of 越级投诉件数. */
export function countedName(figure: Figure, context: { readonly config: FindingsConfig }): string {
  const name = figureName(figure);
  return figure.metric.unit === 'count' ? withoutCountWord(name, context) : name;
}

/** A name without the word at its end that says what a number behind it says again: 17件 of 投诉单 are 投诉17件. */
export function withoutCountWord(
  name: string,
  { config }: { readonly config: FindingsConfig },
): string {
  const word = config.count_words
    .toSorted((a, b) => b.length - a.length)
    .find((one) => name.endsWith(one) && name.length > one.length);
  return word === undefined ? name : name.slice(0, -word.length);
}
