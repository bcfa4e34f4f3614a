import { type Message, message } from '../../messages/catalogue.ts';
import { columnsIn } from '../../pack/dataset/sql-names.ts';
import type { ColumnSpec, DatasetSpec } from '../../pack/dataset/types.ts';
import type { InputFile } from '../model/types.ts';
import { headerForm, headerUnit } from '../values/header-form.ts';

/** Words of headers under which lengths of time stand, whatever the system calls them. */
const LENGTHS = /时长|历时|耗时|用时|时限|期限|(?:小时|分钟|天)数|DURATION|ELAPSED|HOURS|MINUTES/;
const OF_TIME =
  /^(?:小时|时|HOURS?|HRS?|H|分钟|分|MINUTES?|MINS?|MIN|秒钟?|SECONDS?|SECS?|S|天|日|DAYS?)$/;
/** Words that ask about one thing, whichever way round. */
const SUBJECTS = [
  /超时|超期|逾期|超限|及时|按时|准时|达标/,
  /履约|爽约|准时|按时|赴约/,
  /绑定|捆绑/,
  /预告|割接|计划/,
  /估计|估算|约数/,
];

/**
 * Warns where a file lacks an optional column and has a header that no column takes and that may be it: where a derived
 * column is computed all the same (done less accepted instead of the hours given), of any header that may be it, since
 * the figure would change in silence; else of one that is written almost like it.
 */
export function fallbackMessages(
  spec: DatasetSpec,
  files: readonly Pick<InputFile, 'path' | 'columns' | 'ignoredHeaders' | 'headerHints'>[],
): readonly Message[] {
  return files.flatMap(({ path, columns, ignoredHeaders, headerHints }) => {
    const found = new Set(columns.map(({ column }) => column));
    const asked = new Set(
      headerHints.flatMap(({ kind, header }) => (kind === 'ask' ? header : [])),
    );
    const open = ignoredHeaders.filter((header) => !asked.has(header));
    return spec.columns.flatMap((column): readonly Message[] => {
      if (found.has(column.name) || column.required !== 'no') return [];
      const facts = { file: path, column: column.header, dataset: spec.id };
      const instead = computedWithout(column, spec, found);
      const likely = open.filter((header) => mayBe(header, column, spec));
      if (instead.length > 0 && likely.length > 0)
        return [message('ingest.computed_without', { ...facts, likely, instead })];
      const variants = open.filter((header) => isVariant(header, column));
      if (variants.length === 0) return [];
      return [message('ingest.column_not_recognised', { ...facts, likely: variants })];
    });
  });
}

/** Labels of the derived columns that read the column, themselves or through others, and are computed all the same. */
function computedWithout(
  { name }: ColumnSpec,
  spec: DatasetSpec,
  found: ReadonlySet<string>,
): readonly string[] {
  const known = new Set(found);
  const touched = new Set([name]);
  const labels: string[] = [];
  for (const { name: own, label, sql, needs } of spec.derived) {
    const reads = columnsIn(sql, spec).columns.some((one) => touched.has(one));
    if (reads) touched.add(own);
    if (needs.length > 0 && !needs.some((all) => all.every((one) => known.has(one)))) continue;
    known.add(own);
    if (reads) labels.push(label);
  }
  return labels;
}

/** What stands before and behind a name without making another thing of it. */
const BESIDE =
  /^(?:是否|工单|本单|本次|系统|实际|累计|客户|用户|总)|(?:系数|数值|值|占比|比例|比重|情况|结果|标识|标志|标记|名称|信息|小时|分钟|[A-Z]+)$/g;
const SIGNS_BESIDE = /\([^()]*\)|[^\p{L}]/gu;

/**
 * Whether a header differs from a name of the column only by signs, brackets, figures, units or words of no meaning. One of
 * them has more of these: 客户类型 and 工单类型 are two things.
 */
function isVariant(header: string, { header: own, aliases, inverse }: ColumnSpec): boolean {
  const given = lettersOf(headerForm(header));
  return [own, ...aliases, ...inverse].some((one) => {
    const name = lettersOf(headerForm(one));
    return given === name || stemOf(given) === name || given === stemOf(name);
  });
}

function lettersOf(form: string): string {
  const letters = form.replace(SIGNS_BESIDE, '');
  return letters.length > 1 ? letters : form;
}

function stemOf(letters: string): string {
  const stem = letters.replace(BESIDE, '');
  return stem.length > 1 ? stem : letters;
}

function mayBe(header: string, column: ColumnSpec, spec: DatasetSpec): boolean {
  const form = headerForm(header.slice(header.lastIndexOf('/') + 1));
  const names = [column.header, ...column.aliases, ...column.inverse].map(headerForm);
  if (names.some((name) => form.includes(name) || name.includes(form))) return form.length > 1;
  if (column.type === 'hours') {
    // A unit of time tells a length of time, whatever the words beside it.
    const unit = headerUnit(header);
    if (unit !== null && OF_TIME.test(unit)) return !isOthers(form, column, spec);
    const shared = (name: string) => commonPairs(form, name) > 0;
    return (
      LENGTHS.test(form) && names.some((name) => shared(name) && !isOthers(form, column, spec))
    );
  }
  if (column.type !== 'flag') return false;
  return SUBJECTS.some((words) => words.test(form) && names.some((name) => words.test(name)));
}

/** A header that is more like another column of lengths of time. */
function isOthers(form: string, column: ColumnSpec, { columns }: DatasetSpec): boolean {
  const like = (one: ColumnSpec) =>
    Math.max(...[one.header, ...one.aliases].map((name) => commonPairs(form, headerForm(name))));
  return columns.some((one) => one !== column && one.type === 'hours' && like(one) > like(column));
}

/** How many pairs of neighbouring letters two headers have in common. */
function commonPairs(one: string, other: string): number {
  return Array.from(one).filter((_, at) => at > 0 && other.includes(one.slice(at - 1, at + 1)))
    .length;
}
