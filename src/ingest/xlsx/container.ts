import type { ByteSource } from '../bytes/byte-source.ts';
import type { Refuse } from '../bytes/refuse.ts';
import type { Calculation } from '../model/formula-results.ts';
import { isTrue } from './formula-scan.ts';
import type { NumberKind } from './number-format.ts';
import { readSharedStrings } from './shared-strings.ts';
import type { StringTable } from './string-table.ts';
import { readStyles } from './styles.ts';
import { textOf } from './unpack.ts';
import { type Attributes, parseWhole } from './xml.ts';
import { readZip, type ZipPart, type ZipParts } from './zip.ts';

/** A sheet of cells of a workbook. */
export interface SheetPart {
  readonly name: string;
  readonly isHidden: boolean;
  readonly part: ZipPart;
}

/** What a workbook offers to the reader of its sheets. */
export interface Container {
  readonly date1904: boolean;
  readonly sheets: readonly SheetPart[];
  readonly styles: readonly NumberKind[];
  readonly strings: StringTable | null;
  readonly calculation: Calculation & {
    /** The workbook asks to be calculated when it is opened. */
    readonly asksAgain: boolean;
  };
}

/** Opens a workbook's container, checks its parts, and reads all but its sheets. Throws a fault for anything out of order. */
export async function openContainer(source: ByteSource, refuse: Refuse): Promise<Container> {
  const parts = await readZip(source, refuse);
  await refuseOtherKinds(source, parts, refuse);
  const open = { source, parts, refuse };
  const root = parts.get('_rels/.rels') ? await relationsOf('', open) : [];
  const target = root.find(({ type }) => type === 'officeDocument');
  const book = (target && partOf(target, parts)) ?? parts.get('xl/workbook.xml');
  if (!book) throw refuse('not_a_workbook');
  const relations = await relationsOf(book.name, open);
  const { date1904, sheets, asksAgain } = await readBook(book, open);
  const ofType = (type: string) => relations.find((one) => one.type === type);
  const styles = ofType('styles');
  const stylePart = styles ? partOf(styles, parts) : parts.endingIn('styles.xml');
  if (styles && !stylePart) throw refuse('damaged', styles.path);
  // A workbook without strings may name the part all the same; a cell that asks for one of them is a fault then.
  const strings = ofType('sharedStrings');
  const stringPart = strings ? partOf(strings, parts) : parts.endingIn('sharedStrings.xml');
  const text = (part: ZipPart) => textOf(source, part, refuse);
  const properties = root.find(({ type }) => type === 'extended-properties');
  const about = properties && partOf(properties, parts);
  const application = about ? await applicationOf(about, open) : null;
  const keepsChain = relations.some(({ type }) => type === 'calcChain');
  return {
    date1904,
    calculation: { asksAgain, keepsChain, application },
    sheets: sheetParts(sheets, relations, parts, refuse),
    styles: stylePart ? await readStyles(text(stylePart), stylePart.name, refuse) : [],
    strings: stringPart ? await readSharedStrings(text(stringPart), stringPart.name, refuse) : null,
  };
}

/**
 * The part that a relation leads to, as spreadsheets find it: where its target says, from the package's root instead
 * of the folder, or by its name where no other part has it.
 */
function partOf({ path, target }: Relation, parts: ZipParts): ZipPart | undefined {
  const fromRoot = target.replace(/^\.?\//, '');
  return (
    parts.get(path) ??
    parts.get(decoded(path)) ??
    parts.get(fromRoot) ??
    parts.get(decoded(fromRoot)) ??
    parts.endingIn(decoded(fromRoot).split('/').at(-1) ?? '')
  );
}

/** `%E8%A1%A8` put back into letters. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

interface Open {
  readonly source: ByteSource;
  readonly parts: ZipParts;
  readonly refuse: Refuse;
}

async function refuseOtherKinds(
  source: ByteSource,
  parts: ZipParts,
  refuse: Refuse,
): Promise<void> {
  if (parts.get('xl/workbook.bin')) throw refuse('xlsb');
  if (parts.get('word/document.xml') ?? parts.get('ppt/presentation.xml')) throw refuse('document');
  const kind = parts.get('mimetype');
  if (!kind || kind.size > 200) return;
  let text = '';
  for await (const piece of textOf(source, kind, refuse)) text += piece;
  if (text.includes('opendocument')) throw refuse('opendocument');
}

interface Relation {
  readonly id: string;
  /** The last word of its type, such as `worksheet`. */
  readonly type: string;
  readonly path: string;
  /** As it is written, slashes the usual way. */
  readonly target: string;
}

