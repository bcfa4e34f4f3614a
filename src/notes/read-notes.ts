import { basename, extname, join } from 'node:path';
import { type Message, message } from '../messages/catalogue.ts';
import { fault } from '../messages/fault.ts';
import { type KnownPeople, type Masker, maskerOf } from '../privacy/masker.ts';
import { allowedFolder } from '../workspace/allowed-places.ts';
import { addMonths } from '../workspace/periods.ts';
import type { Period } from '../workspace/types.ts';
import { type FoundNote, filesBelow, filesIn } from './found-notes.ts';
import { type SheetKind, sheetKindOfName } from './kinds.ts';
import { type NoteFile, readNoteFile } from './note-file.ts';
import { readCase } from './readers/case.ts';
import { readComments } from './readers/comments.ts';
import type { NoteContext } from './readers/frame.ts';
import { readHighlights } from './readers/highlights.ts';
import { readMeasures } from './readers/measures.ts';
import { readTopProject } from './readers/top-project.ts';
import { type Reading, readingOf } from './reading.ts';
import { hotIssuesOf, ISSUE_COLUMNS } from './sheets/hot-issues.ts';
import { MEASURE_COLUMNS, measuresOf } from './sheets/measures.ts';
import { carryOver, PLAN_COLUMNS, plansOf } from './sheets/plans.ts';
import { readSheet } from './sheets/read-sheet.ts';
import type { NoteKind, Notes } from './types.ts';

/** The workspace's folder and those outside that it allows (absolute), the month, the people that the inputs name, and where warnings go. */
export interface NotesRequest {
  readonly folder: string;
  readonly allowPaths?: readonly string[];
  readonly month: Period;
  readonly people: KnownPeople;
  readonly warn: (warning: Message) => void;
}

/** The notes of a month and the masker that also knows the people whom they name. */
export interface ReadNotes {
  readonly notes: Notes;
  readonly masker: Masker;
}

/**
 * Reads `notes/<month>/`, the plans of the month before and `notes/hot_issues`. Everything that is wrong is
 * warned of with its file and line, and what can be used is used; a folder that is not there holds nothing. Faults
 * for what cannot be read, and for anything but a folder of the workspace in the place of one.
 */
export async function readNotes(request: NotesRequest): Promise<ReadNotes> {
  const { folder, allowPaths = [], month, people, warn } = request;
  const last = addMonths(month, -1);
  for (const one of ['notes', join('notes', month), join('notes', last)])
    if (allowedFolder(one, folder, allowPaths) === null)
      throw fault('workspace.outside', { path: one });
  const root = join(folder, 'notes');
  const found = await filesBelow(join(root, month), folder, warn);
  const files: NoteFile[] = [];
  // One after the other, so that warnings come in the same order every time.
  for (const { file, path } of textFiles(found)) {
    const note = await readNoteFile(file, path, warn);
    if (note) files.push(note);
  }
  const names = [...people.names, ...files.flatMap((note) => note.names)];
  const masker = maskerOf({ ...people, names });
  const reading = readingOf(month, masker, warn);
  const sheets = {
    ...sheetsAmong(found, warn),
    hot_issues: sheetsAmong(await filesIn(root, folder), () => undefined).hot_issues,
    last: sheetsAmong(await filesBelow(join(root, last), folder, () => undefined), () => undefined)
      .plans,
  };
  return { notes: await notesOf(files, sheets, { reading, folder: join(root, month) }), masker };
}

type Sheets = Readonly<Record<SheetKind | 'last', readonly FoundNote[]>>;

async function notesOf(
  files: readonly NoteFile[],
  sheets: Sheets,
  context: NoteContext,
): Promise<Notes> {
  const { reading } = context;
  const of = (kind: NoteFile['kind']) => files.filter((note) => note.kind === kind);
  const rowsOf = async <C extends string>(
    list: readonly FoundNote[],
    columns: Parameters<typeof readSheet<C>>[1],
  ) => {
    const rows = [];
    for (const file of list) rows.push(...(await readSheet(file, columns, reading)));
    return rows;
  };
  const highlights = [];
  for (const note of of('highlight')) highlights.push(...(await readHighlights(note, context)));
  const cases = [];
  for (const note of of('case')) {
    const told = await readCase(note, context);
    if (told) cases.push(told);
  }
  const last = plansOf(await rowsOf(sheets.last, PLAN_COLUMNS), reading);
  const now = plansOf(await rowsOf(sheets.plans, PLAN_COLUMNS), reading);
  return {
    month: reading.month,
    received: receivedOf(files, sheets),
    suppliers: files.flatMap(({ path, supplier }) =>
      supplier === '' ? [] : [{ file: path, text: reading.masked(supplier) }],
    ),
    highlights,
    projects: of('top_project').map((note) => readTopProject(note, context)),
    comments: of('comment').flatMap((note) => readComments(note, context)),
    cases,
    measures: [
      ...of('measure').flatMap((note) => readMeasures(note, context)),
      ...measuresOf(await rowsOf(sheets.measures, MEASURE_COLUMNS), reading),
    ],
    hotIssues: hotIssuesOf(await rowsOf(sheets.hot_issues, ISSUE_COLUMNS), reading),
    ...carryOver(last, now, reading),
  };
}

function receivedOf(files: readonly NoteFile[], sheets: Sheets): readonly NoteKind[] {
  const has = (kind: NoteFile['kind']) => files.some((note) => note.kind === kind);
  const kinds: readonly (readonly [NoteKind, boolean])[] = [
    ['highlights', has('highlight')],
    ['top_projects', has('top_project')],
    ['comments', has('comment')],
    ['cases', has('case')],
    ['measures', has('measure') || sheets.measures.length > 0],
    ['plans', sheets.plans.length > 0],
    ['plan_checklist', sheets.last.length > 0],
    ['hot_issues', sheets.hot_issues.length > 0],
  ];
  return kinds.filter(([, isThere]) => isThere).map(([kind]) => kind);
}

const TEXT = /^\.(?:md|markdown|txt)$/i;
const SHEET = /^\.(?:csv|xlsx|xlsm)$/i;
const PICTURE = /^\.(?:png|jpe?g)$/i;

function textFiles(found: readonly FoundNote[]): readonly FoundNote[] {
  return found.filter(({ path }) => TEXT.test(extname(path)));
}

/** Spreadsheets by the kind that their names begin with; a file of no kind is warned of. */
function sheetsAmong(
  found: readonly FoundNote[],
  warn: Reading['warn'],
): Readonly<Record<SheetKind, readonly FoundNote[]>> {
  const sheets: Record<SheetKind, FoundNote[]> = { plans: [], measures: [], hot_issues: [] };
  for (const one of found) {
    const end = extname(one.path);
    if (TEXT.test(end) || PICTURE.test(end)) continue;
    const kind = SHEET.test(end) ? sheetKindOfName(basename(one.path)) : null;
    if (kind === 'hot_issues') warn(message('notes.issues_in_month', { file: one.path }));
    if (kind === null) warn(message('notes.unknown_file', { file: one.path }));
    else sheets[kind].push(one);
  }
  return sheets;
}
