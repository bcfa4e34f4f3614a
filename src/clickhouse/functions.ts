import { textForColumn } from './casts.ts';
import { TIMESTAMP } from './types-of-columns.ts';
import { Untranslatable } from './untranslatable.ts';

/** SQL of a call by the SQL of its arguments; `literals` are those of them that are plain texts or numbers. */
type Call = (args: readonly string[], literals: readonly (string | null)[]) => string;

const named =
  (name: string): Call =>
  (args) =>
    `${name}(${args.join(', ')})`;
const infix =
  (sign: string): Call =>
  ([first = '', ...rest]) =>
    rest.length === 0 ? `(${sign}${first})` : `(${[first, ...rest].join(` ${sign} `)})`;

/** DuckDB rounds halves of a DOUBLE away from zero, ClickHouse to the even neighbour. */
const rounded: Call = ([value = '', digits], [, literal]) => {
  if (digits === undefined) return nearest(value);
  if (literal === null || literal === undefined || !/^\d$/.test(literal))
    throw new Untranslatable('round to digits that are no number by themselves');
  const power = 10 ** Number(literal);
  return `(${nearest(`(${value} * ${power})`)} / ${power})`;
};
const nearest = (value: string) =>
  `(trunc(${value}) + if(abs(${value} - trunc(${value})) >= 0.5, sign(${value}), 0))`;

/** A quotient of whole numbers or decimals is a DOUBLE in DuckDB; ClickHouse cuts that of decimals to their digits. */
const quotient: Call = ([value = '', by = '']) => `(toFloat64(${value}) / toFloat64(${by}))`;

/** ClickHouse takes the digits of two decimals for whole numbers, whatever their scales, and stops at a division by zero. */
const remainder: Call = ([value = '', by = '']) =>
  `(${inNinths(value)} % nullIf(${inNinths(by)}, 0))`;
const inNinths = (value: string) => `CAST(${value} AS Nullable(Decimal(38, 9)))`;

const PARTS: Readonly<Record<string, string>> = {
  year: 'toYear',
  quarter: 'toQuarter',
  month: 'toMonth',
  week: 'toISOWeek',
  day: 'toDayOfMonth',
  hour: 'toHour',
  minute: 'toMinute',
  second: 'toSecond',
  isodow: 'toDayOfWeek',
  doy: 'toDayOfYear',
};
const SUNDAY_FIRST: ReadonlySet<string> = new Set(['dow', 'dayofweek', 'weekday']);

function partOf(unit: string, value: string): string {
  if (SUNDAY_FIRST.has(unit)) return `(toDayOfWeek(${value}) % 7)`;
  const name = PARTS[unit];
  if (name === undefined) throw new Untranslatable(`the part ${unit} of a time`);
  return `toInt64(${name}(${value}))`;
}

const datePart: Call = ([, value = ''], [unit]) => partOf(unitOf(unit), value);
const ofTime =
  (unit: string): Call =>
  ([value = '']) =>
    partOf(unit, value);

/** A unit is part of the statement: one that depends on the record has no name to call. */
function unitOf(literal: string | null | undefined): string {
  if (literal === null || literal === undefined)
    throw new Untranslatable('a unit of time that is no text');
  return literal.toLowerCase().replace(/s$/, '');
}

const dateDiff: Call = ([, from = '', to = ''], [unit]) =>
  `dateDiff('${unitOf(unit)}', ${from}, ${to})`;
const dateTrunc: Call = ([, value = ''], [unit]) =>
  `CAST(dateTrunc('${unitOf(unit)}', ${value}) AS Nullable(${TIMESTAMP}))`;

const interval =
  (unit: string): Call =>
  (_, [amount]) => {
    if (amount === null || amount === undefined)
      throw new Untranslatable('an interval whose length is no number by itself');
    return `toInterval${unit}(${amount})`;
  };

/** RE2 in both, but that a dot is any sign but a line's end in DuckDB. */
const pattern = (sql: string) => `concat('(?-s)', ${sql})`;

const matches: Call = ([text = '', regexp = ''], [, , options]) =>
  `match(${text}, ${withOptions(regexp, options)})`;

function withOptions(regexp: string, options: string | null | undefined): string {
  if (options === undefined || options === '') return pattern(regexp);
  if (options === 'i') return `concat('(?i-s)', ${regexp})`;
  throw new Untranslatable(`the options ${options} of a pattern`);
}

const replaced: Call = ([text = '', regexp = '', by = ''], [, , , options]) => {
  const isAll = options?.includes('g') ?? false;
  const rest = options?.replace('g', '');
  return `replaceRegexp${isAll ? 'All' : 'One'}(${text}, ${withOptions(regexp, rest)}, ${by})`;
};

