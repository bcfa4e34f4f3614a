import { sizes } from '../../../deck/geometry.ts';
import type { Deck } from '../../../deck/types.ts';
import type { Slide } from '../../../document/model/types.ts';
import { emu, xml } from '../../office/xml-text.ts';
import type { Area, Dress } from '../pen.ts';

const NAMESPACES =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const GROUP =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>';

/** The placeholders that slides have: as the master, its layouts and the slides themselves name them. */
export const PLACEHOLDERS = {
  title: '<p:ph type="title"/>',
  foot: '<p:ph type="ftr" sz="quarter" idx="10"/>',
  number: '<p:ph type="sldNum" sz="quarter" idx="11"/>',
} as const;

/** The number of a page, which follows when slides are moved. */
export function numberField(lang: string, properties: string, text: string): string {
  const run = properties === '' ? `<a:rPr lang="${xml(lang)}"/>` : properties;
  return `<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">${run}<a:t>${text}</a:t></a:fld>`;
}

/** The master: title, foot and number of a page, in the places that slides have them. */
export function masterPart(part: string, deck: Deck, dress: Dress): string {
  const places = placesOf(deck);
  const tree = `<p:cSld>${background('bg1')}<p:spTree>${GROUP}${holder(2, 'title', places.title, dress)}${holder(3, 'foot', places.foot, dress)}${holder(4, 'number', places.number, dress)}</p:spTree></p:cSld>`;
  const title =
    '<p:titleStyle><a:lvl1pPr algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/><a:defRPr sz="2400" b="1" kern="1200"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill><a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/></a:defRPr></a:lvl1pPr></p:titleStyle>';
  return part
    .replace(/<p:cSld>[\s\S]*?<\/p:cSld>/, tree)
    .replace(/<p:titleStyle>[\s\S]*?<\/p:titleStyle>/, title)
    .replace('<p:hf sldNum="0" hdr="0" ftr="0" dt="0"/>', '<p:hf hdr="0" dt="0"/>');
}

/** The layout of slides of a kind: its ground, its decoration and its placeholders. */
export function layoutPart(kind: Slide['layout'], deck: Deck, dress: Dress): string {
  const places = placesOf(deck);
  const { height } = deck.page;
  const title = holder(2, 'title', places.title, dress);
  const rest = holder(3, 'foot', places.foot, dress) + holder(4, 'number', places.number, dress);
  const bar = (area: Area): string => decoration(5, area);
  const bodies: Readonly<Record<Slide['layout'], readonly [ground: string, shapes: string]>> = {
    cover: ['tx2', title + holder(3, 'foot', places.foot, dress)],
    contents: ['bg1', bar({ x: 0, y: sizes.marginTop, width: 10, height: 66 }) + title + rest],
    section: ['bg2', bar({ x: 0, y: 0, width: 28, height }) + title + rest],
    content: ['bg1', bar({ x: 0, y: sizes.marginTop, width: 10, height: 66 }) + title + rest],
  };
  const [ground, shapes] = bodies[kind];
  const name = xml(dress.words(`slide.layout.${kind}`));
  return `${HEAD}<p:sldLayout ${NAMESPACES} preserve="1" userDrawn="1"><p:cSld name="${name}">${background(ground)}<p:spTree>${GROUP}${shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`;
}

function placesOf({ page }: Deck) {
  const width = page.width - 2 * sizes.marginX;
  const height = 2 * sizes.footerLine;
  const y = page.height - sizes.marginBottom - height;
  return {
    title: {
      x: sizes.marginX,
      y: sizes.marginTop + sizes.kickerLine,
      width,
      height: sizes.headlineLine,
    },
    foot: { x: sizes.marginX, y, width: width - sizes.pageNumber, height },
    number: {
      x: page.width - sizes.marginX - sizes.pageNumber,
      y: page.height - sizes.marginBottom - sizes.footerLine,
      width: sizes.pageNumber,
      height: sizes.footerLine,
    },
  };
}

const NAMES = { title: 'Title', foot: 'Footer', number: 'Slide Number' } as const;

function holder(id: number, kind: keyof typeof PLACEHOLDERS, area: Area, { lang }: Dress): string {
  const small = `<a:lstStyle><a:lvl1pPr algn="${kind === 'number' ? 'r' : 'l'}"><a:defRPr sz="${kind === 'number' ? 1100 : 950}"${kind === 'number' ? ' b="1"' : ''}><a:solidFill><a:schemeClr val="${kind === 'number' ? 'tx2' : 'tx1'}"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>`;
  const style = kind === 'title' ? '<a:lstStyle/>' : small;
  const text =
    kind === 'number'
      ? numberField(lang, '', '‹#›')
      : kind === 'title'
        ? `<a:r><a:rPr lang="${xml(lang)}"/><a:t> </a:t></a:r>`
        : '';
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${NAMES[kind]}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>${PLACEHOLDERS[kind]}</p:nvPr></p:nvSpPr><p:spPr>${transform('a', area)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="${kind === 'title' ? 'ctr' : 'b'}"/>${style}<a:p>${text}<a:endParaRPr lang="${xml(lang)}"/></a:p></p:txBody></p:sp>`;
}

function decoration(id: number, area: Area): string {
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Bar"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>${transform('a', area)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="tx2"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>`;
}

/** The place of a shape; `prefix` is that of its element. */
export function transform(prefix: 'a' | 'p', { x, y, width, height }: Area): string {
  return `<${prefix}:xfrm><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></${prefix}:xfrm>`;
}

function background(color: string): string {
  return `<p:bg><p:bgPr><a:solidFill><a:schemeClr val="${color}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>`;
}
