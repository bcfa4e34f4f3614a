import { join } from 'node:path';
import type { Fonts } from '../fonts/fonts.ts';
import type { Message } from '../messages/catalogue.ts';
import type { Pack } from '../pack/types.ts';
import { fontsOf, pageOf } from '../report/formats/html.ts';
import {
  findInMonth,
  type MonthFacts,
  type MonthRead,
  type ReportRequest,
  readMonth,
  tellMonth,
} from '../report/make-report.ts';
import { type CachePlace, type OpenedMonth, openMonth } from '../report/opened-month.ts';
import { packForPeriod } from '../report/pack-for-period.ts';
import { startedRun } from '../report/stages.ts';
import { inputFolders } from '../workspace/input-parts.ts';
import type { LoadedWorkspace } from '../workspace/load-workspace.ts';
import type { Period, Workspace } from '../workspace/types.ts';
import { keptDrawings, keptFonts } from './kept-work.ts';
import { typefaceKey } from './typeface-key.ts';
import { type Seen, seenBelow } from './watched-files.ts';

/** A page as the files were, with what the run warned of. */
export interface Previewed {
  readonly html: string;
  readonly warnings: readonly Message[];
}

/** What a preview is made with. */
export interface PreviewTools {
  readonly month: Period;
  readonly tempFolder: string;
  readonly ticks: () => number;
  /** Reads configuration and pack anew. */
  readonly load: () => LoadedWorkspace;
  /** Where tables are kept from run to run; null: nowhere. */
  readonly cache: (loaded: LoadedWorkspace) => CachePlace | null;
}

/** One month that is made again and again; what an edit does not touch is kept between. */
export interface MonthPreview extends AsyncDisposable {
  /** Makes the page of the files as they were seen. Faults: those of `load` and `makeReport`. */
  make(seen: Seen): Promise<Previewed>;
}

interface Kept<T> {
  readonly key: string;
  readonly value: T;
  readonly warnings: readonly Message[];
}

/** Opens the preview of a month; the caller disposes it. */
export function openPreview({ month, tempFolder, ticks, load, cache }: PreviewTools): MonthPreview {
  let opened: OpenedMonth | null = null;
  let read: Kept<MonthRead> | null = null;
  let facts: Kept<MonthFacts> | null = null;
  let typeface: {
    readonly key: string;
    readonly fonts: Fonts;
    /** Drawings are measured with it. */
    readonly draw: ReturnType<typeof keptDrawings>;
  } | null = null;
  const close = async (): Promise<void> => {
    const open = opened;
    opened = null;
    read = null;
    facts = null;
    await open?.[Symbol.asyncDispose]();
  };
  return {
    async make(seen) {
      const loaded = load();
      const { workspace, pack } = loaded;
      let warned: Message[] = [];
      const request: ReportRequest = {
        workspace,
        pack,
        month,
        tempFolder,
        ticks,
        parts: { slides: true, lists: false },
        cache: cache(loaded),
        reporter: {
          stageStarted: () => undefined,
          stageEnded: () => undefined,
          warn: (warning) => void warned.push(warning),
        },
      };
      const key = dataKey(workspace, pack, month, seen);
      if (read?.key !== key) await close();
      opened ??= await openMonth(request);
      const run = await startedRun(request, opened);
      if (read === null) {
        const value = await readMonth(run);
        read = { key, value, warnings: warned };
      }
      warned = [];
      const factsKey = `${seenBelow(seen, [join(workspace.folder, 'notes')])}\n${ruleKey(pack)}`;
      if (facts?.key !== factsKey) {
        const value = await findInMonth(run, read.value);
        facts = { key: factsKey, value, warnings: warned };
      }
      warned = [];
      // The slides are those of the month; words and looks those of now.
      const figures = { ...facts.value.figures };
      figures.pack = { ...run.pack, slides: figures.pack.slides };
      const report = await tellMonth(run, read.value, { ...facts.value, figures });
      const family = typefaceKey(pack.theme);
      if (typeface?.key !== family)
        typeface = { key: family, fonts: keptFonts(await fontsOf(pack)), draw: keptDrawings() };
      const { edition } = workspace.report;
      const { reporter } = request;
      const html = await pageOf(
        { report, workspace, pack: packForPeriod(pack, month), edition, fitted: null, reporter },
        typeface.fonts,
        typeface.draw,
      );
      return { html, warnings: [...read.warnings, ...facts.warnings, ...warned] };
    },
    [Symbol.asyncDispose]: close,
  };
}

/** What the figures depend on: exports, earlier months, and what configuration and pack say of them. */
function dataKey(workspace: Workspace, pack: Pack, month: Period, seen: Seen): string {
  const { report: _report, lang: _lang, browser: _browser, ...reckoned } = workspace;
  const { phrases: _phrases, slides: _slides, ...rules } = withoutLooks(pack);
  const files = seenBelow(seen, [...inputFolders(workspace, month), workspace.history]);
  return `${files}\n${inOneOrder([reckoned, rules])}`;
}

/** What the findings depend on besides: rules and the slides that they are placed on. */
function ruleKey(pack: Pack): string {
  const { phrases: _, ...rules } = withoutLooks(pack);
  return inOneOrder(rules);
}

/** JSON that is the same for the same values: a pack out of the build has its parts in another order than one just read. */
function inOneOrder(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function withoutLooks(pack: Pack) {
  const {
    templates: _templates,
    styles: _styles,
    screenStyles: _screen,
    theme: _theme,
    reportTitle: _title,
    ...rest
  } = pack;
  return rest;
}
