import { memberInKey } from '../metrics/result-key.ts';

/** What `report explain` was asked for, as it was written. */
export interface Asked {
  /** All of it, where that may be the key of a result. */
  readonly key: string;
  /** Id or name of the metric. */
  readonly metric: string;
  /** Dimension, or null where only the member is named, and member. */
  readonly members: readonly { readonly dimension: string | null; readonly member: string }[];
}

/**
 * Reads a metric and its members in any of the forms in which people have them: `ehome.repeat_rate brand=E8 branch=安岳`,
 * the key of a result (`ehome.repeat_rate?brand=E8&branch=安岳`), or names alone (`我的E家重复申告率 E8 安岳`).
 */
export function askedFrom(words: readonly string[]): Asked {
  const [first = '', ...rest] = words;
  const at = first.indexOf('?');
  const metric = at < 0 ? first : first.slice(0, at);
  const inKey = at < 0 ? [] : first.slice(at + 1).split('&');
  const members = [
    ...inKey.flatMap((word) => memberOf(word, memberInKey)),
    ...rest.flatMap((word) => memberOf(word, (member) => member)),
  ];
  return { key: words.join(' '), metric: metric.trim(), members };
}

function memberOf(written: string, read: (member: string) => string): Asked['members'] {
  const word = written.trim();
  if (word === '') return [];
  const sign = /[=＝]/.exec(word)?.index ?? -1;
  return sign < 0
    ? [{ dimension: null, member: read(word) }]
    : [{ dimension: word.slice(0, sign).trim(), member: read(word.slice(sign + 1).trim()) }];
}
