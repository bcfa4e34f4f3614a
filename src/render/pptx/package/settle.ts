import JSZip from 'jszip';
import type { Deck } from '../../../deck/types.ts';
import type { Slide } from '../../../document/model/types.ts';
import { chartXml } from '../../office/chart-xml.ts';
import { type Part, packParts } from '../../office/pack-parts.ts';
import { xml } from '../../office/xml-text.ts';
import { dataSheet, sheetWorkbook } from '../chart/data-sheet.ts';
import type { Dress, PlacedChart } from '../pen.ts';
import { colorOf } from '../pen.ts';
import { applyTemplate, coverPart } from './apply-template.ts';
import { layoutPart, masterPart } from './masters.ts';
import { themePart, withScheme } from './scheme.ts';
import { type LinkedChart, notesPart, slidePart } from './slide-part.ts';
import type { Template } from './template.ts';

/** What the library's file is settled with. */
export interface SettleRequest {
  readonly deck: Deck;
  readonly dress: Dress;
  readonly charts: readonly PlacedChart[];
  /** The layouts in the order in which the library was told of them. */
  readonly layouts: readonly Slide['layout'][];
  /** Whose master, layouts and theme the slides have; null for our own. */
  readonly template: Template | null;
}

/** The time that every part of the file is from: the same deck gives the same bytes. */
const DATE = new Date(Date.UTC(2000, 0, 1));

/**
 * The presentation that the library wrote, with native charts, masters and theme of our own, and without what Office would
 * repair; parts sorted by name, of one date.
 */
export async function settlePresentation(
  bytes: Uint8Array,
  request: SettleRequest,
): Promise<Uint8Array> {
  const written = await JSZip.loadAsync(bytes);
  const parts: Parts = new Map();
  for (const [path, part] of Object.entries(written.files)) {
    if (part.dir) continue;
    const isText = /\.(?:xml|rels)$/.test(path);
    parts.set(path, isText ? await part.async('string') : await part.async('uint8array'));
  }
  const linked = await addCharts(parts, request);
  settleSlides(parts, linked, request);
  settleMasters(parts, request);
  const { template, layouts, dress } = request;
  if (template !== null) applyTemplate(parts, template, layouts, dress);
  settleIndex(parts, request);
  return packParts(parts, DATE);
}

type Parts = Map<string, Part>;

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';

/** Each chart as a part with its sheet, and the relationship of its slide to it. */
async function addCharts(
  parts: Parts,
  { charts, dress, template }: SettleRequest,
): Promise<readonly LinkedChart[]> {
  const look = {
    ink: colorOf(dress, 'ink'),
    muted: colorOf(dress, 'muted'),
    line: colorOf(dress, 'line'),
    neutral: colorOf(dress, 'neutral'),
    paper: colorOf(dress, 'paper'),
    face: dress.face,
    lang: dress.lang,
  };
  const linked: LinkedChart[] = [];
  for (const [index, placed] of charts.entries()) {
    const number = index + 1;
    const sheet = dataSheet(placed.chart, dress.words('slide.sheet.row'));
    const part = chartXml(placed.chart, look, sheet.places);
    const book = `Microsoft_Excel_Sheet${number}.xlsx`;
    parts.set(`ppt/charts/chart${number}.xml`, withScheme(part, dress, template !== null));
    parts.set(`ppt/embeddings/${book}`, await sheetWorkbook(sheet, DATE));
    parts.set(
      `ppt/charts/_rels/chart${number}.xml.rels`,
      relations(
        `<Relationship Id="rId1" Type="${RELATION}/package" Target="../embeddings/${book}"/>`,
      ),
    );
    const path = `ppt/slides/_rels/slide${placed.page}.xml.rels`;
    const relation = `rIdChart${number}`;
    const own = `<Relationship Id="${relation}" Type="${RELATION}/chart" Target="../charts/chart${number}.xml"/>`;
    change(parts, path, (text) => text.replace('</Relationships>', `${own}</Relationships>`));
    change(parts, '[Content_Types].xml', (text) =>
      text.replace(
        '</Types>',
        `<Override PartName="/ppt/charts/chart${number}.xml" ContentType="${CHART_TYPE}"/></Types>`,
      ),
    );
    linked.push({ placed, relation });
  }
  return linked;
}

