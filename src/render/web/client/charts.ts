import type { PageChart } from '../page-data.ts';
import { all, button, element } from './elements.ts';
import { enlarge } from './large-chart.ts';
import { type ChartTools, liveChart } from './live-chart.ts';

/** Draws every chart of the page anew and keeps it what its reader chose. One that cannot be drawn stays as it was printed. */
export function startCharts(tools: ChartTools): void {
  const { page } = tools;
  const draws = all('[data-chart]').flatMap((figure) => {
    const id = figure.dataset.chart ?? '';
    const chart = page.data.charts[id];
    return chart === undefined ? [] : [startChart(figure, id, chart, tools)];
  });
  const drawAll = (): void => {
    for (const draw of draws) draw();
  };
  page.onChoice(drawAll);
  let width = document.documentElement.clientWidth;
  window.addEventListener('resize', () => {
    if (document.documentElement.clientWidth === width) return;
    width = document.documentElement.clientWidth;
    drawAll();
  });
  drawAll();
}

/** Makes a chart answer; what is given back draws it. */
function startChart(
  figure: HTMLElement,
  id: string,
  chart: PageChart,
  tools: ChartTools,
): () => void {
  const { page } = tools;
  const plot = figure.querySelector<HTMLElement>('.plot');
  const paper = plot?.querySelector('svg');
  if (!plot || !paper) throw new RangeError(`chart ${id} has no drawing`);
  const name = plot.getAttribute('aria-label') ?? '';
  const title = `${page.say('page.chart')} ${chart.block.title ?? ''}`.trim();
  paper.classList.add('printed');
  const field = element('div', { class: 'live' });
  plot.append(field);
  const tag = element('p', { class: 'branch-tag' });
  const whole = button('tool', page.say('page.whole'), () => live.narrow(null));
  const large = button('tool', page.say('page.enlarge'), () =>
    enlarge(`${id}-large`, chart, name, sizeOf(paper), tools),
  );
  large.setAttribute('aria-label', `${page.say('page.enlarge')} ${chart.block.title ?? ''}`.trim());
  const bar = element('div', { class: 'chart-tools' }, tag, whole, large);
  plot.before(bar);
  const note = figure.querySelector<HTMLElement>('.chart-note');
  const live = liveChart(field, `${id}-live`, chart, sizeOf(paper), tools, () => {
    const isOfBranch = live.isOfBranch();
    const { branch } = page.choice;
    whole.hidden = live.range() === null;
    tag.textContent =
      isOfBranch === null || branch === null
        ? ''
        : isOfBranch
          ? branch
          : page.say('page.not_split', branch);
    tag.classList.toggle('is-whole', isOfBranch === false);
    if (note) note.textContent = live.note() ?? '';
  });
  // What is printed is one picture; what is shown is a group of things that answer.
  const showPrinted = (isPrinted: boolean): void => {
    figure.classList.toggle('is-printed', isPrinted);
    plot.setAttribute('role', isPrinted ? 'img' : 'group');
    plot.setAttribute('aria-label', isPrinted ? name : title);
    paper.setAttribute('aria-hidden', String(!isPrinted));
  };
  return () => {
    showPrinted(false);
    try {
      live.draw();
    } catch (cause) {
      showPrinted(true);
      // The others are drawn all the same; the browser tells of this one.
      reportError(cause);
    }
  };
}

function sizeOf(svg: SVGSVGElement): { readonly width: number; readonly height: number } {
  const { width, height } = svg.viewBox.baseVal;
  return { width, height };
}
