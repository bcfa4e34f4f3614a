/** The formulas of one column of a sheet. */
export interface FormulaColumn {
  readonly cells: number;
  /** Those whose result is neither 0 nor empty. */
  readonly filled: number;
  /** The file asks the next program to calculate them anew. */
  readonly asksAgain: boolean;
}

/** What else tells whether a workbook was calculated before it was saved. */
export interface Calculation {
  /** The order of calculation that Excel keeps, and that writers which cannot calculate do not. */
  readonly keepsChain: boolean;
  /** The program that says it wrote the file, or null. */
  readonly application: string | null;
}

/** Columns, by position, whose formulas were not calculated, and those whose results may be old. */
export interface FormulaVerdict {
  readonly uncalculated: ReadonlySet<number>;
  readonly doubtful: ReadonlySet<number>;
}

/** Programs other than Excel that calculate, and do not keep a chain. */
const CALCULATES = /office|wps|kingsoft|金山|numbers|gnumeric|calligra|sheets/i;

/**
 * Tells placeholders from results. A writer that cannot calculate (XlsxWriter, POI …) puts 0 or nothing where the result
 * belongs and asks for a calculation on opening; so does a program that fills a template. Results other than 0 prove that
 * somebody calculated, once: they are used, with a word where the file asks for another calculation. Where all results
 * of a sheet are 0, and in a file of no known program those of a column, they are none.
 */
export function judgeFormulas(
  columns: ReadonlyMap<number, FormulaColumn>,
  { keepsChain, application }: Calculation,
): FormulaVerdict {
  const uncalculated = new Set<number>();
  const doubtful = new Set<number>();
  const isEmpty = [...columns.values()].every(({ filled }) => filled === 0);
  const calculates = keepsChain || application === null || CALCULATES.test(application);
  for (const [column, { filled, asksAgain }] of columns) {
    const isPlaceholder = isEmpty
      ? asksAgain || !calculates
      : asksAgain && filled === 0 && !keepsChain;
    if (isPlaceholder) uncalculated.add(column);
    else if (asksAgain || isEmpty) doubtful.add(column);
  }
  return { uncalculated, doubtful };
}

/** Counts one formula in. */
export function countFormula(
  columns: Map<number, FormulaColumn>,
  column: number,
  isFilled: boolean,
  asksAgain: boolean,
): void {
  const before = columns.get(column);
  columns.set(column, {
    cells: (before?.cells ?? 0) + 1,
    filled: (before?.filled ?? 0) + (isFilled ? 1 : 0),
    asksAgain: asksAgain && (before?.asksAgain ?? true),
  });
}