function settleSlides(
  parts: Parts,
  charts: readonly LinkedChart[],
  { deck, dress, template }: SettleRequest,
): void {
  for (const path of parts.keys()) {
    const page = /^ppt\/slides\/slide(\d+)\.xml$/.exec(path)?.[1];
    if (page !== undefined) {
      const own = charts.filter(({ placed }) => placed.page === Number(page));
      const isCover = deck.slides[Number(page) - 1]?.slide.layout === 'cover';
      change(parts, path, (text) => {
        const settled = withScheme(slidePart(text, own, dress.lang), dress, template !== null);
        return isCover && template !== null ? coverPart(settled, template) : settled;
      });
    } else if (path.startsWith('ppt/notesSlides/notesSlide')) {
      change(parts, path, (text) => notesPart(text, dress.lang));
    }
  }
}

/** Master, layouts and themes of our own; the library numbers ours from 2, behind one that no slide has. */
function settleMasters(parts: Parts, { deck, dress, layouts }: SettleRequest): void {
  change(parts, 'ppt/slideMasters/slideMaster1.xml', (text) => masterPart(text, deck, dress));
  dropLayout(parts);
  for (const [index, layout] of layouts.entries()) {
    parts.set(`ppt/slideLayouts/slideLayout${index + 2}.xml`, layoutPart(layout, deck, dress));
  }
  change(parts, 'ppt/theme/theme1.xml', (text) => themePart(text, dress));
  // A master and the notes' master have a theme of their own each.
  parts.set('ppt/theme/theme2.xml', parts.get('ppt/theme/theme1.xml') ?? '');
  change(parts, 'ppt/notesMasters/_rels/notesMaster1.xml.rels', (text) =>
    text.replace('../theme/theme1.xml', '../theme/theme2.xml'),
  );
  change(parts, '[Content_Types].xml', (text) =>
    text.replace(
      '</Types>',
      '<Override PartName="/ppt/theme/theme2.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/></Types>',
    ),
  );
}

/** Takes the layout out that the library adds for slides without one. */
function dropLayout(parts: Parts): void {
  parts.delete('ppt/slideLayouts/slideLayout1.xml');
  parts.delete('ppt/slideLayouts/_rels/slideLayout1.xml.rels');
  const rels = 'ppt/slideMasters/_rels/slideMaster1.xml.rels';
  const id = /<Relationship Id="(rId\d+)"[^>]*slideLayout1\.xml"[^>]*\/>/.exec(
    String(parts.get(rels)),
  )?.[1];
  change(parts, rels, (text) =>
    text.replace(/<Relationship Id="rId\d+"[^>]*slideLayout1\.xml"[^>]*\/>/, ''),
  );
  change(parts, 'ppt/slideMasters/slideMaster1.xml', (text) =>
    text.replace(new RegExp(`<p:sldLayoutId id="\\d+" r:id="${id ?? ''}"/>`), ''),
  );
}

/** The lists of parts, what the file says of itself, and the order that the schema asks for. */
function settleIndex(parts: Parts, { deck }: SettleRequest): void {
  change(parts, '[Content_Types].xml', (text) =>
    text
      .replaceAll(/\s*<Override PartName="\/([^"]*)"[^>]*\/>/g, (whole, name: string) =>
        parts.has(name) ? whole.trim() : '',
      )
      .replace('ContentType="image/jpg"', 'ContentType="image/jpeg"'),
  );
  change(parts, 'ppt/presentation.xml', (text) => {
    const notes = /<p:notesMasterIdLst>[\s\S]*?<\/p:notesMasterIdLst>/.exec(text)?.[0] ?? '';
    return text
      .replace(notes, '')
      .replace('<p:sldIdLst>', `${notes}<p:sldIdLst>`)
      .replace(/<p:notesSz [^>]*\/>/, '<p:notesSz cx="6858000" cy="9144000"/>');
  });
  const { organization, monthLabel, title, department } = deck.document;
  const date = DATE.toISOString().replace('.000Z', 'Z');
  parts.set(
    'docProps/core.xml',
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xml(`${organization}${monthLabel}${title}`)}</dc:title><dc:creator>${xml(department)}</dc:creator><cp:lastModifiedBy>${xml(department)}</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">${date}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${date}</dcterms:modified></cp:coreProperties>`,
  );
  parts.set(
    'docProps/app.xml',
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft Office PowerPoint</Application><Slides>${deck.slides.length}</Slides><Company>${xml(organization)}</Company><AppVersion>16.0000</AppVersion></Properties>`,
  );
}

function relations(inner: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
}

/** Changes a part of text; the library has written it, or the file is none. */
function change(parts: Parts, path: string, how: (text: string) => string): void {
  const text = parts.get(path);
  if (typeof text !== 'string') throw new Error(`no part ${path}`);
  parts.set(path, how(text));
}
