import type { PageChart } from '../page-data.ts';
import { stepsOf } from './chart-range.ts';
import type { DrawingRoom } from './drawing.ts';
import { element, one } from './elements.ts';
import { type ChartTools, liveChart } from './live-chart.ts';

/** Shows a chart in a field of its own, with its first and last month or day to choose. */
export function enlarge(
  id: string,
  chart: PageChart,
  words: string,
  paper: DrawingRoom['paper'],
  tools: ChartTools,
): void {
  const { page } = tools;
  const dialog = one<HTMLDialogElement>('dialog.large');
  const { title } = chart.block;
  one('.sheet-title', dialog).textContent = [
    title ?? page.say('page.chart'),
    page.choice.branch ?? '',
  ]
    .join(' ')
    .trim();
  const field = element('div', { class: 'live', role: 'group', 'aria-label': words });
  const steps = stepsOf(chart.block.chart);
  const choices = steps.length > 2 ? rangeChoices(steps) : null;
  const body = one('.sheet-body', dialog);
  body.replaceChildren(...(choices === null ? [] : [choices.bar]), field);
  dialog.showModal();
  const room = { width: paper.width, height: Math.max(paper.height, body.clientHeight - 90) };
  const live = liveChart(field, id, chart, room, tools, () => {
    const range = live.range();
    choices?.set(range?.from ?? 0, range?.to ?? steps.length - 1);
  });
  choices?.onChoice((from, to) => {
    live.narrow(from === 0 && to === steps.length - 1 ? null : { from, to });
  });
  live.draw();
  // Until it is closed it follows what the reader chooses, and the room that there is.
  const stop = page.onChoice(live.draw);
  const onResize = (): void => live.draw();
  window.addEventListener('resize', onResize);
  dialog.addEventListener(
    'close',
    () => {
      stop();
      window.removeEventListener('resize', onResize);
    },
    { once: true },
  );

  function rangeChoices(all: readonly string[]) {
    const select = (word: string): HTMLSelectElement =>
      element(
        'select',
        { 'aria-label': page.say(word) },
        ...all.map((step, at) => element('option', { value: String(at) }, step)),
      );
    const [first, last] = [select('page.from'), select('page.to')];
    const bar = element(
      'p',
      { class: 'range' },
      `${page.say('page.from')} `,
      first,
      ` ${page.say('page.to')} `,
      last,
      element('span', { class: 'range-hint' }, page.say('page.zoom_hint')),
    );
    return {
      bar,
      set: (from: number, to: number): void => {
        first.value = String(from);
        last.value = String(to);
      },
      onChoice: (tell: (from: number, to: number) => void): void => {
        const change = (): void => {
          const [a, b] = [Number(first.value), Number(last.value)];
          tell(Math.min(a, b), Math.max(a, b));
        };
        first.addEventListener('change', change);
        last.addEventListener('change', change);
      },
    };
  }
}
