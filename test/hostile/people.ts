import { encodeGb18030 } from '../../fixtures/generator/gb18030.ts';
import type { ColumnSpec, DatasetSpec } from '../../src/pack/dataset/types.ts';

const FAMILY = [...'赵钱孙周吴郑冯陈褚卫'];
const GIVEN = [...'霁崧沅骞珩嫣翊澍瑭璟'];

/** A name that nothing else of a report holds. */
const nameOf = (at: number): string =>
  `${FAMILY[at % 10]}${GIVEN[Math.floor(at / 10) % 10]}${GIVEN[(at * 3 + 1) % 10]}`;
const mobileOf = (at: number): string =>
  `1${[33, 39, 58, 89][at % 4]}${String(70_010_007 + at * 9173).padStart(8, '0')}`;
const localOf = (at: number): string => String(6_203_517 + at * 1789);

/** Hands out names and numbers, each once, and knows all that it gave. */
export class People {
  readonly names: string[] = [];
  readonly mobiles: string[] = [];
  readonly locals: string[] = [];
  /** The last of them who stands in a column for names, from which the program knows it. */
  known = '本人';

  name(): string {
    return given(this.names, nameOf);
  }

  mobile(): string {
    return given(this.mobiles, mobileOf);
  }

  /** A fixed line without its area code. */
  local(): string {
    return given(this.locals, localOf);
  }

  get count(): number {
    return this.names.length + this.mobiles.length + this.locals.length;
  }

  /** Numbers in the forms that people and systems write. */
  written(): string {
    const forms = [
      () => this.mobile(),
      () => this.mobile().replace(/^(...)(....)/, '$1 $2 '),
      () => this.mobile().replace(/^(...)(....)/, '$1-$2-'),
      () => wide(this.mobile()),
      () => `+86${this.mobile()}`,
      () => `0832-${this.local()}`,
      () => `(0832)${this.local()}`,
      () => this.local(),
    ];
    return forms[this.count % forms.length]?.() ?? '';
  }
}

function given(all: string[], make: (at: number) => string): string {
  const one = make(all.length);
  all.push(one);
  return one;
}

const wide = (digits: string): string =>
  [...digits].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');

const NUMBERS = new Set(['user_number', 'contact']);
const PERSONS = new Set(['customer_name', 'person', 'partner', 'caller']);

/** What a column of a record holds; free text names a customer whom the exports know, and a number. */
export function cellOf(
  spec: DatasetSpec,
  { name, type, values }: ColumnSpec,
  record: number,
  people: People,
): string {
  const day = String((record % 20) + 1).padStart(2, '0');
  switch (type) {
    case 'id':
      if (NUMBERS.has(name)) return record % 3 === 0 ? `0832${people.local()}` : people.mobile();
      return `${spec.id.slice(0, 2)}-${name.slice(0, 2)}-${record}`;
    case 'text':
      if (PERSONS.has(name)) {
        people.known = people.name();
        return people.known;
      }
      return `联系${people.known}，电话${people.written()}。`;
    case 'enum':
      return values[record % values.length]?.value ?? '';
    case 'branch':
      return '东区';
    case 'department':
      return '东区实业';
    case 'datetime':
      return `2009-07-${day} ${name.startsWith('accepted') ? '08' : '10'}:00:00`;
    case 'month':
      return '2009-07';
    case 'flag':
      return record % 2 === 0 ? '是' : '否';
    case 'percent':
      return '95.5%';
    default:
      return String((record % 7) + 1);
  }
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/**
 * An export of a dataset with all of its columns, full of people: good records, one that comes twice differently, and
 * some that cannot be used, with a stray quote, an unknown branch, too few and too many cells.
 */
export function exportOf(spec: DatasetSpec, people: People, inGb: boolean): Uint8Array {
  const columns = [...spec.columns].sort((a, b) => rank(a) - rank(b));
  const row = (
    record: number,
    change: (column: ColumnSpec, cell: string) => string = (_, cell) => cell,
  ) => columns.map((column) => change(column, cellOf(spec, column, record, people)));
  const good = [1, 2, 3, 4, 8, 9].map((record) => row(record));
  const latest = row(4);
  const badBranch = row(5, ({ type }, cell) =>
    type === 'branch' || type === 'department' ? `${people.known}${people.mobile()}` : cell,
  );
  const badTimes = row(6, ({ type }, cell) =>
    type === 'datetime' || type === 'month' ? `${people.mobile()}日` : cell,
  );
  const lines = [
    [...columns.map(({ header }) => header), '备注'],
    ...[...good, latest, badBranch, badTimes].map((cells) => [...cells, people.written()]),
    [...row(7), '', people.written(), people.known],
  ].map((cells) => cells.map(quoted).join(','));
  const stray = `${people.known}"${people.mobile()},${people.written()}`;
  const text = [...lines, stray, `合计,${people.written()}`, `制表：${people.mobile()}`, ''].join(
    '\r\n',
  );
  return inGb ? encodeGb18030(text) : Buffer.from(text);
}

/** Names come first, so that the texts of a record can name them. */
function rank({ name }: ColumnSpec): number {
  return PERSONS.has(name) ? 0 : 1;
}
