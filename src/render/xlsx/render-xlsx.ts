import exceljs from 'exceljs';
import type { ExclusionEntry } from '../../caveats/types.ts';
import type { MetricDefinition } from '../../definitions/types.ts';
import { blockName } from '../../document/model/block-name.ts';
import type { Block, Document, Slide, TableBlock } from '../../document/model/types.ts';
import type { InputFile, QuarantinedRecord } from '../../ingest/model/types.ts';
import type { MetricsFile } from '../../metrics/types.ts';
import type { RecordList } from '../../records/types.ts';
import type { WordBook } from '../../words/word-book.ts';
import { accountGrid, type NamedDataset } from './account-grid.ts';
import { checksGrid } from './checks-grid.ts';
import { type ContentsLine, contentsGrid } from './contents-grid.ts';
import { withCourse } from './course-columns.ts';
import { definitionsGrid } from './definitions-grid.ts';
import { exclusionsGrid } from './exclusions-grid.ts';
import { findingsGrid } from './findings-grid.ts';
import type { Grid } from './grid.ts';
import type { EdgeThresholds } from './judging.ts';
import { listGrid } from './list-grid.ts';
import { metricsGrid, type Setter } from './metrics-grid.ts';
import { settlePackage } from './package-bytes.ts';
import { quarantineGrids } from './quarantine-grid.ts';
import { safeText } from './safe-text.ts';
import { sheetNamer } from './sheet-names.ts';
import { tableGrid } from './table-grid.ts';
import { trailGrid } from './trail-grid.ts';
import { writeGrid } from './write-grid.ts';

/** What a workbook is made of. */
export interface WorkbookInput {
  readonly document: Document;
  readonly files: readonly InputFile[];
  /** The datasets of the pack, for their names. */
  readonly datasets: readonly NamedDataset[];
  readonly quarantine: readonly QuarantinedRecord[];
  /** What was left out of figures; its sheet is there when anything was. */
  readonly exclusions?: readonly ExclusionEntry[];
  readonly metrics: MetricsFile;
  /** What the metrics mean, in words. */
  readonly definitions: readonly MetricDefinition[];
  /** Who sets limits, the most senior first. */
  readonly setters: readonly Setter[];
  /** How little room is on the edge. */
  readonly thresholds: EdgeThresholds;
  /** Records to look through, one sheet each. */
  readonly lists: readonly RecordList[];
  /** What the sheets say beside the report's own texts. */
  readonly words: WordBook;
  /** Told of each table that could not be set out; without it the error is thrown. */
  readonly onFailed?: ((block: Block, slide: Slide, cause: unknown) => void) | undefined;
}

interface Sheet {
  readonly grid: Grid;
  readonly line: Omit<ContentsLine, 'sheet'>;
}

/**
 * Renders the workbook: contents, KPI boards, one sheet a table, row accounts, unusable records, lists,
 * all results, their last months, definitions.
 * The same input gives the same bytes.
 */
export async function renderXlsx(input: WorkbookInput): Promise<Uint8Array> {
  const { document, words } = input;
  const name = sheetNamer(words('workbook.sheet'));
  const contentsSheet = name(words('workbook.contents'));
  const sheets = [
    ...boardSheets(input, name),
    ...findingSheets(input, name),
    ...tableSheets(input, name),
    ...dataSheets(input, name),
  ];
  const date = issueDate(document.month);
  const workbook = new exceljs.Workbook();
  setProperties(workbook, document, date, words);
  const context = {
    organization: document.organization,
    monthLabel: document.monthLabel,
    reportTitle: document.title,
    words,
  };
  const lines = sheets.map(({ grid, line }) => ({ sheet: grid.name, ...line }));
  writeGrid(workbook, contentsGrid(contentsSheet, document, lines, words), {
    ...context,
    contentsSheet: null,
  });
  for (const { grid } of sheets) writeGrid(workbook, grid, { ...context, contentsSheet });
  return settlePackage(new Uint8Array(await workbook.xlsx.writeBuffer()), date);
}

type Namer = (wanted: string) => string;

function boardSheets(
  { document, metrics, words, thresholds, onFailed }: WorkbookInput,
  name: Namer,
): readonly Sheet[] {
  return document.slides.flatMap((slide) =>
    tablesOf(slide, 'kpi_board').map((block) => {
      const sheet = name(words('workbook.board'));
      const about = block.title ?? slide.title;
      const frame = { sheet, about, words, thresholds };
      return guarded(slide, block, frame, onFailed, () => {
        const { grid, line } = blockSheet(slide, block, frame);
        return { grid: withCourse(grid, block, metrics, words), line };
      });
    }),
  );
}

function tableSheets(
  { document, words, thresholds, onFailed }: WorkbookInput,
  name: Namer,
): readonly Sheet[] {
  return document.slides.flatMap((slide) => {
    const tables = tablesOf(slide, 'table');
    return tables.map((block) => {
      const title = tables.length > 1 && block.title !== null ? block.title : slide.title;
      const isNamed = block.title !== null && block.title !== slide.title;
      const about = isNamed
        ? words('workbook.table.about', { slide: slide.title, table: block.title })
        : slide.title;
      const sheet = name(numbered(slide, title));
      const frame = { sheet, about, words, thresholds };
      return guarded(slide, block, frame, onFailed, () => blockSheet(slide, block, frame));
    });
  });
}