/** The relations of a part (of the package itself, if its path is empty). */
async function relationsOf(
  path: string,
  { source, parts, refuse }: Open,
): Promise<readonly Relation[]> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const name = path.slice(folder.length);
  const part = parts.get(`${folder}_rels/${name}.rels`);
  if (!part) throw refuse('not_a_workbook');
  const relations: Relation[] = [];
  await parseWhole(
    textOf(source, part, refuse),
    { root: 'Relationships', part: part.name },
    {
      open(element, { Id = '', Type = '', Target = '', TargetMode }) {
        if (element !== 'Relationship' || TargetMode === 'External') return;
        const type = Type.slice(Type.lastIndexOf('/') + 1);
        const target = Target.replaceAll('\\', '/');
        relations.push({ id: Id, type, path: resolved(folder, target), target });
      },
      text() {},
      close() {},
    },
    refuse,
  );
  return relations;
}

/** The path in the package of a target that is written relative to a folder; it never leaves the package. */
function resolved(folder: string, target: string): string {
  return new URL(target, `package:///${folder}`).pathname.slice(1);
}

interface NamedSheet {
  readonly name: string;
  readonly id: string;
  readonly isHidden: boolean;
}

async function readBook(part: ZipPart, { source, refuse }: Open) {
  const sheets: NamedSheet[] = [];
  let date1904 = false;
  let asksAgain = false;
  await parseWhole(
    textOf(source, part, refuse),
    { root: 'workbook', part: part.name },
    {
      open(element, attributes, depth) {
        if (element === 'workbookPr') date1904 = isTrue(attributes.date1904);
        if (element === 'calcPr') asksAgain = asksForCalculation(attributes);
        if (element !== 'sheet' || depth !== 2) return;
        const { name = '', state = 'visible' } = attributes;
        sheets.push({ name, id: relationId(attributes), isHidden: state !== 'visible' });
      },
      text() {},
      close() {},
    },
    refuse,
  );
  return { date1904, sheets, asksAgain };
}

function asksForCalculation({ fullCalcOnLoad, calcCompleted }: Attributes): boolean {
  return isTrue(fullCalcOnLoad) || (calcCompleted !== undefined && !isTrue(calcCompleted));
}

/** The program that a workbook says wrote it. */
async function applicationOf(part: ZipPart, { source, refuse }: Open): Promise<string | null> {
  let name = '';
  let isName = false;
  const handler = {
    open(element: string) {
      isName = element === 'Application';
    },
    text(text: string) {
      if (isName && name.length < 200) name += text;
    },
    close() {
      isName = false;
    },
  };
  const expected = { root: 'Properties', part: part.name };
  await parseWhole(textOf(source, part, refuse), expected, handler, refuse);
  return name.trim() === '' ? null : name.trim();
}

function relationId(attributes: Attributes): string {
  const name = Object.keys(attributes).find((key) => key.endsWith(':id'));
  return name === undefined ? '' : (attributes[name] ?? '');
}

/** Charts and macro sheets are left out; two sheets of one name or one part would be counted as one, or twice. */
function sheetParts(
  sheets: readonly NamedSheet[],
  relations: readonly Relation[],
  parts: ZipParts,
  refuse: Refuse,
): readonly SheetPart[] {
  const names = new Set<string>();
  const places = new Set<number>();
  return sheets.flatMap(({ name, id, isHidden }) => {
    const relation = relations.find((one) => one.id === id);
    if (relation && relation.type !== 'worksheet') return [];
    const part = relation && partOf(relation, parts);
    if (!part) throw refuse('damaged', name);
    const key = name.normalize('NFC').toLowerCase();
    if (name === '' || names.has(key) || places.has(part.start))
      throw refuse('unknown_layout', name);
    names.add(key);
    places.add(part.start);
    return [{ name, isHidden, part }];
  });
}
