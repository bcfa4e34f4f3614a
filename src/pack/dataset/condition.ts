import { oneLabel } from './one-width.ts';
import type { DatasetSpec } from './types.ts';

/** Words for yes and no in simple conditions. */
const YES = new Set(['是', 'y', 'yes', 'true', '1', '√']);
const NO = new Set(['否', 'n', 'no', 'false', '0', '×']);

/** What is wrong with a simple condition, in both languages. */
export interface ConditionProblem {
  readonly field: string;
  readonly zh: string;
  readonly en: string;
}

/**
 * Turns simple conditions such as `{brand: [E8], prehandled: 否, hasten_count: ">= 1"}` into one SQL condition.
 * Columns may be named canonically or by their header; values are quoted, never spliced as they are.
 */
export function conditionOf(
  only: Readonly<Record<string, readonly string[]>>,
  dataset: DatasetSpec,
): { readonly sql: string | null; readonly problems: readonly ConditionProblem[] } {
  const problems: ConditionProblem[] = [];
  const parts: string[] = [];
  for (const [field, values] of Object.entries(only)) {
    const column = dataset.columns.find((c) => c.name === field || c.header === field);
    const derived = dataset.derived.find((d) => d.name === field || d.label === field);
    const named = column ?? derived;
    if (!named) {
      problems.push({
        field,
        zh: `数据集 ${dataset.id} 没有「${field}」这一列`,
        en: `dataset ${dataset.id} has no column "${field}"`,
      });
      continue;
    }
    const part = partOf(named.name, named.type, values);
    const unsure = named.type === 'percent' ? values.find(isUnsure) : undefined;
    if (unsure !== undefined) {
      problems.push({
        field,
        zh: `「${unsure}」看不出是百分之几：请带上 %，例如 ">= 90%"`,
        en: `"${unsure}" does not tell how many percent: write the sign, such as ">= 90%"`,
      });
      continue;
    }
    if (part === null) {
      problems.push({
        field,
        zh: `条件「${values.join('、')}」看不懂`,
        en: `cannot read the condition "${values.join(', ')}"`,
      });
      continue;
    }
    const members = column ? column.values.map((v) => v.value) : (derived?.values ?? []);
    const unknown = members.length > 0 ? values.filter((value) => !members.includes(value)) : [];
    for (const value of unknown) {
      problems.push({
        field,
        zh: `「${value}」不在可用值之内：${members.join('、')}`,
        en: `"${value}" is none of: ${members.join(', ')}`,
      });
    }
    parts.push(part);
  }
  return { sql: parts.length > 0 ? parts.join(' and ') : null, problems };
}

/** A test of a percentage as exports write it; the column holds fractions of one. */
const PERCENT = /^\s*(>=|<=|>|<|=)?\s*(-?\d+(?:\.\d+)?)\s*([%％]?)\s*$/;

/** Whether a number without a sign could be a fraction of one as well as a percentage: 0.9, but not 0. */
function isUnsure(value: string): boolean {
  const [, , number = '', sign] = PERCENT.exec(value) ?? [];
  return sign === '' && Number(number) !== 0 && Math.abs(Number(number)) <= 1;
}

function partOf(name: string, type: string, values: readonly string[]): string | null {
  if (values.length === 0) return null;
  if (type === 'flag') {
    const [value = ''] = values;
    const word = value.trim().toLowerCase();
    if (values.length > 1 || !(YES.has(word) || NO.has(word))) return null;
    return YES.has(word) ? `${name}` : `not ${name}`;
  }
  if (type === 'percent') {
    const tests = values.map((value) => PERCENT.exec(value));
    if (tests.some((test) => test === null)) return null;
    return `(${tests.map((test) => `${name} * 100 ${test?.[1] ?? '='} ${test?.[2]}`).join(' or ')})`;
  }
  if (type === 'number' || type === 'hours' || type === 'amount') {
    const tests = values.map((value) => /^\s*(>=|<=|>|<|=)?\s*(-?\d+(?:\.\d+)?)\s*$/.exec(value));
    if (tests.some((test) => test === null)) return null;
    return `(${tests.map((test) => `${name} ${test?.[1] ?? '='} ${test?.[2]}`).join(' or ')})`;
  }
  const written = type === 'text' ? values.map(oneLabel) : values;
  return `${name} in (${written.map((value) => `'${value.replaceAll("'", "''")}'`).join(', ')})`;
}

/** Joins conditions with `and`; null when there is none. */
export function allOf(...conditions: readonly (string | null | undefined)[]): string | null {
  const given = conditions.filter((condition): condition is string => Boolean(condition));
  return given.length === 0 ? null : given.map((condition) => `(${condition})`).join(' and ');
}
