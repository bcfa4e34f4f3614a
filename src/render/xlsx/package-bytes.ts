import type exceljs from 'exceljs';
import type { ChartDress } from '../office/native-chart.ts';
import { type Part, packParts } from '../office/pack-parts.ts';
import { storedParts } from '../office/stored-parts.ts';
import { DRAWING, drawingParts } from './chart-parts.ts';
import { type LongBody, withLongRows } from './long-rows.ts';
import type { PlacedChart } from './place-charts.ts';

/** What a sheet has that exceljs does not write: its extension as XML, and its charts. */
export interface SheetAddition {
  readonly extension: string;
  readonly charts: readonly PlacedChart[];
  readonly long: LongBody | null;
}

/**
 * The bytes of a workbook, written so that the same content gives the same bytes: parts sorted by name, one date.
 * Links lead inside the workbook only: exceljs declares each as an external target too, which is taken out.
 * `additions` are what sheets, by their numbers, have besides.
 */
export async function settledWorkbook(
  workbook: exceljs.Workbook,
  date: Date,
  additions: ReadonlyMap<number, SheetAddition> = new Map(),
  dress: ChartDress | null = null,
): Promise<Uint8Array> {
  const written = await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } });
  const parts = new Map<string, Part>();
  for (const [path, part] of storedParts(new Uint8Array(written))) {
    const content = settledPart(path, part);
    if (content !== null) parts.set(path, content);
  }
  addToSheets(parts, additions, dress);
  for (const [sheet, { long }] of additions) {
    const path = pathOf(sheet);
    if (long !== null) parts.set(path, withLongRows(String(parts.get(path)), long));
  }
  return packParts(parts, date);
}

function pathOf(sheet: number): string {
  return `xl/worksheets/sheet${sheet}.xml`;
}

const SHEET = /^xl\/worksheets\/sheet(\d+)\.xml$/;
const SHEET_LINKS = /^xl\/worksheets\/_rels\/sheet\d+\.xml\.rels$/;

function settledPart(path: string, part: Buffer): string | Uint8Array | null {
  if (SHEET.test(path))
    return part.toString('utf8').replace(/(<hyperlink [^>]*?) r:id="[^"]*"/g, '$1');
  if (path === 'xl/workbook.xml') return withOneAreaASheet(part.toString('utf8'));
  if (path === '[Content_Types].xml') return part.toString('utf8');
  if (SHEET_LINKS.test(path)) {
    const kept = part.toString('utf8').replace(/<Relationship [^>]*\/hyperlink"[^>]*\/>/g, '');
    return kept.includes('<Relationship ') ? kept : null;
  }
  return part;
}

/** Adds extensions and drawings to the sheets that have them. */
function addToSheets(
  parts: Map<string, Part>,
  additions: ReadonlyMap<number, SheetAddition>,
  dress: ChartDress | null,
): void {
  let drawing = 0;
  let firstChart = 1;
  for (const [sheet, { extension, charts }] of additions) {
    const path = pathOf(sheet);
    change(parts, path, (xml) =>
      xml.replace(/<\/worksheet>\s*$/, () => `${extension}</worksheet>`),
    );
    if (charts.length === 0 || dress === null) continue;
    drawing += 1;
    const made = drawingParts(charts, { drawing, firstChart }, dress);
    firstChart += charts.length;
    for (const [own, part] of made.parts) parts.set(own, part);
    change(parts, '[Content_Types].xml', (xml) =>
      xml.replace('</Types>', () => `${typesOf(made.types)}</Types>`),
    );
    const links = `xl/worksheets/_rels/sheet${sheet}.xml.rels`;
    if (!parts.has(links)) parts.set(links, NO_LINKS);
    const link = `<Relationship Id="rIdDrawing" Type="${DRAWING}" Target="${made.target}"/>`;
    change(parts, links, (xml) => xml.replace('</Relationships>', () => `${link}</Relationships>`));
    change(parts, path, (xml) => withDrawing(xml, '<drawing r:id="rIdDrawing"/>'));
  }
}

const NO_LINKS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';

/** What follows a drawing in a sheet, in the order of the schema. */
const AFTER_DRAWING =
  /<(?:legacyDrawing|legacyDrawingHF|drawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)\b/;

function withDrawing(xml: string, drawing: string): string {
  const body = xml.lastIndexOf('</sheetData>');
  const found = AFTER_DRAWING.exec(xml.slice(Math.max(0, body)));
  const at = found === null ? xml.lastIndexOf('</worksheet>') : Math.max(0, body) + found.index;
  return xml.slice(0, at) + drawing + xml.slice(at);
}

function typesOf(types: ReadonlyMap<string, string>): string {
  return [...types]
    .map(([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`)
    .join('');
}

/** Changes a part of text; exceljs has written it, or the workbook is none. */
function change(parts: Map<string, Part>, path: string, how: (text: string) => string): void {
  const text = parts.get(path);
  if (typeof text !== 'string') throw new Error(`no part ${path}`);
  parts.set(path, how(text));
}

/** One name for all areas that a sheet prints: exceljs gives each its own of the same name, which Excel does not take. */
function withOneAreaASheet(xml: string): string {
  return xml.replace(
    /(<definedName name="_xlnm\.Print_Area" localSheetId="(\d+)">)([^<]*)<\/definedName>(?:<definedName name="_xlnm\.Print_Area" localSheetId="\2">([^<]*)<\/definedName>)+/g,
    (all: string, open: string) => {
      const areas = [...all.matchAll(/>([^<]+)</g)].map(([, area]) => area);
      return `${open}${areas.join(',')}</definedName>`;
    },
  );
}
