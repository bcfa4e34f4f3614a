import { sizes } from '../../deck/geometry.ts';
import { titleHeight } from '../../deck/table-size.ts';
import { lineCount } from '../../deck/text-lines.ts';
import { chartWords } from '../../document/charts/chart-words.ts';
import type { ChartBlock } from '../../document/model/types.ts';
import { nativeCharts } from './chart/native-charts.ts';
import { type Area, type Pen, place } from './pen.ts';
import { writeNote, writeTitle } from './text-blocks.ts';

/** Height under which no chart can be read, in CSS pixels. */
const LEAST = 90;

/** A chart with its title, the key of its signs and its note; the chart itself is native. */
export function writeChart(pen: Pen, block: ChartBlock, area: Area): void {
  const { dress } = pen;
  const title = titleHeight(block.title, area.width, dress.fonts);
  writeTitle(pen, block.title, { ...area, height: title }, false, block.id);
  const { theme, fonts, words, lang } = dress;
  const draw = (height: number) =>
    nativeCharts(block.chart, { width: area.width, height, theme, fonts, words, lang });
  const signs = keyOf(block, words);
  const under = (remarks: readonly string[]): string =>
    [[...signs, ...remarks].join('　　'), block.note ?? '']
      .filter((text) => text !== '')
      .join('\n');
  const note = under(draw(area.height).remarks);
  const style = { sizePx: sizes.tableNote, weight: 400 } as const;
  const lines =
    note === ''
      ? 0
      : sum(note.split('\n').map((text) => lineCount(text, area.width, style, fonts)));
  const noteHeight = lines === 0 ? 0 : lines * sizes.tableNoteLine + 4;
  const height = Math.max(LEAST, area.height - title - noteHeight);
  const { charts } = draw(height);
  const each = height / charts.length;
  for (const [index, chart] of charts.entries()) {
    const name = `${block.id} chart ${index + 1}`;
    const own = { ...area, y: area.y + title + index * each, height: each };
    // The library draws an empty field in its place.
    pen.slide.addShape('rect', { ...place(own), objectName: name });
    pen.charts.push({ page: pen.page, name, area: own, chart, words: chartWords(block) });
  }
  writeNote(pen, note, { ...area, y: area.y + title + height, height: noteHeight }, block.id);
}

/** What explains the signs of a chart. */
function keyOf({ chart }: ChartBlock, words: Pen['dress']['words']): readonly string[] {
  switch (chart.type) {
    case 'trend': {
      const states = chart.series.flatMap(({ points }) => points.map(({ state }) => state));
      const hasMissed = chart.series.some(({ points }) => points.some(({ isMissed }) => isMissed));
      const hasGap = states.includes('missing') || (chart.breaks ?? []).length > 0;
      return [
        ...(states.includes('draft') ? [words('slide.key.draft')] : []),
        ...(states.includes('imported') ? [words('slide.key.imported')] : []),
        ...(hasGap ? [words('slide.key.gap')] : []),
        ...(hasMissed ? [words('slide.key.missed')] : []),
      ];
    }
    case 'bars':
    case 'bullet':
    case 'dot_interval': {
      const verdicts = chart.items.map(({ verdict }) => verdict);
      const signs = (['missed', 'edge', 'remark'] as const).filter((one) => verdicts.includes(one));
      const hasInterval =
        chart.type === 'dot_interval' && chart.items.some(({ low }) => low !== null);
      return [
        ...signs.map((verdict) => words(`slide.key.${verdict}`)),
        ...(hasInterval ? [words('slide.key.interval')] : []),
      ];
    }
    case 'waterfall':
      return chart.items.some(({ effect }) => effect === 'better')
        ? [words('slide.key.hollow')]
        : [];
    case 'schedule':
      return [words('slide.key.schedule')];
    case 'daily':
      return [words('slide.key.weekend')];
    case 'slope':
    case 'pareto':
    case 'diverging':
    case 'stacked':
    case 'timeline':
    case 'range':
      return [];
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
