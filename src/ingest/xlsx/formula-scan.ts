import type { ByteSource } from '../bytes/byte-source.ts';
import type { Refuse } from '../bytes/refuse.ts';
import { countFormula, type FormulaColumn } from '../model/formula-results.ts';
import { cellPlace } from './cell-reference.ts';
import { textOf } from './unpack.ts';
import { type Attributes, parseWhole, type XmlHandler } from './xml.ts';
import type { ZipPart } from './zip.ts';

/** The formulas of a sheet by column; `asksAgain` tells what the workbook asks for, to which the sheet may add. */
export async function formulasOf(
  source: ByteSource,
  part: ZipPart,
  asksAgain: boolean,
  refuse: Refuse,
): Promise<ReadonlyMap<number, FormulaColumn>> {
  const scan = new FormulaScan();
  const expected = { root: 'worksheet', part: part.name };
  await parseWhole(textOf(source, part, refuse), expected, scan, refuse);
  const asks = asksAgain || scan.asksAgain;
  return new Map([...scan.columns].map(([at, one]) => [at, { ...one, asksAgain: asks }]));
}

class FormulaScan implements XmlHandler {
  readonly columns = new Map<number, FormulaColumn>();
  asksAgain = false;
  #column = -1;
  #isFormula = false;
  #isValue = false;
  #value = '';

  open(name: string, { r, fullCalcOnLoad }: Attributes): void {
    if (name === 'row') this.#column = -1;
    else if (name === 'c') {
      this.#column = (r === undefined ? null : cellPlace(r)?.column) ?? this.#column + 1;
      this.#isFormula = false;
      this.#value = '';
    } else if (name === 'f') this.#isFormula = true;
    else if (name === 'v') this.#isValue = true;
    else if (name === 'sheetCalcPr') this.asksAgain = isTrue(fullCalcOnLoad);
  }

  text(text: string): void {
    if (this.#isValue && this.#isFormula && this.#value.length < 40) this.#value += text;
  }

  close(name: string): void {
    if (name === 'v') this.#isValue = false;
    if (name !== 'c' || !this.#isFormula) return;
    const value = this.#value.trim();
    countFormula(this.columns, this.#column, value !== '' && Number(value) !== 0, false);
  }
}

/** A truth value of a workbook's XML. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
