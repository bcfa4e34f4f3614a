import { CLOCK, GLUED, REMARK, UNIT, unitAsRead } from './header-units.ts';
import { comparable } from './text.ts';

const SAID = '(?:计量)?单位(?:为|是)?[:=/]?|UNITS?[:=]?|IN|[以按]';
/** `(分钟)`, `(单位:分钟)`, `(以分钟计)`, `(小时数)`, `(小时,保留两位小数)`. */
const IN_BRACKETS = new RegExp(
  `\\((?:${SAID})?(${UNIT}|${CLOCK})(?:数|计算?|为单位)?(?:[,;、]${REMARK})?\\)`,
);
/** `/分钟`, `-小时`, `_MIN`, `,单位:万户`, `单位万户`. */
const BEHIND = new RegExp(
  `(?:[/\\-_,:;|·](?:${SAID})?|(?:计量)?单位(?:为|是)?[:=]?|UNITS?[:=]?|[以按])(${UNIT})(?:(?<=分钟|小时|天)数)?$`,
);
const ONLY_REMARK = new RegExp(`\\(${REMARK}\\)`, 'g');

/** Signs by which templates mark a column: must be filled, may be, see the note. */
const MARKS = /[*★☆✱✻#※◆◇●○■□▲△▪•!]/g;
const MARK_WORDS =
  /\((?:必填项?|必输项?|必录项?|必选|选填项?|选输|可选|可空|可不填|非空|不能为空|不可为空|自动生成|REQUIRED|OPTIONAL|MANDATORY)?\)/g;
/** What a column may hold, as templates list it: (是/否), (Y/N), (YYYY-MM-DD). */
const CHOICES =
  /\((?:是\/否|是或否|Y\/N|YES\/NO|0\/1|1\/0|有\/无|√\/[×X]|T\/F|TRUE\/FALSE|Y{2,4}[-/.年]M{1,2}[^()]*|[^()/]{1,6}(?:\/[^()/]{1,6})+选一)\)$/;
/** The same words beside others in brackets. */
const MARK_INSIDE =
  /(?<=\()(?:必填项?|必输项?|必录项?|选填项?|可选|可空)[,;、:]|[,;、:](?:必填项?|必输项?|必录项?|选填项?|可选|可空)(?=\))/g;
const NUMBERED = /^(?:\(\d{1,2}\)|\d{1,2}[.、:]|[一二三四五六七八九十]{1,2}、)/;
const LINE_BREAK = /<BR\/?>/g;
const OPENING = /[【〔〖［[{「『《<]/g;
const CLOSING = /[】〕〗］\]}」』》>]/g;

interface Parted {
  readonly form: string;
  readonly unit: string | null;
}

/** Headers are few and asked for often. */
const parted = new Map<string, Parted>();
const MOST_KEPT = 5_000;

function partsOf(header: string): Parted {
  const known = parted.get(header);
  if (known) return known;
  const given = comparable(header)
    .replace(LINE_BREAK, '')
    .replace(OPENING, '(')
    .replace(CLOSING, ')');
  const bare = given
    .replace(MARKS, '')
    .replace(MARK_INSIDE, '')
    .replace(MARK_WORDS, '')
    .replace(CHOICES, '')
    .replace(/[:?]+$/, '');
  // A header of marks alone keeps them: # over the numbers of the rows.
  const form = bare === '' ? given : bare;
  const found = IN_BRACKETS.exec(form) ?? BEHIND.exec(form);
  const without = found
    ? form.slice(0, found.index) + form.slice(found.index + found[0].length)
    : '';
  const parts =
    found && without !== '' ? { form: without, unit: found[1] ?? null } : { form, unit: null };
  if (parted.size > MOST_KEPT) parted.clear();
  parted.set(header, parts);
  return parts;
}

/** The form in which headers are compared: no white space, width, case, marks of templates, or unit written out. */
export function headerForm(header: string): string {
  return partsOf(header).form;
}

/**
 * The form of a header whose unit nothing parts from its name, that is numbered, or that remarks in brackets how its
 * cells look; only for headers that are not known as they are.
 */
export function looseForm(header: string): string {
  const { form } = partsOf(header);
  return form.replace(ONLY_REMARK, '').replace(NUMBERED, '').replace(GLUED, '');
}

/**
 * The unit that a header writes out, in the form of {@link comparable} (`分钟`, `万户`, `%`), that of a clock as
 * {@link unitAsRead} gives it; null where there is none.
 */
export function headerUnit(header: string): string | null {
  const { form, unit } = partsOf(header);
  if (unit !== null) return unitAsRead(unit);
  const [, words, letters] = GLUED.exec(form) ?? [];
  return words ?? letters ?? null;
}

/** One column of a header: what people read, and the names under which its column is sought, the fullest first. */
export interface HeaderCell {
  readonly at: number;
  readonly header: string;
  readonly names: readonly string[];
}

/** The cells of a header of one row. */
export function singleHeader(row: readonly string[]): readonly HeaderCell[] {
  return row.flatMap((cell, at) => {
    const header = tidy(cell);
    return header === '' ? [] : [{ at, header, names: [header] }];
  });
}

/**
 * The cells of a header of two rows, groups above: a group stands over the cells at its right up to the next, since
 * a merged cell keeps its text in the first only. `E6` over `申告用户数` reads `E6/申告用户数`; the lower name alone
 * counts where no other group has it.
 */
export function doubleHeader(
  upper: readonly string[],
  lower: readonly string[],
): readonly HeaderCell[] {
  const groups = groupsOver(upper, lower);
  const timesBelow = new Map<string, number>();
  for (const cell of lower)
    timesBelow.set(headerForm(cell), (timesBelow.get(headerForm(cell)) ?? 0) + 1);
  return groups.flatMap((group, at) => {
    const below = tidy(lower[at] ?? '');
    if (group === '' && below === '') return [];
    if (below === '' || headerForm(group) === headerForm(below))
      return [{ at, header: group, names: [group] }];
    if (group === '') return [{ at, header: below, names: [below] }];
    const alone = timesBelow.get(headerForm(below)) === 1 ? [below] : [];
    const joined = `${group}/${below}`;
    return [{ at, header: joined, names: [joined, group + below, ...alone] }];
  });
}

function groupsOver(upper: readonly string[], lower: readonly string[]): readonly string[] {
  let group = '';
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    const own = tidy(upper[at] ?? '');
    const below = tidy(lower[at] ?? '');
    // A cell with nothing below it is merged downwards and groups nothing at its right.
    if (own !== '') group = below === '' ? '' : own;
    else if (below === '') group = '';
    return own === '' ? group : own;
  });
}

function tidy(cell: string): string {
  return cell.replace(/\s+/g, ' ').trim();
}
