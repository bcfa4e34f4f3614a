import { sizes } from '../../deck/geometry.ts';
import { titleHeight } from '../../deck/table-size.ts';
import { lineCount } from '../../deck/text-lines.ts';
import { chartWords } from '../../document/charts/chart-words.ts';
import type { ChartBlock } from '../../document/model/types.ts';
import { keyWords } from './chart/key-words.ts';
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
  const signs = keyWords(block, words);
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

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
