import type { PageFinding } from '../page-data.ts';
import { all, element, one } from './elements.ts';
import type { Page } from './page.ts';

const FLASH = 2400;

/** Leads from every finding to its figures: from tiles and sentences, from headlines, and from the list beside the contents. */
export function startFindings(page: Page): void {
  const { findings } = page.data;
  for (const place of all('[data-finding]')) {
    const finding = findings[Number(place.dataset.finding)];
    if (finding?.page == null) continue;
    const content = place.querySelector('.cell') ?? place;
    content.append(wayTo(finding, page, page.say('page.see')));
  }
  for (const finding of findings.filter(({ headline }) => headline)) {
    const head = document.querySelector(`#s-${finding.page} .headline`);
    if (head !== null && !head.querySelector('.go') && finding.figures.length > 0)
      head.append(' ', wayTo(finding, page, page.say('page.see')));
  }
  const list = one('.finding-list');
  list.replaceChildren(
    ...findings.map((finding) =>
      element(
        'li',
        { class: `finding tone-of-${finding.tone}` },
        finding.page === null ? finding.text : wayTo(finding, page, finding.text),
      ),
    ),
  );
  one('.side-findings').hidden = findings.length === 0;
}

function wayTo(finding: PageFinding, page: Page, text: string): HTMLElement {
  const link = element('a', { class: 'go', href: `#s-${finding.page}` }, text);
  if (text !== finding.text) link.setAttribute('aria-label', page.say('page.see_of', finding.text));
  link.addEventListener('click', (event) => {
    event.preventDefault();
    showFigures(finding, page);
  });
  return link;
}

/** Goes to the page of a finding and lets its figures stand out for a moment. */
function showFigures({ page: on, figures }: PageFinding, page: Page): void {
  const slide = document.getElementById(`s-${on}`);
  if (slide === null) return;
  const keys = new Set(figures.flatMap((at) => page.data.figures[at]?.key ?? []));
  const cells = all('[data-figure]', slide).filter((cell) =>
    figures.includes(Number(cell.dataset.figure)),
  );
  const charts = all('[data-chart]', slide).filter((figure) => {
    const block = page.data.charts[figure.dataset.chart ?? '']?.block;
    return block !== undefined && hasKey(block.chart, keys);
  });
  history.replaceState(null, '', `#s-${on}`);
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  slide.scrollIntoView({ behavior: calm ? 'auto' : 'smooth', block: 'start' });
  for (const target of [...cells, ...charts]) {
    target.classList.add('is-shown');
    setTimeout(() => target.classList.remove('is-shown'), FLASH);
  }
  const [cell] = cells;
  const focus =
    cell?.querySelector<HTMLElement>('button.figure') ??
    charts[0]?.querySelector<HTMLElement>('.spot');
  focus?.focus({ preventScroll: true });
}

function hasKey(value: unknown, keys: ReadonlySet<string>): boolean {
  if (Array.isArray(value)) return value.some((inner) => hasKey(inner, keys));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, inner]) =>
    name === 'key' ? typeof inner === 'string' && keys.has(inner) : hasKey(inner, keys),
  );
}
