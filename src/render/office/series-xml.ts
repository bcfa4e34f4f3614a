import { lineXml, markerXml, runProperties, shapeProperties, textProperties } from './look-xml.ts';
import type {
  ChartDress,
  ChartPlaces,
  Look,
  NativeChart,
  Plot,
  PointLabel,
  Series,
  SeriesPlace,
} from './native-chart.ts';
import { xml } from './xml-text.ts';

export interface SeriesContext {
  readonly chart: NativeChart;
  readonly dress: ChartDress;
  readonly places: ChartPlaces;
}

/** A series with its looks, labels and figures; `index` is its place in the whole chart. */
export function seriesXml(
  series: Series,
  plot: Plot,
  index: number,
  context: SeriesContext,
): string {
  const { chart, places } = context;
  const place = places.series.get(series);
  if (place === undefined) throw new Error(`no cells for ${series.name}`);
  const name = `<c:tx><c:strRef><c:f>${xml(place.head)}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${xml(series.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>`;
  const isBar = plot.kind === 'bars' || plot.kind === 'columns';
  const look = isBar
    ? `${shapeProperties(series.look)}<c:invertIfNegative val="0"/>`
    : `<c:spPr>${lineXml(series.look.line)}</c:spPr>${markerXml(series.look)}`;
  const points = (series.points ?? []).map((one, at) => pointXml(one, at, isBar)).join('');
  const head = `<c:idx val="${index}"/><c:order val="${index}"/>${name}${look}${points}${labelsXml(series, plot, index, context)}${whiskersXml(series, place, context)}`;
  const figures = numbers(series.values, place.values);
  if (plot.kind === 'points') {
    const rows = numbers(series.rows ?? [], place.rows ?? '');
    return `<c:ser>${head}<c:xVal>${figures}</c:xVal><c:yVal>${rows}</c:yVal><c:smooth val="0"/></c:ser>`;
  }
  const names = `<c:cat>${categoriesXml(chart, places.categories)}</c:cat>`;
  const end = plot.kind === 'lines' ? '<c:smooth val="0"/>' : '';
  return `<c:ser>${head}${names}<c:val>${figures}</c:val>${end}</c:ser>`;
}

function categoriesXml({ categories, categoryFormat }: NativeChart, cells: string): string {
  const texts = categories.map(
    (one, at) => `<c:pt idx="${at}"><c:v>${xml(String(one))}</c:v></c:pt>`,
  );
  const all = `<c:ptCount val="${categories.length}"/>${texts.join('')}`;
  if (categoryFormat === undefined)
    return `<c:strRef><c:f>${xml(cells)}</c:f><c:strCache>${all}</c:strCache></c:strRef>`;
  return `<c:numRef><c:f>${xml(cells)}</c:f><c:numCache><c:formatCode>${xml(categoryFormat)}</c:formatCode>${all}</c:numCache></c:numRef>`;
}

function whiskersXml(
  { whiskers, look }: Series,
  place: SeriesPlace,
  { dress }: SeriesContext,
): string {
  if (whiskers === undefined || place.whiskers === undefined) return '';
  const line = look.marker?.line ?? dress.ink;
  return `<c:errBars><c:errDir val="y"/><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/><c:plus>${numbers(whiskers.plus, place.whiskers.plus)}</c:plus><c:minus>${numbers(whiskers.minus, place.whiskers.minus)}</c:minus><c:spPr>${lineXml({ color: line, width: 2 })}</c:spPr></c:errBars>`;
}

function numbers(values: readonly (number | null)[], cells: string): string {
  const points = values.flatMap((value, at) =>
    value === null ? [] : [`<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`],
  );
  return `<c:numRef><c:f>${xml(cells)}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${values.length}"/>${points.join('')}</c:numCache></c:numRef>`;
}

function pointXml(look: Look | undefined, at: number, isBar: boolean): string {
  if (look === undefined) return '';
  const drawn = isBar
    ? `<c:invertIfNegative val="0"/><c:bubble3D val="0"/>${shapeProperties(look)}`
    : `${markerXml(look)}<c:bubble3D val="0"/><c:spPr>${lineXml(look.line)}</c:spPr>`;
  return `<c:dPt><c:idx val="${at}"/>${drawn}</c:dPt>`;
}

const SHOWS =
  '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>';
