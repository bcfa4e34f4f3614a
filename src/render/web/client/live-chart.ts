import type { ChartFrame } from '../../chart/frame.ts';
import type { Spot } from '../../chart/spots.ts';
import type { PageChart } from '../page-data.ts';
import { type ChartItem, chartItems } from './chart-items.ts';
import { type Range, stepsOf, within } from './chart-range.ts';
import { type DrawingRoom, drawChart } from './drawing.ts';
import { element } from './elements.ts';
import type { Page } from './page.ts';
import type { Tip } from './tip.ts';

/** What charts need of the rest of the page. */
export interface ChartTools {
  readonly page: Page;
  readonly tip: Tip;
  readonly fonts: ChartFrame['fonts'];
  readonly explain: (keys: readonly string[]) => void;
}

/** A drawing that answers to pointer and keys. */
export interface LiveChart {
  /** Draws anew, in the room that there is now. */
  readonly draw: () => void;
  /** Narrows it to some of its months or days; null shows all. */
  readonly narrow: (range: Range | null) => void;
  readonly range: () => Range | null;
  /** Whether it shows the chosen branch; null where no branch is chosen or its rows are branches. */
  readonly isOfBranch: () => boolean | null;
  readonly note: () => string | null;
}

/** Draws a chart into a field and keeps it what its reader chose. `onDrawn` is told after each drawing. */
export function liveChart(
  field: HTMLElement,
  id: string,
  chart: PageChart,
  paper: DrawingRoom['paper'],
  { page, tip, fonts, explain }: ChartTools,
  onDrawn: () => void,
): LiveChart {
  let range: Range | null = null;
  const shown = () =>
    chart.branches.find(({ branch }) => branch === page.choice.branch) ?? chart.block;
  const draw = (): void => {
    const width = Math.floor(field.clientWidth);
    if (width < 40) return;
    const given = shown();
    const block = { ...chart.block, chart: within(given.chart, range), note: given.note };
    const drawn = drawChart(block, id, { width, paper }, fonts, page);
    const items = chartItems(block.chart, page);
    const focused = field.contains(document.activeElement)
      ? [...field.querySelectorAll('.spot')].indexOf(document.activeElement as Element)
      : -1;
    field.style.height = `${drawn.height}px`;
    field.replaceChildren(
      drawn.svg,
      ...spotButtons(drawn.spots, items, page, {
        show: (button, item) =>
          tip.show(button.getBoundingClientRect(), item.title, item.lines, hintFor(item)),
        hide: tip.hide,
        click: (item) => explain(item.keys),
        drag: canNarrow() ? (from, to) => narrowWithin(from, to) : null,
      }),
    );
    const again = field.querySelectorAll<HTMLElement>('.spot')[focused];
    again?.focus();
    onDrawn();
  };
  const hintFor = ({ keys }: ChartItem): string =>
    keys.some((key) => page.data.figures.some((one) => one.key === key))
      ? page.say('page.hint')
      : '';
  const canNarrow = (): boolean => stepsOf(chart.block.chart).length > 2;
  const narrowWithin = (from: number, to: number): void => {
    const start = range?.from ?? 0;
    narrow({ from: start + Math.min(from, to), to: start + Math.max(from, to) });
  };
  const narrow = (wanted: Range | null): void => {
    range = wanted;
    tip.hide();
    draw();
  };
  return {
    draw,
    narrow,
    range: () => range,
    note: () => shown().note,
    isOfBranch: () => {
      const { branch } = page.choice;
      if (
        branch === null ||
        chartItems(chart.block.chart, page).some((one) => one.label === branch)
      )
        return null;
      return chart.branches.some((one) => one.branch === branch);
    },
  };
}

interface SpotActions {
  readonly show: (button: HTMLElement, item: ChartItem) => void;
  readonly hide: () => void;
  readonly click: (item: ChartItem) => void;
  /** From one item to another; null where a chart has no stretch to show. */
  readonly drag: ((from: number, to: number) => void) | null;
}

/** One button over each item; Tab reaches the first, arrows the others. */
function spotButtons(
  spots: readonly Spot[],
  items: readonly ChartItem[],
  page: Page,
  actions: SpotActions,
): readonly HTMLElement[] {
  let start: number | null = null;
  const buttons = spots.flatMap((spot, at) => {
    const item = items[spot.item];
    if (item === undefined) return [];
    const isChosen = item.label !== '' && item.label === page.choice.branch;
    const made = element('button', {
      type: 'button',
      class: isChosen ? 'spot is-chosen' : 'spot',
      'aria-label': [item.title, ...item.lines].join('，'),
      tabindex: at === 0 ? '0' : '-1',
    });
    for (const side of ['x', 'y', 'width', 'height'] as const)
      made.style[side === 'x' ? 'left' : side === 'y' ? 'top' : side] = `${spot[side]}px`;
    const show = (): void => actions.show(made, item);
    made.addEventListener('pointerenter', (event) => {
      show();
      if (start !== null && event.buttons > 0) mark(Math.min(start, at), Math.max(start, at));
    });
    made.addEventListener('focus', show);
    made.addEventListener('pointerleave', actions.hide);
    made.addEventListener('blur', actions.hide);
    made.addEventListener('pointerdown', (event) => {
      if (actions.drag === null || event.pointerType === 'touch') return;
      made.releasePointerCapture(event.pointerId);
      start = at;
    });
    made.addEventListener('pointerup', () => {
      const from = start;
      start = null;
      if (from !== null && from !== at) actions.drag?.(from, at);
    });
    made.addEventListener('click', () => actions.click(item));
    made.addEventListener('keydown', (event) => move(event, at));
    return [made];
  });
  const mark = (from: number, to: number): void => {
    for (const [at, one] of buttons.entries())
      one.classList.toggle('is-marked', at >= from && at <= to);
  };
  const move = (event: KeyboardEvent, at: number): void => {
    const last = buttons.length - 1;
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: last,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = buttons[Math.max(0, Math.min(last, to))];
    for (const one of buttons) one.tabIndex = one === next ? 0 : -1;
    next?.focus();
  };
  return buttons;
}
