import { type Message, message } from '../../messages/catalogue.ts';
import { fault } from '../../messages/fault.ts';
import type { ColumnSpec, ColumnType, DatasetSpec } from '../../pack/dataset/types.ts';
import type { RawRecord, RawRecords } from '../model/raw-record.ts';
import { headerUnit } from '../values/header-form.ts';
import { comparable } from '../values/text.ts';
import { type HeaderMatch, headersOf } from './header.ts';

const TIME = '分钟|分|秒钟?|毫秒|天|日|MINUTES?|MINS?|SECONDS?|DAYS?';
const MANY = '[百千万亿]{1,2}[元户件次个张人]?';
const USUAL = '小时|时|HOURS?|H|[元户件次个张人条单]|%';
/** `单位：万户`, `（时长单位：分钟）`, and over names `时长(分钟)`. */
const SAID = new RegExp(
  `单位(?:为|是)?[:=]?(${TIME}|${MANY})[)。;；]?$|^[^:]{0,12}\\((${TIME}|${MANY})\\)$`,
);
const CELL = new RegExp(`^\\(?(?:单位[:=]?)?(?:(${TIME}|${MANY})|${USUAL})数?\\)?$`);

const OF_TIME: ReadonlySet<ColumnType> = new Set(['hours']);
const OF_MANY: ReadonlySet<ColumnType> = new Set(['number', 'amount']);

/**
 * Warns of a unit that stands above the header (单位：分钟 in a title, 时长(分钟) over names) while the headers of columns
 * that it could mean say none: bare numbers there are read in hours, users or yuan.
 */
export function unitsAbove(
  path: string,
  above: readonly RawRecord[],
  header: HeaderMatch,
  spec: DatasetSpec,
): readonly Message[] {
  const said = above.flatMap(({ cells }) => cells);
  return said.flatMap((cell) => {
    const [, inTitle, overNames] = SAID.exec(comparable(cell)) ?? [];
    const unit = inTitle ?? overNames;
    if (unit === undefined) return [];
    const meant = new RegExp(`^(?:${TIME})$`).test(unit) ? OF_TIME : OF_MANY;
    const columns = header.columns
      .filter(
        ({ matched }) =>
          isMeant(matched.column, meant, spec) && headerUnit(matched.header) === null,
      )
      .map(({ matched }) => matched.header);
    if (columns.length === 0) return [];
    return [message('ingest.unit_above', { file: path, said: cell.trim(), columns })];
  });
}

function isMeant(name: string, types: ReadonlySet<ColumnType>, { columns }: DatasetSpec): boolean {
  const column: ColumnSpec | undefined = columns.find((one) => one.name === name);
  return column !== undefined && types.has(column.type);
}

/** Passes the records on; a first one that holds units and nothing else (`(分钟)`, `万户`) is a fault that names its row. */
export async function* withoutUnitRow(
  records: RawRecords,
  path: string,
  header: HeaderMatch,
): RawRecords {
  let isFirst = true;
  for await (const record of records) {
    if (isFirst) refuseUnits(record, path, header);
    isFirst = isFirst && record.cells.every((cell) => cell.trim() === '');
    yield record;
  }
}

function refuseUnits({ record, cells }: RawRecord, path: string, header: HeaderMatch): void {
  const filled = [...cells.entries()].filter(([, cell]) => cell.trim() !== '');
  const found = filled.map(([at, cell]) => ({ at, cell, match: CELL.exec(comparable(cell)) }));
  const other = found.find(({ match }) => match?.[1] !== undefined);
  if (other === undefined || found.some(({ match }) => match === null)) return;
  const column = headersOf(header)[other.at] ?? '';
  throw fault('ingest.unit_row', { file: path, row: record, column, unit: other.cell.trim() });
}
