import { luminance, mix } from '../../../color/color.ts';
import { partTint } from '../../../document/charts/chart-looks.ts';
import type {
  StackedChart,
  TimelineChart,
  WaterfallChart,
} from '../../../document/model/chart-types.ts';
import type { NativeChart, Series } from '../../office/native-chart.ts';
import { hex } from '../../office/xml-text.ts';
import {
  apart,
  type ChartRoom,
  colorIn,
  type Drawn,
  keyHeight,
  rowPlot,
  textSize,
  widthOf,
} from './chart-room.ts';
import { pointLabel, wordLabel } from './point-label.ts';
import { effectLook, rowsChart } from './row-kinds.ts';
import { dayOf } from './sheet-day.ts';

/** Part of the axis that a text's invisible bar takes behind the bars. */
const CARRIER = 0.02;

/** An invisible bar at the end of each row that holds its text: stacked bars have no text outside of them. */
function carrier(
  texts: readonly string[],
  span: number,
  colors: readonly string[],
  room: ChartRoom,
): Series {
  return {
    name: room.words('slide.sheet.label'),
    values: texts.map(() => span * CARRIER),
    look: {},
    labels: texts.map((text, row) =>
      wordLabel(text, { color: colors[row] ?? colorIn(room, 'ink'), isBold: true }),
    ),
    place: 'inBase',
    isNamed: false,
  };
}

/** Room at the end of the axis for the invisible bars. */
function withCarrier(ends: { readonly min: number; readonly max: number }) {
  return { min: ends.min, max: ends.max + (ends.max - ends.min) * CARRIER * 1.2 };
}

/** From one month's total over the steps to the next: bars on others that nobody sees. */
export function waterfallNative(chart: WaterfallChart, room: ChartRoom): Drawn {
  const names = chart.items.map(({ label }) => label);
  const texts = chart.items.map(({ display }) => display);
  const ends = apart(chart.min, chart.max);
  const kinds = ['total', 'better', 'worse', 'neutral'] as const;
  const kindOf = (item: WaterfallChart['items'][number]) =>
    item.kind === 'total' ? 'total' : item.effect;
  const colors = chart.items.map(({ effect }) =>
    colorIn(room, effect === 'worse' ? 'bad' : effect === 'better' ? 'good' : 'ink'),
  );
  const parts = kinds.flatMap((kind): readonly Series[] => {
    const values = chart.items.map((item) =>
      kindOf(item) === kind ? Math.abs(item.to - item.from) : null,
    );
    if (values.every((value) => value === null)) return [];
    return [
      {
        name:
          kind === 'total' || kind === 'neutral'
            ? room.words('slide.sheet.count')
            : room.words(`slide.${kind}`),
        values,
        look: kind === 'total' ? { fill: colorIn(room, 'brand') } : effectLook(kind, room),
        isNamed: false,
      },
    ];
  });
  const series: readonly Series[] = [
    {
      name: room.words('slide.sheet.base'),
      values: chart.items.map(({ from, to }) => Math.min(from, to)),
      look: {},
      isNamed: false,
    },
    ...parts,
    carrier(texts, ends.max - ends.min, colors, room),
  ];
  const bars = { kind: 'bars', isStacked: true, gap: 40, series } as const;
  const plot = rowPlot(names, texts, room);
  return rowsChart(names, bars, withCarrier(ends), plot, room);
}

/** Parts that add up, each with its number where it holds in its bar; the total under the row's name. */
export function stackedNative(chart: StackedChart, room: ChartRoom): Drawn {
  const names = chart.items.map(
    ({ label, total }) => `${label}
${total}`,
  );
  const ends = apart(0, chart.max);
  const plot = rowPlot(names, [], room, { top: keyHeight(chart.parts, room) + 4 });
  const perUnit = (plot.w * room.width) / (ends.max - ends.min);
  const parts = chart.parts.map((name, index): Series => {
    const shade = mix(room.theme.colors.series1, room.theme.colors.paper, partTint(index));
    const color = colorIn(room, luminance(shade) < 0.3 ? 'paper' : 'ink');
    const values = chart.items.map((item) => item.values[index]?.value ?? null);
    return {
      name,
      values,
      look: { fill: hex(shade), line: { color: colorIn(room, 'paper'), width: 1 } },
      labels: values.map((value, row) => {
        const text = chart.items[row]?.values[index]?.display ?? '';
        const holds = value !== null && widthOf(room, text) + 6 <= value * perUnit;
        return holds ? pointLabel(value, text, { color, isBold: false }) : null;
      }),
      place: 'ctr',
      isNamed: true,
    };
  });
  const bars = { kind: 'bars', isStacked: true, gap: 60, series: parts } as const;
  return rowsChart(names, bars, ends, plot, room);
}

/** Distances of the axis's days that are tried. */
const STEPS = [1, 2, 5, 7, 10, 15, 31];

/** Events down the rows on an axis of days: bars from start to end, their words behind them. */
export function timelineNative(chart: TimelineChart, room: ChartRoom): Drawn {
  const names = chart.items.map(({ label }) => label);
  const texts = chart.items.map(({ display, remark }) =>
    [display, remark ?? ''].filter((text) => text !== '').join('　'),
  );
  const ends = { min: dayOf(chart.start), max: dayOf(chart.end) };
  const span = ends.max - ends.min;
  const series: readonly Series[] = [
    {
      name: room.words('slide.sheet.start'),
      values: chart.items.map(({ start }) => dayOf(start)),
      look: {},
      isNamed: false,
    },
    {
      name: room.words('slide.sheet.days'),
      values: chart.items.map(({ hours }) => (hours ?? 0) / 24),
      look: {
        fill: colorIn(room, 'series1'),
        // So that a short event shows.
        line: { color: colorIn(room, 'series1'), width: 3 },
      },
      isNamed: false,
    },
    carrier(texts, span, [], room),
  ];
  const plot = rowPlot(names, texts, room, { top: 30 });
  const most = Math.max(1, Math.floor((plot.w * room.width) / 70));
  const step = STEPS.find((one) => span / one <= most) ?? 31;
  const { charts, remarks } = rowsChart(
    names,
    { kind: 'bars', isStacked: true, gap: 110, series },
    withCarrier(ends),
    plot,
    room,
  );
  const withDays = (one: NativeChart): NativeChart => ({
    ...one,
    textSize: textSize(room),
    axis: { ...ends, step, format: 'm/d', isShown: true, max: withCarrier(ends).max },
  });
  return { charts: charts.map(withDays), remarks };
}
