import { lineXml, textProperties } from './look-xml.ts';
import type { ChartDress, NativeChart } from './native-chart.ts';
import { xml } from './xml-text.ts';

/** The axes of a chart: categories and figures, or figures across and rows down. */
export function axesXml(chart: NativeChart, dress: ChartDress): string {
  const kind = chart.plots[0]?.kind;
  if (kind === 'points') return pointAxes(chart, dress);
  const isAcross = kind === 'bars';
  const names = textProperties(dress, {
    size: chart.textSize,
    color: dress.ink,
    isBold: false,
  });
  const order = isAcross ? 'maxMin' : 'minMax';
  const place = {
    id: 2,
    cross: 1,
    position: isAcross ? 't' : 'l',
    crosses: 'autoZero',
    between: 'between',
  } as const;
  const format = chart.categoryFormat ?? 'General';
  const categories = `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="${order}"/></c:scaling><c:delete val="0"/><c:axPos val="${isAcross ? 'l' : 'b'}"/><c:numFmt formatCode="${xml(format)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr>${lineXml({ color: dress.neutral, width: 1 })}</c:spPr>${names}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`;
  return `${categories}${valueAxis(chart, dress, place)}${besideAxes(chart, dress)}`;
}

/** The axis of figures at the right, with the categories that it needs and nobody sees. */
function besideAxes({ beside, ...chart }: NativeChart, dress: ChartDress): string {
  if (beside === undefined) return '';
  const place = { id: 4, cross: 3, position: 'r', crosses: 'max', between: 'between' } as const;
  const axis = valueAxis({ ...chart, axis: beside }, dress, place, false);
  return `<c:catAx><c:axId val="3"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="1"/><c:axPos val="b"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="4"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>${axis}`;
}

/** Points in a plane: figures across, rows down. */
function pointAxes(chart: NativeChart, dress: ChartDress): string {
  const rows = { min: 0.5, max: chart.categories.length + 0.5, step: 1, format: 'General' };
  const down = { ...chart, axis: { ...rows, isShown: false, isReversed: true } };
  return `${valueAxis(chart, dress, { id: 1, cross: 2, position: 'b', crosses: 'max', between: 'midCat' })}${valueAxis(down, dress, { id: 2, cross: 1, position: 'l', crosses: 'min', between: 'midCat' })}`;
}

interface AxisPlace {
  readonly id: number;
  readonly cross: number;
  readonly position: 'l' | 't' | 'b' | 'r';
  readonly crosses: 'autoZero' | 'min' | 'max';
  readonly between: 'between' | 'midCat';
}

function valueAxis(
  { axis, textSize }: NativeChart,
  dress: ChartDress,
  place: AxisPlace,
  hasGrid = axis.isShown,
): string {
  const { min, max, step, format, isShown } = axis;
  const grid = hasGrid
    ? `<c:majorGridlines><c:spPr>${lineXml({ color: dress.line, width: 1 })}</c:spPr></c:majorGridlines>`
    : '';
  const letters = textProperties(dress, { size: textSize, color: dress.muted, isBold: false });
  const unit = step === undefined ? '' : `<c:majorUnit val="${step}"/>`;
  return `<c:valAx><c:axId val="${place.id}"/><c:scaling><c:orientation val="${axis.isReversed === true ? 'maxMin' : 'minMax'}"/>${end('max', max)}${end('min', min)}</c:scaling><c:delete val="${isShown ? 0 : 1}"/><c:axPos val="${place.position}"/>${grid}<c:numFmt formatCode="${xml(format)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${letters}<c:crossAx val="${place.cross}"/><c:crosses val="${place.crosses}"/><c:crossBetween val="${place.between}"/>${unit}</c:valAx>`;
}

function end(name: 'min' | 'max', value: number | undefined): string {
  return value === undefined ? '' : `<c:${name} val="${value}"/>`;
}
