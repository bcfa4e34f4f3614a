import { memberInKey } from '../metrics/result-key.ts';
import { kindOf, periodIn } from '../workspace/periods.ts';
import type { Period } from '../workspace/types.ts';

/** What `report explain` was asked for, as it was written. */
export interface Asked {
  /** All of it, where that may be the key of a result. */
  readonly key: string;
  /** Id or name of the metric. */
  readonly metric: string;
  /** The longer period that the key of a figure over one names: `2022-Q1` of `fault.heavy_rate@2022-Q1`. */
  readonly period: Period | null;
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
  const [name = '', mark = null] = metric.trim().split('@');
  const period = mark === null ? null : periodIn(mark);
  return {
    key: words.join(' '),
    // Metrics are named by how long the period is, results by which it is.
    metric: period === null ? metric.trim() : `${name}@${kindOf(period)}`,
    period,
    members,
  };
}

function memberOf(written: string, read: (member: string) => string): Asked['members'] {
  const word = written.trim();
  if (word === '') return [];
  const sign = /[=＝]/.exec(word)?.index ?? -1;
  return sign < 0
    ? [{ dimension: null, member: read(word) }]
    : [{ dimension: word.slice(0, sign).trim(), member: read(word.slice(sign + 1).trim()) }];
}
