import JSZip from 'jszip';
import { SaxesParser } from 'saxes';

/** A package of Office, unpacked: its parts by path, texts as text. */
export interface OpenPackage {
  readonly parts: ReadonlyMap<string, string>;
  readonly paths: readonly string[];
  /** The workbook of a chart's figures, by its path. */
  readonly embedded: ReadonlyMap<string, Uint8Array>;
}

export async function openPackage(bytes: Uint8Array): Promise<OpenPackage> {
  const zip = await JSZip.loadAsync(bytes, { checkCRC32: true });
  const parts = new Map<string, string>();
  const embedded = new Map<string, Uint8Array>();
  for (const [path, part] of Object.entries(zip.files)) {
    if (/\.(?:xml|rels)$/.test(path)) parts.set(path, await part.async('string'));
    if (/^(?:ppt|xl)\/embeddings\//.test(path)) embedded.set(path, await part.async('uint8array'));
  }
  return { parts, paths: Object.keys(zip.files), embedded };
}

/** Attributes of an element by name. */
export type Attributes = Readonly<Record<string, string>>;

/** Every element of a part, in its order, with the path of names that leads to it and the text right in it. */
export interface Element {
  readonly name: string;
  readonly path: string;
  readonly attributes: Attributes;
  readonly text: string;
}

/** Parses a part; throws where it is not well-formed. */
export function elementsOf(part: string): readonly Element[] {
  const parser = new SaxesParser({ xmlns: false });
  const open: { name: string; path: string; attributes: Attributes; text: string }[] = [];
  const all: (typeof open)[number][] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const path = `${open.at(-1)?.path ?? ''}/${name}`;
    const element = { name, path, attributes: attributes as Attributes, text: '' };
    open.push(element);
    all.push(element);
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(part).close();
  return all;
}

/** What Office would repair in a package, in words; none for a sound one. */
export async function packageFaults(bytes: Uint8Array): Promise<readonly string[]> {
  const opened = await openPackage(bytes);
  const faults = [
    ...namesTwice(bytes),
    ...typeFaults(opened),
    ...[...opened.parts].flatMap(([path, part]) => partFaults(path, part, opened)),
  ];
  for (const [path, workbook] of opened.embedded) {
    const inner = await openPackage(workbook);
    const own = [
      ...namesTwice(workbook),
      ...typeFaults(inner),
      ...[...inner.parts].flatMap(([at, part]) => partFaults(at, part, inner)),
    ];
    faults.push(...own.map((fault) => `${path}: ${fault}`));
  }
  return faults;
}

/** Parts that the directory of a zip names more than once. */
function namesTwice(bytes: Uint8Array): readonly string[] {
  const buffer = Buffer.from(bytes);
  const end = buffer.length - 22;
  const names: string[] = [];
  let at = buffer.readUInt32LE(end + 16);
  for (let entry = 0; entry < buffer.readUInt16LE(end + 10); entry += 1) {
    const length = buffer.readUInt16LE(at + 28);
    names.push(buffer.toString('utf8', at + 46, at + 46 + length).toLowerCase());
    at += 46 + length + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return repeated(names).map((name) => `part ${name} twice`);
}

function typeFaults({ parts, paths }: OpenPackage): readonly string[] {
  const types = elementsOf(parts.get('[Content_Types].xml') ?? '<Types/>');
  const value = (name: string, key: string): readonly string[] =>
    types.flatMap((one) => (one.name === name ? [one.attributes[key] ?? ''] : []));
  const endings = value('Default', 'Extension');
  const named = value('Override', 'PartName').map((name) => name.slice(1));
  return [
    ...repeated(endings).map((ending) => `two types for .${ending}`),
    ...repeated(named).map((name) => `two types for ${name}`),
    ...named
      .filter((name) => !paths.includes(name))
      .map((name) => `a type for ${name}, which is not there`),
    ...paths
      .filter((path) => path !== '[Content_Types].xml' && !path.endsWith('/'))
      .filter((path) => !named.includes(path) && !endings.includes(path.split('.').at(-1) ?? ''))
      .map((path) => `no type for ${path}`),
    // The general type says nothing of a part that Office has to open.
    ...paths
      .filter(
        (path) => /\.xml$/.test(path) && path !== '[Content_Types].xml' && !named.includes(path),
      )
      .map((path) => `no type of its own for ${path}`),
  ];
}

function partFaults(path: string, part: string, opened: OpenPackage): readonly string[] {
  let elements: readonly Element[];
  try {
    elements = elementsOf(part);
  } catch (error) {
    return [`${path}: ${String(error)}`];
  }
  const faults = path.endsWith('.rels')
    ? relationFaults(path, elements, opened)
    : [
        ...linkFaults(path, elements, opened),
        ...shapeFaults(elements),
        ...textFaults(part, elements),
        ...axisFaults(elements),
        ...numberFaults(elements),
        ...orderFaults(path, elements),
        ...referenceFaults(elements, opened),
      ];
  return faults.map((fault) => `${path}: ${fault}`);
}

function relationFaults(
  path: string,
  elements: readonly Element[],
  { paths }: OpenPackage,
): readonly string[] {
  const relations = elements.filter(({ name }) => name === 'Relationship');
  const folder = path.replace(/_rels\/[^/]*$/, '');
  const lost = relations.flatMap(({ attributes: { Target = '', TargetMode } }) => {
    if (TargetMode === 'External') return [`leads outside to ${Target}`];
    const target = new URL(Target, `file:///${folder}`).pathname.slice(1);
    return paths.includes(decodeURI(target)) ? [] : [`leads to ${target}, which is not there`];
  });
  return [...repeated(relations.map(({ attributes }) => attributes.Id ?? '')), ...lost];
}

/** Relationships that a part names and does not have. */
function linkFaults(
  path: string,
  elements: readonly Element[],
  { parts }: OpenPackage,
): readonly string[] {
  const rels = parts.get(path.replace(/([^/]*)$/, '_rels/$1.rels'));
  const known = new Set(
    elementsOf(rels ?? '<Relationships/>').map(({ attributes }) => attributes.Id),
  );
  return elements.flatMap(({ attributes }) =>
    ['r:id', 'r:embed', 'r:link'].flatMap((key) => {
      const id = attributes[key];
      return id === undefined || known.has(id) ? [] : [`names ${id}, which it does not have`];
    }),
  );
}

function shapeFaults(elements: readonly Element[]): readonly string[] {
  const shapes = elements
    .filter(({ name }) => name === 'p:cNvPr' || name === 'xdr:cNvPr')
    .map(({ attributes }) => attributes);
  return [
    ...repeated(shapes.map(({ id = '' }) => id)).map((id) => `two shapes with id ${id}`),
    ...repeated(shapes.map(({ name = '' }) => name)).map((name) => `two shapes named ${name}`),
    ...shapes.filter(({ id }) => !/^[1-9]\d*$/.test(id ?? '')).map(({ id }) => `id ${id ?? ''}`),
  ];
}

/** Letters without an East Asian face, paragraphs whose properties come late, languages that are not the report's. */
function textFaults(part: string, elements: readonly Element[]): readonly string[] {
  const faces = (name: string): number => elements.filter((one) => one.name === name).length;
  const isLate = /<\/a:(?:r|fld)><a:pPr/.test(part);
  // Themes of Office itself have faces by script instead.
  const hasScripts = part.includes('<a:font script=');
  const lacks =
    hasScripts || (faces('a:latin') === faces('a:ea') && faces('a:latin') === faces('a:cs'));
  return [
    ...(isLate ? ['properties of a paragraph behind its text'] : []),
    ...(lacks ? [] : ['letters without an East Asian or complex face']),
  ];
}

/** Values that are no numbers, and axes whose ends are the same. */
function numberFaults(elements: readonly Element[]): readonly string[] {
  return elements.flatMap(({ path, text, attributes: { val } }) => {
    const given = path.endsWith('/c:numCache/c:pt/c:v') ? text : undefined;
    const number = given ?? (/\/c:(?:min|max|majorUnit|[xywh])$/.test(path) ? val : undefined);
    return number === undefined || Number.isFinite(Number(number)) ? [] : [`${path} ${number}`];
  });
}

/** Axes that plots name and do not have, or the other way round. */
function axisFaults(elements: readonly Element[]): readonly string[] {
  const ids = (isAxis: boolean): readonly string[] =>
    elements.flatMap(({ name, path, attributes: { val = '' } }) =>
      name === 'c:axId' && /\/c:(?:cat|val)Ax\/c:axId$/.test(path) === isAxis ? [val] : [],
    );
  const [named, there] = [new Set(ids(false)), ids(true)];
  return [
    ...repeated(there).map((id) => `axis ${id} twice`),
    ...[...named].filter((id) => !there.includes(id)).map((id) => `no axis ${id}`),
    ...there.filter((id) => !named.has(id)).map((id) => `axis ${id} of nothing`),
  ];
}

function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}

/** What sheets may hold, in the order of the schema. */
const SHEET_ORDER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetProtection',
  'autoFilter',
  'mergeCells',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'drawing',
  'legacyDrawing',
  'tableParts',
  'extLst',
];

