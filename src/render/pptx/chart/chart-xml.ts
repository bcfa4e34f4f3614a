import { xml } from '../xml-text.ts';
import { axesXml } from './axis-xml.ts';
import { type DataSheet, dataSheet } from './data-sheet.ts';
import { textProperties } from './look-xml.ts';
import type { ChartDress, NativeChart, Plot } from './native-chart.ts';
import { type SeriesContext, seriesXml } from './series-xml.ts';

/** A chart as the part of a presentation, and the sheet of its figures. `rowsHead` stands over the rows of points. */
export function chartXml(
  chart: NativeChart,
  dress: ChartDress,
  rowsHead: string,
): { readonly part: string; readonly sheet: DataSheet } {
  const sheet = dataSheet(chart, rowsHead);
  const context = { chart, dress, sheet };
  const all = chart.plots.flatMap((plot) => plot.series);
  const plots = chart.plots.map((plot) => plotXml(plot, context, (one) => all.indexOf(one)));
  const { x, y, w, h } = chart.plot;
  const layout = `<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="${part(x)}"/><c:y val="${part(y)}"/><c:w val="${part(w)}"/><c:h val="${part(h)}"/></c:manualLayout></c:layout>`;
  const hidden = all.flatMap(({ isNamed }, index) =>
    isNamed ? [] : [`<c:legendEntry><c:idx val="${index}"/><c:delete val="1"/></c:legendEntry>`],
  );
  const letters = textProperties(dress, { size: chart.textSize, color: dress.ink, isBold: false });
  const key = chart.hasKey
    ? `<c:legend><c:legendPos val="t"/>${hidden.join('')}<c:overlay val="0"/>${letters}</c:legend>`
    : '';
  return {
    sheet,
    part: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:lang val="${xml(dress.lang)}"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>${layout}${plots.join('')}${axesXml(chart, dress)}</c:plotArea>${key}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${letters}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`,
  };
}

function plotXml(
  plot: Plot,
  context: SeriesContext,
  indexOf: (series: Plot['series'][number]) => number,
): string {
  const series = plot.series.map((one) => seriesXml(one, plot, indexOf(one), context)).join('');
  const grouping = plot.isStacked === true ? 'stacked' : 'clustered';
  const ids = '<c:axId val="1"/><c:axId val="2"/>';
  switch (plot.kind) {
    case 'bars':
    case 'columns': {
      const direction = plot.kind === 'bars' ? 'bar' : 'col';
      // Bars of one row lie over one another: one series a row, or the parts of a stack.
      return `<c:barChart><c:barDir val="${direction}"/><c:grouping val="${grouping}"/><c:varyColors val="0"/>${series}<c:gapWidth val="${plot.gap ?? 70}"/><c:overlap val="100"/>${ids}</c:barChart>`;
    }
    case 'lines':
      return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${ids}</c:lineChart>`;
    case 'points':
      return `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>${series}${ids}</c:scatterChart>`;
  }
}

function part(share: number): string {
  return Math.min(1, Math.max(0, share)).toFixed(5);
}
