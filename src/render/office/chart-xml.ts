import { axesXml } from './axis-xml.ts';
import { lineXml, textProperties } from './look-xml.ts';
import type { ChartDress, ChartPlaces, NativeChart, Plot } from './native-chart.ts';
import { type SeriesContext, seriesXml } from './series-xml.ts';
import { xml } from './xml-text.ts';

/** A chart as a part of a file of Office; its figures are read from the cells of `places`. */
export function chartXml(chart: NativeChart, dress: ChartDress, places: ChartPlaces): string {
  const context = { chart, dress, places };
  const all = chart.plots.flatMap((plot) => plot.series);
  const plots = chart.plots.map((plot) => plotXml(plot, context, (one) => all.indexOf(one)));
  const layout = layoutXml(chart.plot);
  const hidden = all.flatMap(({ isNamed }, index) =>
    isNamed ? [] : [`<c:legendEntry><c:idx val="${index}"/><c:delete val="1"/></c:legendEntry>`],
  );
  const letters = textProperties(dress, { size: chart.textSize, color: dress.ink, isBold: false });
  const key = chart.hasKey
    ? `<c:legend><c:legendPos val="t"/>${hidden.join('')}<c:overlay val="0"/>${letters}</c:legend>`
    : '';
  const book =
    places.book === null
      ? ''
      : `<c:externalData r:id="${places.book}"><c:autoUpdate val="0"/></c:externalData>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:lang val="${xml(dress.lang)}"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>${layout}${plots.join('')}${axesXml(chart, dress)}</c:plotArea>${key}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${letters}${book}</c:chartSpace>`;
}

function layoutXml(plot: NativeChart['plot']): string {
  if (plot === null) return '<c:layout/>';
  const { x, y, w, h } = plot;
  return `<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="${part(x)}"/><c:y val="${part(y)}"/><c:w val="${part(w)}"/><c:h val="${part(h)}"/></c:manualLayout></c:layout>`;
}

function plotXml(
  plot: Plot,
  context: SeriesContext,
  indexOf: (series: Plot['series'][number]) => number,
): string {
  const series = plot.series.map((one) => seriesXml(one, plot, indexOf(one), context)).join('');
  const grouping = plot.isStacked === true ? 'stacked' : 'clustered';
  const ids =
    plot.isBeside === true
      ? '<c:axId val="3"/><c:axId val="4"/>'
      : '<c:axId val="1"/><c:axId val="2"/>';
  switch (plot.kind) {
    case 'bars':
    case 'columns': {
      const direction = plot.kind === 'bars' ? 'bar' : 'col';
      // Bars of one row lie over one another: one series a row, or the parts of a stack.
      return `<c:barChart><c:barDir val="${direction}"/><c:grouping val="${grouping}"/><c:varyColors val="0"/>${series}<c:gapWidth val="${plot.gap ?? 70}"/><c:overlap val="100"/>${ids}</c:barChart>`;
    }
    case 'lines':
      return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}${plot.isJoined === true ? joinXml(context.dress) : ''}<c:marker val="1"/>${ids}</c:lineChart>`;
    case 'points':
      return `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>${series}${ids}</c:scatterChart>`;
  }
}

function joinXml({ neutral }: ChartDress): string {
  return `<c:hiLowLines><c:spPr>${lineXml({ color: neutral, width: 2 })}</c:spPr></c:hiLowLines>`;
}

function part(share: number): string {
  return Math.min(1, Math.max(0, share)).toFixed(5);
}