function orderFaults(path: string, elements: readonly Element[]): readonly string[] {
  if (!/^xl\/worksheets\/sheet\d+\.xml$/.test(path)) return [];
  const own = elements.filter((one) => /^\/worksheet\/\w+$/.test(one.path));
  const places = own.map(({ name }) => SHEET_ORDER.indexOf(name));
  return own.flatMap(({ name }, at) => {
    const place = places[at] ?? -1;
    if (place === -1) return [`${name} is not known`];
    return places.slice(0, at).some((before) => before > place) ? [`${name} comes late`] : [];
  });
}

/** Cells that charts of a workbook read and that no sheet of it has. */
function referenceFaults(elements: readonly Element[], { parts }: OpenPackage): readonly string[] {
  const book = parts.get('xl/workbook.xml');
  if (book === undefined) return [];
  const sheets = elementsOf(book).flatMap(({ name, attributes }) =>
    name === 'sheet' ? [attributes.name ?? ''] : [],
  );
  return elements
    .filter(({ name }) => name === 'c:f')
    .flatMap(({ text }) => {
      const [, sheet] = /^'?(.*?)'?!\$[A-Z]+\$\d+(?::\$[A-Z]+\$\d+)?$/.exec(text) ?? [];
      return sheet !== undefined && sheets.includes(sheet) ? [] : [`reads ${text}`];
    });
}
