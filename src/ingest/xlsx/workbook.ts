import type { ByteSource } from '../bytes/byte-source.ts';
import { type Refuse, refuserOf } from '../bytes/refuse.ts';
import { judgeFormulas } from '../model/formula-results.ts';
import type { RawRecords } from '../model/raw-record.ts';
import { openContainer } from './container.ts';
import { formulasOf } from './formula-scan.ts';
import { type SheetContext, SheetRows } from './sheet-rows.ts';
import { scanSheet } from './sheet-scan.ts';
import { textOf } from './unpack.ts';
import { parseXml } from './xml.ts';
import type { ZipPart } from './zip.ts';

/** One sheet of a workbook with at least one row. */
export interface Sheet {
  readonly name: string;
  /** Whether people who open the workbook do not see it. */
  readonly isHidden: boolean;
  readonly date1904: boolean;
  /** Columns, by position, of formulas whose results may be old. */
  readonly doubtful: ReadonlySet<number>;
  /** To be read to the end before the next sheet is asked for; a fault at its end takes all of it back. */
  readonly records: RawRecords;
}

/** Blank rows of all sheets: three sheets may have a cell in their last row. */
const MOST_BLANK = 3_200_000;

/** Reads the sheets of a workbook (Office Open XML), one after the other; `path` names it in faults. */
export async function* sheetsOf(source: ByteSource, path: string): AsyncIterable<Sheet> {
  const refuse = refuserOf(path);
  const { sheets, date1904, styles, strings, calculation } = await openContainer(source, refuse);
  let blank = 0;
  async function* counted(records: RawRecords, part: ZipPart): RawRecords {
    for await (const record of records) {
      if (record.cells.length === 0) blank += 1;
      if (blank > MOST_BLANK) throw refuse('too_large', part.name);
      yield record;
    }
  }
  for (const { name, isHidden, part } of sheets) {
    const { rows, merges, hasFormulas } = await scanSheet(source, part, refuse);
    const formulas = hasFormulas
      ? await formulasOf(source, part, calculation.asksAgain, refuse)
      : new Map();
    const { uncalculated, doubtful } = judgeFormulas(formulas, calculation);
    const context = { part: part.name, date1904, styles, strings, merges, uncalculated, refuse };
    const records = counted(recordsOf(source, part, rows, context), part);
    if (rows > 0) yield { name, isHidden, date1904, doubtful, records };
    else for await (const _ of records);
  }
}

async function* recordsOf(
  source: ByteSource,
  part: ZipPart,
  rows: number,
  context: SheetContext & { readonly refuse: Refuse },
): RawRecords {
  const { refuse } = context;
  const handler = new SheetRows(context);
  const expected = { root: 'worksheet', part: part.name };
  const pieces = textOf(source, part, refuse);
  for await (const _ of parseXml(pieces, expected, handler, refuse)) yield* handler.taken();
  yield* handler.rest();
  if (handler.rows !== rows) throw refuse('unknown_layout', part.name);
}
