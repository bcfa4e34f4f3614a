import type {
  ControlTotal,
  CorrectedRecord,
  Coverage,
  HeaderHint,
  ImpossibleRecord,
  InputFile,
  MatchedColumn,
  QuarantinedRecord,
  RowAccount,
  SupersededRecord,
  UnusedFile,
} from '../../ingest/model/types.ts';
import type { ExclusionReason } from '../../metrics/reason.ts';
import { maskText } from '../../privacy/mask.ts';
import type { Period } from '../../workspace/types.ts';

/** A comparison between figures that must agree. */
export interface QualityCheck {
  readonly id: string;
  readonly name: string;
  /** null: it could not be made this month; `status` says why. */
  readonly ok: boolean | null;
  readonly status: 'agrees' | 'differs' | 'doubtful' | 'not_applicable' | 'error';
  readonly detail: string;
  /** Records or units to look at; ids are masked. */
  readonly cases: readonly {
    readonly id: string;
    readonly unit: string;
    readonly matter: string;
  }[];
}

/** Records that a metric left out, why, and what that is worth. */
export interface QualityExclusion {
  readonly metric: string;
  /** The result that would have counted them. */
  readonly key: string;
  readonly count: number;
  readonly reason: ExclusionReason;
  /** The rate as printed and with the records counted: one value, or lowest and highest; null for what is no rate. */
  readonly effect: { readonly printed: string; readonly counted: readonly string[] } | null;
}

export interface QualityInputFile {
  readonly path: string;
  readonly sha256: string;
  readonly dataset: string;
  readonly encoding: string | null;
  readonly headerRow: number;
  /** When the export was made, as it prints it itself; null where it does not. */
  readonly madeAt: string | null;
  readonly columns: readonly MatchedColumn[];
  readonly ignoredHeaders: readonly string[];
  readonly headerHints: readonly HeaderHint[];
  readonly account: RowAccount;
}

/** `quality.json`: what came in, what became of it, and whether the figures agree. Telephone numbers are masked. */
export interface QualityFile {
  /** 2: exclusions tell their reason as a code with parameters; 1 had it in Chinese. */
  readonly schemaVersion: 2;
  readonly month: Period;
  readonly files: readonly QualityInputFile[];
  readonly controlTotals: readonly ControlTotal[];
  /** Records that gave way to a later one with the same key; of each dataset the first 1,000. */
  readonly superseded: readonly SupersededRecord[];
  /** Records that say what cannot be, of each rule the first 1,000; they are left out only of figures resting on it. */
  readonly impossible: readonly ImpossibleRecord[];
  /** Records that were read as people corrected them, the first 1,000, with what they changed. */
  readonly corrected: { readonly total: number; readonly records: readonly CorrectedRecord[] };
  /** Files among the exports that were not read. */
  readonly unusedFiles: readonly UnusedFile[];
  /** Of a report that reads several folders: the periods that it is made of, and what of them did not come; else absent. */
  readonly coverage?: Coverage;
  readonly checks: readonly QualityCheck[];
  readonly exclusions: readonly QualityExclusion[];
  /** `total` counts all; `records` are the first `cap` of them, the workbook has the rest. */
  readonly quarantine: { readonly total: number; readonly records: readonly QuarantinedRecord[] };
}

const MOST_CORRECTED = 1_000;

/** Puts `quality.json` together; at most `cap` (200 unless given) of the unusable records are listed. */
export function qualityFile(input: {
  readonly month: Period;
  readonly files: readonly InputFile[];
  readonly quarantine: readonly QuarantinedRecord[];
  readonly controlTotals: readonly ControlTotal[];
  readonly superseded: readonly SupersededRecord[];
  readonly impossible: readonly ImpossibleRecord[];
  readonly unused: readonly UnusedFile[];
  readonly coverage?: Coverage | undefined;
  readonly corrected: readonly CorrectedRecord[];
  readonly checks: readonly QualityCheck[];
  readonly exclusions: readonly QualityExclusion[];
  readonly cap?: number;
}): QualityFile {
  const { month, quarantine, checks, exclusions, cap = 200 } = input;
  return {
    schemaVersion: 2,
    month,
    files: input.files.map(fileEntry),
    controlTotals: input.controlTotals.map(maskedTotal),
    superseded: input.superseded.map((one) => ({ ...one, key: maskText(one.key) })),
    impossible: input.impossible,
    corrected: {
      total: input.corrected.length,
      records: input.corrected.slice(0, MOST_CORRECTED).map(maskedCorrection),
    },
    unusedFiles: input.unused,
    ...(input.coverage === undefined ? {} : { coverage: input.coverage }),
    checks,
    exclusions,
    quarantine: { total: quarantine.length, records: quarantine.slice(0, cap).map(maskedRecord) },
  };
}

function fileEntry(file: InputFile): QualityInputFile {
  const { path, sha256, dataset, encoding, headerRow, columns, ignoredHeaders, account } = file;
  const { headerHints } = file;
  const madeAt = file.madeAt ?? null;
  return {
    path,
    sha256,
    dataset,
    encoding,
    headerRow,
    madeAt,
    columns,
    // In a file without a header, a record can stand where one is looked for.
    ignoredHeaders: ignoredHeaders.map(maskText),
    headerHints: headerHints.map((hint) => ({ ...hint, header: maskText(hint.header) })),
    account,
  };
}

function maskedRecord({ file, record, column, reason, raw }: QuarantinedRecord): QuarantinedRecord {
  return { file, record, column, reason: maskText(reason), raw: raw.map(maskText) };
}

function maskedCorrection({ file, record, changes }: CorrectedRecord): CorrectedRecord {
  const masked = changes.map(({ header, from, to }) => ({
    header,
    from: maskText(from),
    to: maskText(to),
  }));
  return { file, record, changes: masked };
}

function maskedTotal({ file, record, cells }: ControlTotal): ControlTotal {
  const masked = Object.entries(cells).map(([column, text]) => [column, maskText(text)] as const);
  return { file, record, cells: Object.fromEntries(masked) };
}