/** What a table's sheet is called, and what the contents say of it. */
interface SheetFrame {
  readonly sheet: string;
  readonly about: string;
  readonly words: WordBook;
  readonly thresholds: EdgeThresholds;
}

/** A table that cannot be set out costs its own sheet, which says so. */
function guarded(
  slide: Slide,
  block: TableBlock,
  frame: SheetFrame,
  onFailed: WorkbookInput['onFailed'],
  make: () => Sheet,
): Sheet {
  try {
    return make();
  } catch (cause) {
    if (!onFailed) throw cause;
    onFailed(block, slide, cause);
    const { sheet, about, words } = frame;
    const said = words('workbook.left_out', { block: blockName(block) });
    const empty = { columns: [], rows: [], rules: [], notes: [], frozen: 0, plain: true };
    const title = numbered(slide, about);
    return {
      grid: { name: sheet, title, lines: [said], ...empty },
      line: { number: slide.number ?? '', about, headline: said },
    };
  }
}

function tablesOf(slide: Slide, kind: TableBlock['kind']): readonly TableBlock[] {
  return slide.blocks.flatMap(({ block }) =>
    // What is set in small print has sheets of its own, with more to it.
    block.kind === kind && (block as TableBlock).look !== 'fine' ? [block as TableBlock] : [],
  );
}

function numbered(slide: Slide, title: string): string {
  return slide.number === null ? title : `${slide.number} ${title}`;
}

function blockSheet(slide: Slide, block: TableBlock, frame: SheetFrame): Sheet {
  const { headline, footer } = slide;
  const { sheet: name, about, words, thresholds } = frame;
  const title = numbered(slide, about);
  return {
    grid: tableGrid(block, { name, title, headline, footer, words, thresholds }),
    line: { number: slide.number ?? '', about, headline: headline ?? '' },
  };
}

/** Findings and checks, where the report has any. */
function findingSheets({ document, words }: WorkbookInput, name: Namer): readonly Sheet[] {
  const { findings = [], checks = [] } = document;
  const sheet = (grid: Grid, about: string): Sheet => ({
    grid,
    line: { number: '', about, headline: grid.lines[0] ?? '' },
  });
  return [
    ...(findings.length === 0
      ? []
      : [
          sheet(
            findingsGrid(name(words('workbook.findings')), document, words),
            words('workbook.findings.about'),
          ),
        ]),
    ...(checks.length === 0
      ? []
      : [
          sheet(
            checksGrid(name(words('workbook.checks')), document, words),
            words('workbook.checks.about'),
          ),
        ]),
  ];
}

function dataSheets(input: WorkbookInput, name: Namer): readonly Sheet[] {
  const { files, datasets, quarantine, metrics, setters, words, exclusions = [] } = input;
  const definitions = new Map(input.definitions.map((one) => [one.metric, one]));
  const line = (about: string, headline = ''): Sheet['line'] => ({ number: '', about, headline });
  return [
    ...(exclusions.length === 0
      ? []
      : [
          {
            grid: exclusionsGrid(name(words('workbook.exclusions')), exclusions, words),
            line: line(words('workbook.exclusions.about')),
          },
        ]),
    {
      grid: accountGrid(name(words('workbook.account')), files, { datasets, words }),
      line: line(words('workbook.account.about')),
    },
    ...quarantineGrids(name, quarantine, words).map((grid) => ({
      grid,
      line: line(words('workbook.quarantine.about'), grid.lines[0]),
    })),
    ...input.lists.map((list) => ({
      grid: listGrid(name(list.title), list),
      line: line(list.title, list.about),
    })),
    {
      grid: metricsGrid(name(words('workbook.metrics')), metrics, {
        definitions,
        setters,
        words,
      }),
      line: line(words('workbook.metrics.about')),
    },
    {
      grid: trailGrid(name(words('workbook.trail')), metrics, definitions, words),
      line: line(words('workbook.trail.about')),
    },
    {
      grid: definitionsGrid(name(words('workbook.definitions')), metrics, definitions, words),
      line: line(words('workbook.definitions.about')),
    },
  ];
}

/** The first day after the month: fixed, so that a second run writes the same file. */
function issueDate(month: string): Date {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1));
}

function setProperties(
  workbook: exceljs.Workbook,
  document: Document,
  date: Date,
  words: WordBook,
): void {
  workbook.title = safeText(
    words('workbook.title', {
      organization: document.organization,
      month: document.monthLabel,
      report: document.title,
    }),
  );
  workbook.subject = safeText(document.monthLabel);
  workbook.company = safeText(document.organization);
  workbook.creator = safeText(document.department);
  workbook.lastModifiedBy = safeText(document.department);
  workbook.created = date;
  workbook.modified = date;
  workbook.views = [
    {
      x: 0,
      y: 0,
      width: 24_000,
      height: 14_000,
      firstSheet: 0,
      activeTab: 0,
      visibility: 'visible',
    },
  ];
}
