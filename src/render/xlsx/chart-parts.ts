import { chartXml } from '../office/chart-xml.ts';
import type { ChartDress } from '../office/native-chart.ts';
import { emu, xml } from '../office/xml-text.ts';
import type { PlacedChart } from './place-charts.ts';

/** What a workbook has for the charts of one sheet: its drawing, the charts in it, and what leads to them. */
export interface DrawingParts {
  /** Parts by path. */
  readonly parts: ReadonlyMap<string, string>;
  /** Types of the parts by path. */
  readonly types: ReadonlyMap<string, string>;
  /** The drawing as the sheet's relationships name it. */
  readonly target: string;
}

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const DRAWING = `${RELATION}/drawing`;
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const DRAWING_TYPE = 'application/vnd.openxmlformats-officedocument.drawing+xml';
const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The parts of the charts of a sheet; `drawing` numbers the sheet's drawing, `firstChart` its first chart in the workbook. */
export function drawingParts(
  charts: readonly PlacedChart[],
  { drawing, firstChart }: { readonly drawing: number; readonly firstChart: number },
  dress: ChartDress,
): DrawingParts {
  const parts = new Map<string, string>();
  const types = new Map<string, string>();
  const add = (path: string, part: string, type: string): void => {
    parts.set(path, part);
    types.set(path, type);
  };
  const anchors = charts.map((placed, index) => {
    const path = `xl/charts/chart${firstChart + index}.xml`;
    add(path, chartXml(placed.chart, dress, placed.places), CHART_TYPE);
    return anchor(placed, index + 1);
  });
  const path = `xl/drawings/drawing${drawing}.xml`;
  add(
    path,
    `${HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">${anchors.join('')}</xdr:wsDr>`,
    DRAWING_TYPE,
  );
  const links = charts.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATION}/chart" Target="../charts/chart${firstChart + index}.xml"/>`,
  );
  parts.set(
    `xl/drawings/_rels/drawing${drawing}.xml.rels`,
    `${HEAD}<Relationships xmlns="${PACKAGE}">${links.join('')}</Relationships>`,
  );
  return { parts, types, target: `../drawings/drawing${drawing}.xml` };
}

/** The place of a chart: it moves with its cell and keeps its size. */
function anchor({ column, row, width, height, title }: PlacedChart, index: number): string {
  const inset = emu(8);
  const words = xml(title);
  return `<xdr:oneCellAnchor><xdr:from><xdr:col>${column}</xdr:col><xdr:colOff>${inset}</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>${inset}</xdr:rowOff></xdr:from><xdr:ext cx="${emu(width)}" cy="${emu(height)}"/><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${index + 1}" name="Chart ${index}" descr="${words}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="${RELATION}" r:id="rId${index}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor>`;
}
