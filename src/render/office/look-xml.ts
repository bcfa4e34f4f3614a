import type { ChartDress, Look } from './native-chart.ts';
import { emu, xml } from './xml-text.ts';

/** Letters of a chart: size in CSS pixels, colour as `RRGGBB`. */
export interface Letters {
  readonly size: number;
  readonly color: string;
  readonly isBold: boolean;
}

/** What runs and default letters have inside: colour and the three faces. */
function lettersInside({ face }: ChartDress, color: string): string {
  const name = xml(face);
  return `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill><a:latin typeface="${name}"/><a:ea typeface="${name}"/><a:cs typeface="${name}"/>`;
}

/** Properties of a run of letters: `tag` is `a:rPr` or `a:defRPr`. */
export function runProperties(
  tag: 'a:rPr' | 'a:defRPr',
  dress: ChartDress,
  { size, color, isBold }: Letters,
): string {
  const points = Math.round(size * 75);
  const lang = tag === 'a:rPr' ? ` lang="${xml(dress.lang)}"` : '';
  return `<${tag}${lang} sz="${points}" b="${isBold ? 1 : 0}">${lettersInside(dress, color)}</${tag}>`;
}

export function textProperties(dress: ChartDress, letters: Letters): string {
  return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${runProperties('a:defRPr', dress, letters)}</a:pPr><a:endParaRPr lang="${xml(dress.lang)}"/></a:p></c:txPr>`;
}

/** Fill and line of a shape; what the look does not name is not drawn. */
export function shapeProperties({ fill, hatch, line }: Look): string {
  const plain = fill === undefined ? '<a:noFill/>' : solid(fill);
  const inner = hatch === undefined ? plain : hatched(hatch, fill ?? 'FFFFFF');
  return `<c:spPr>${inner}${lineXml(line)}</c:spPr>`;
}

export function lineXml(line: Look['line']): string {
  if (line === undefined) return '<a:ln><a:noFill/></a:ln>';
  const dash = line.dash === undefined ? '' : `<a:prstDash val="${line.dash}"/>`;
  return `<a:ln w="${emu(line.width)}" cap="flat">${solid(line.color)}${dash}<a:round/></a:ln>`;
}

/** The sign of a point. */
export function markerXml({ marker }: Look): string {
  if (marker === undefined || marker.symbol === 'none')
    return '<c:marker><c:symbol val="none"/></c:marker>';
  const size = Math.min(72, Math.max(2, Math.round(marker.size * 0.75)));
  return `<c:marker><c:symbol val="${marker.symbol}"/><c:size val="${size}"/><c:spPr>${solid(marker.fill)}<a:ln w="19050">${solid(marker.line)}</a:ln></c:spPr></c:marker>`;
}

function hatched(lines: string, ground: string): string {
  return `<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="${lines}"/></a:fgClr><a:bgClr><a:srgbClr val="${ground}"/></a:bgClr></a:pattFill>`;
}

function solid(color: string): string {
  return `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`;
}