const NO_LABELS = `<c:dLbls><c:showLegendKey val="0"/><c:showVal val="0"/>${SHOWS}</c:dLbls>`;

function labelsXml(
  series: Series,
  plot: Plot,
  index: number,
  { chart, dress }: SeriesContext,
): string {
  const { labels, place } = series;
  if (labels === undefined) return figuresXml(series, chart, dress);
  // A point without a figure has no label.
  const texts = labels.map((label, at) =>
    label === null || (series.values[at] ?? null) === null
      ? `<c:dLbl><c:idx val="${at}"/><c:delete val="1"/></c:dLbl>`
      : labelXml(label, at, index, plot, place, chart, dress),
  );
  const letters = textProperties(dress, { size: chart.textSize, color: dress.ink, isBold: true });
  return `<c:dLbls>${texts.join('')}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${letters}${placeXml(place)}<c:showLegendKey val="0"/><c:showVal val="1"/>${SHOWS}</c:dLbls>`;
}

/** The figures as they are, which needs no words of a label. */
function figuresXml(
  { figures, place }: Series,
  { textSize }: NativeChart,
  dress: ChartDress,
): string {
  if (figures === undefined) return NO_LABELS;
  const { format, color, only } = figures;
  const look = `<c:numFmt formatCode="${xml(format)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textProperties(dress, { size: textSize, color, isBold: false })}${placeXml(place)}<c:showLegendKey val="0"/><c:showVal val="1"/>${SHOWS}`;
  if (only === undefined) return `<c:dLbls>${look}</c:dLbls>`;
  return `<c:dLbls><c:dLbl><c:idx val="${only}"/>${look}</c:dLbl><c:showLegendKey val="0"/><c:showVal val="0"/>${SHOWS}</c:dLbls>`;
}

function labelXml(
  { before, value, after, format, color, isBold, place: own, isOnPaper = false }: PointLabel,
  at: number,
  index: number,
  plot: Plot,
  place: Series['place'],
  { textSize }: NativeChart,
  dress: ChartDress,
): string {
  const letters = { size: textSize, color, isBold };
  const run = runProperties('a:rPr', dress, letters);
  const words = (text: string): string =>
    text === '' ? '' : `<a:r>${run}<a:t>${xml(text)}</a:t></a:r>`;
  const id = `{00000000-0000-4000-8000-${inHex(index, 4)}${inHex(at, 8)}}`;
  const kind = plot.kind === 'points' ? 'XVALUE' : 'VALUE';
  const figure =
    value === null
      ? ''
      : `<a:fld id="${id}" type="${kind}">${run}<a:pPr>${runProperties('a:defRPr', dress, letters)}</a:pPr><a:t>${xml(value)}</a:t></a:fld>`;
  // Lines of a label are paragraphs: a break within one is not read everywhere.
  const properties = `<a:pPr>${runProperties('a:defRPr', dress, letters)}</a:pPr>`;
  const first = before.split('\n').map(words);
  const last = after.split('\n').map(words);
  const middle = `${first.pop() ?? ''}${figure}${last.shift() ?? ''}`;
  const lines = [...first, middle, ...last].map((line) => `<a:p>${properties}${line}</a:p>`);
  const rich = `<c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/>${lines.join('')}</c:rich></c:tx>`;
  // Behind a bar a label stands on paper, so that it can be read over the line of a limit.
  const isOver = isOnPaper || (plot.kind === 'points' && (own ?? place) === 'r');
  const ground = shapeProperties(isOver ? { fill: dress.paper } : {});
  const isFollowing = value !== null;
  const fields = isFollowing
    ? '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:dlblFieldTable/><c15:showDataLabelsRange val="0"/></c:ext></c:extLst>'
    : '';
  return `<c:dLbl><c:idx val="${at}"/>${rich}<c:numFmt formatCode="${xml(format)}" sourceLinked="0"/>${ground}${placeXml(own ?? place)}<c:showLegendKey val="0"/><c:showVal val="1"/>${SHOWS}${fields}</c:dLbl>`;
}

function placeXml(place: Series['place']): string {
  return place === undefined ? '' : `<c:dLblPos val="${place}"/>`;
}

function inHex(number: number, digits: number): string {
  return number.toString(16).toUpperCase().padStart(digits, '0');
}
