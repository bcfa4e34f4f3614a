import type { Slide } from '../../../document/model/types.ts';
import type { Part } from '../../office/pack-parts.ts';
import { xml } from '../../office/xml-text.ts';
import type { Dress } from '../pen.ts';
import { HOLDERS } from '../slide-content.ts';
import type { Template } from './template.ts';

/** Puts the master, layouts and theme of a template in the place of ours; `layouts` are those of the library, which counts from 2. */
export function applyTemplate(
  parts: Map<string, Part>,
  template: Template,
  layouts: readonly Slide['layout'][],
  dress: Dress,
): void {
  const isOurs = /^ppt\/(?:slideLayouts|slideMasters)\/|^ppt\/theme\/theme1\.xml$/;
  const kinds = new Map(
    layouts.map((kind, at) => [`../slideLayouts/slideLayout${at + 2}.xml`, kind]),
  );
  for (const path of [...parts.keys()]) {
    if (isOurs.test(path)) parts.delete(path);
    const part = parts.get(path);
    if (typeof part !== 'string') continue;
    if (/^ppt\/slides\/_rels\//.test(path))
      parts.set(
        path,
        part.replace(/\.\.\/slideLayouts\/slideLayout\d+\.xml/, (target) => {
          const kind = kinds.get(target);
          return kind === undefined ? target : `/${template.layouts[kind]}`;
        }),
      );
    else if (/^ppt\/(?:slides|charts)\/[^/]*\.xml$/.test(path))
      parts.set(path, withThemeFaces(part, dress));
  }
  for (const [path, part] of template.parts) parts.set(path, part);
  change(parts, '[Content_Types].xml', (text) => {
    const kept = text.replaceAll(/<Override PartName="\/([^"]*)"[^>]*\/>/g, (one, path: string) =>
      isOurs.test(path) || template.types.has(path) ? '' : one,
    );
    const types = [...template.types].map(
      ([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`,
    );
    return kept.replace('</Types>', () => `${types.join('')}</Types>`);
  });
  change(parts, 'ppt/presentation.xml', (text) =>
    text.replace(/(<p:sldMasterId\b[^>]*\bid=")\d+"/, `$1${template.masterId}"`),
  );
}

/** Letters in the faces of the theme, whatever these are. */
function withThemeFaces(part: string, { face }: Dress): string {
  const names = { latin: '+mn-lt', ea: '+mn-ea', cs: '+mn-cs' } as const;
  const own = new RegExp(`<a:(latin|ea|cs) typeface="${escaped(xml(face))}"[^>]*/>`, 'g');
  return part.replaceAll(
    own,
    (_, kind: keyof typeof names) => `<a:${kind} typeface="${names[kind]}"/>`,
  );
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The cover in the look of its layout: title and subtitle where that has them, all else in the colour of its letters. */
export function coverPart(part: string, { cover }: Template): string {
  const inherit = (shape: string, holder: string): string =>
    shape
      .replace('<p:cNvSpPr/>', '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>')
      .replace(/<p:nvPr>[\s\S]*?<\/p:nvPr>|<p:nvPr\/>/, `<p:nvPr>${holder}</p:nvPr>`)
      .replace(/<p:spPr>[\s\S]*?<\/p:spPr>/, '<p:spPr/>')
      .replace(/<a:bodyPr\b[\s\S]*?(?:\/>|<\/a:bodyPr>)/, '<a:bodyPr/>')
      .replaceAll(/<a:pPr\b[^>]*?(?:\/>|>[\s\S]*?<\/a:pPr>)/g, '')
      .replaceAll(
        /<a:(rPr|endParaRPr)( lang="[^"]*")?[^>]*?(?:\/>|>[\s\S]*?<\/a:\1>)/g,
        (_, tag: string, lang = '') => `<a:${tag}${lang}/>`,
      );
  return part
    .replaceAll(/<p:sp>[\s\S]*?<\/p:sp>/g, (shape) => {
      const name = /<p:cNvPr id="\d+" name="([^"]*)"/.exec(shape)?.[1];
      if (name === 'Cover line') return '';
      if (name === HOLDERS.title && cover.title !== null) return inherit(shape, cover.title);
      if (name === 'Subtitle' && cover.subtitle !== null) return inherit(shape, cover.subtitle);
      return shape;
    })
    .replaceAll('<a:schemeClr val="bg1"/>', '<a:schemeClr val="tx1"/>');
}

function change(parts: Map<string, Part>, path: string, how: (text: string) => string): void {
  const text = parts.get(path);
  if (typeof text !== 'string') throw new Error(`no part ${path}`);
  parts.set(path, how(text));
}
