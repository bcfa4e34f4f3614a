import { xml } from '../../office/xml-text.ts';
import type { PlacedChart } from '../pen.ts';
import { HOLDERS } from '../slide-content.ts';
import { numberField, PLACEHOLDERS, transform } from './masters.ts';

/** A chart of a slide with the id of its relationship. */
export interface LinkedChart {
  readonly placed: PlacedChart;
  readonly relation: string;
}

/** A slide as the library wrote it, with what the library cannot write, and without what Office would have to repair. */
export function slidePart(part: string, charts: readonly LinkedChart[], lang: string): string {
  const byName = new Map(charts.map((chart) => [xml(chart.placed.name), chart]));
  const shapes = part.replaceAll(/<p:sp>[\s\S]*?<\/p:sp>/g, (shape) => {
    const name = /<p:cNvPr id="\d+" name="([^"]*)"/.exec(shape)?.[1] ?? '';
    const chart = byName.get(name);
    return chart === undefined ? withHolder(shape, name, lang) : chartFrame(chart);
  });
  const settled = shapes
    // Properties of a paragraph are told once, before its first run.
    .replaceAll(/(<\/a:r>|<\/a:fld>)<a:pPr\b[^>]*?(?:\/>|>[\s\S]*?<\/a:pPr>)/g, '$1')
    .replaceAll('<a:buSzPct val="100000"/>', '')
    .replaceAll('<a:endParaRPr lang="en-US"', `<a:endParaRPr lang="${lang}"`)
    .replaceAll('<a:ln></a:ln>', '<a:ln><a:noFill/></a:ln>');
  return withOwnNames(settled);
}

function withHolder(shape: string, name: string, lang: string): string {
  const kind = (['title', 'foot', 'number'] as const).find((one) => HOLDERS[one] === name);
  if (kind === undefined) return shape;
  const held = shape
    .replace('<p:cNvSpPr/>', '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>')
    .replace(/<p:nvPr><\/p:nvPr>|<p:nvPr\/>/, `<p:nvPr>${PLACEHOLDERS[kind]}</p:nvPr>`);
  if (kind !== 'number') return held;
  return held.replace(
    /<a:r>(<a:rPr[\s\S]*?<\/a:rPr>)<a:t>(\d+)<\/a:t><\/a:r>/,
    (_, properties: string, text: string) => numberField(lang, properties, text),
  );
}

function chartFrame({ placed, relation }: LinkedChart): string {
  const { name, area, words } = placed;
  return `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="0" name="${xml(name)}" descr="${xml(words)}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>${transform('p', area)}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="${relation}"/></a:graphicData></a:graphic></p:graphicFrame>`;
}

/** Each shape of a slide has an id and a name of its own. */
function withOwnNames(part: string): string {
  let id = 0;
  const seen = new Map<string, number>();
  return part.replaceAll(/<p:cNvPr id="\d+" name="([^"]*)"/g, (_, name: string) => {
    id += 1;
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    const own = before === 0 ? name : `${name} (${before + 1})`;
    return `<p:cNvPr id="${id}" name="${own}"`;
  });
}

/** The notes of a slide with a paragraph a line. */
export function notesPart(part: string, lang: string): string {
  const run = `<a:rPr lang="${lang}" dirty="0"/>`;
  return part
    .replace(
      /<a:r><a:rPr lang="en-US" dirty="0"\/><a:t>([\s\S]*?)<\/a:t><\/a:r>/,
      (_, text: string) =>
        text
          .split('\n')
          .map((line) => `<a:r>${run}<a:t>${line}</a:t></a:r>`)
          .join('</a:p><a:p>'),
    )
    .replaceAll('lang="en-US"', `lang="${lang}"`);
}