/** A backslash is a sign like others in DuckDB's `like`. */
const like =
  (operator: string): Call =>
  ([text = '', form = '']) =>
    `(${text} ${operator} replaceAll(${form}, '\\\\', '\\\\\\\\'))`;

/** NULL is no text in DuckDB's `concat`, and makes all of ClickHouse's NULL. */
const concat: Call = (args) =>
  `concat(${args.map((arg) => `coalesce(${textForColumn(arg)}, '')`).join(', ')})`;

const CALLS: Readonly<Record<string, Call>> = {
  '+': infix('+'),
  '-': infix('-'),
  '*': infix('*'),
  '/': quotient,
  '//': ([value = '', by = '']) => `intDiv(${value}, nullIf(${by}, 0))`,
  '%': remainder,
  mod: remainder,
  '||': (args) => `concat(${args.map(textForColumn).join(', ')})`,
  '~~': like('LIKE'),
  '!~~': like('NOT LIKE'),
  '~~*': like('ILIKE'),
  '!~~*': like('NOT ILIKE'),
  row: named('tuple'),
  coalesce: named('coalesce'),
  ifnull: named('ifNull'),
  nullif: named('nullIf'),
  if: named('if'),
  abs: named('abs'),
  round: rounded,
  floor: named('floor'),
  ceil: named('ceil'),
  ceiling: named('ceil'),
  trunc: named('trunc'),
  sign: named('sign'),
  greatest: named('greatest'),
  least: named('least'),
  date_diff: dateDiff,
  datediff: dateDiff,
  date_part: datePart,
  datepart: datePart,
  date_trunc: dateTrunc,
  datetrunc: dateTrunc,
  year: ofTime('year'),
  quarter: ofTime('quarter'),
  month: ofTime('month'),
  day: ofTime('day'),
  hour: ofTime('hour'),
  minute: ofTime('minute'),
  second: ofTime('second'),
  dayofweek: ofTime('dow'),
  weekday: ofTime('dow'),
  isodow: ofTime('isodow'),
  week: ofTime('week'),
  dayofyear: ofTime('doy'),
  last_day: named('toLastDayOfMonth'),
  to_years: interval('Year'),
  to_months: interval('Month'),
  to_days: interval('Day'),
  to_hours: interval('Hour'),
  to_minutes: interval('Minute'),
  to_seconds: interval('Second'),
  md5: ([text = '']) => `lower(hex(MD5(${text})))`,
  lower: named('lowerUTF8'),
  upper: named('upperUTF8'),
  trim: named('trimBoth'),
  ltrim: named('trimLeft'),
  rtrim: named('trimRight'),
  length: named('lengthUTF8'),
  substr: named('substringUTF8'),
  substring: named('substringUTF8'),
  left: named('leftUTF8'),
  right: named('rightUTF8'),
  replace: named('replaceAll'),
  concat,
  strpos: named('positionUTF8'),
  instr: named('positionUTF8'),
  starts_with: named('startsWith'),
  prefix: named('startsWith'),
  ends_with: named('endsWith'),
  suffix: named('endsWith'),
  contains: ([text = '', part = '']) => `(position(${text}, ${part}) > 0)`,
  regexp_matches: matches,
  regexp_full_match: ([text = '', regexp = ''], [, , options]) =>
    `match(${text}, ${withOptions(`concat('^(?:', ${regexp}, ')\\\\z')`, options)})`,
  regexp_extract: ([text = '', regexp = '', group = '0'], [, , , options]) =>
    `regexpExtract(${text}, ${withOptions(regexp, options)}, ${group})`,
  regexp_replace: replaced,
  list_value: named('array'),
  // What is not in the list has no place.
  list_position: ([list = '', one = '']) => `nullIf(indexOf(${list}, ${one}), 0)`,
  current_schema: () => 'currentDatabase()',
  count_star: () => 'count()',
  count: named('count'),
  sum: named('sum'),
  min: named('min'),
  max: named('max'),
};

/** ClickHouse's SQL for a call of DuckDB's function. Throws {@link Untranslatable} for one that has no equal. */
export function callForClickhouse(
  name: string,
  args: readonly string[],
  literals: readonly (string | null)[],
): string {
  const call = CALLS[name.toLowerCase()];
  if (call === undefined) throw new Untranslatable(`the function ${name}`);
  return call(args, literals);
}

/** The functions that are translated. */
export const TRANSLATED: ReadonlySet<string> = new Set(Object.keys(CALLS));
