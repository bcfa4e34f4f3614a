import type { PageFact, PageFigure } from '../page-data.ts';
import { all, element, one } from './elements.ts';
import type { Page } from './page.ts';

/** Shows what is known of results in a field of its own: definition, parts, targets, findings, where they stand. */
export function startExplain(page: Page): (keys: readonly string[]) => void {
  const dialog = one<HTMLDialogElement>('dialog.explain');
  const byKey = new Map(page.data.figures.map((figure) => [figure.key, figure]));
  const explain = (keys: readonly string[]): void => {
    const figures = keys.flatMap((key) => byKey.get(key) ?? []);
    const [first] = figures;
    if (first === undefined) return;
    const names = figures.map(({ name }) => name).join(' · ');
    one('.sheet-title', dialog).textContent = figures.length === 1 ? first.name : names;
    one('.sheet-body', dialog).replaceChildren(
      ...figures.map((figure) => figureSection(figure, figures.length > 1, page)),
    );
    dialog.showModal();
    one('.sheet-body', dialog).scrollTop = 0;
  };
  // The rows of branches wait in templates, which are no part of the document.
  const waiting = all<HTMLTemplateElement>('template').map(({ content }) => content);
  for (const cell of [document, ...waiting].flatMap((root) => all('[data-figure]', root))) {
    const figure = page.data.figures[Number(cell.dataset.figure)];
    if (figure !== undefined) makeButton(cell, () => explain([figure.key]));
  }
  for (const table of all('table')) oneStop(table);
  for (const rows of waiting) firstStop(rows);
  return explain;
}

/** The content of a cell becomes a button, so that keys and screen readers reach it. */
function makeButton(cell: HTMLElement, onClick: () => void): void {
  const content = cell.querySelector('.cell') ?? cell;
  const inner = element('button', { type: 'button', class: 'figure', tabindex: '-1' });
  inner.append(...content.childNodes);
  inner.addEventListener('click', onClick);
  content.append(inner);
}

/** Tab reaches the first figure of a table, arrows the others. */
function oneStop(table: HTMLElement): void {
  if (!firstStop(table)) return;
  table.addEventListener('keydown', (event) => {
    const from = (event.target as HTMLElement).closest<HTMLElement>('button.figure');
    const to = from === null ? null : neighbour(from, event.key);
    if (from === null || to === null) return;
    event.preventDefault();
    from.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  });
}

/** Lets Tab reach the first figure of some rows; false where there is none. */
function firstStop(rows: ParentNode): boolean {
  const first = rows.querySelector<HTMLElement>('button.figure');
  if (first !== null) first.tabIndex = 0;
  return first !== null;
}

/** The next figure in the direction of an arrow: in its row, or in its column of the rows before and after. */
function neighbour(from: HTMLElement, key: string): HTMLElement | null {
  const cell = from.closest<HTMLTableCellElement>('td, th');
  const row = cell?.closest('tr');
  if (!cell || !row) return null;
  const inRow = all('button.figure', row);
  const at = inRow.indexOf(from);
  if (key === 'ArrowRight') return inRow[at + 1] ?? null;
  if (key === 'ArrowLeft') return inRow[at - 1] ?? null;
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return null;
  const step = (one: Element): Element | null =>
    key === 'ArrowDown' ? one.nextElementSibling : one.previousElementSibling;
  for (let next = step(row); next !== null; next = step(next)) {
    const found = next.children[cell.cellIndex]?.querySelector<HTMLElement>('button.figure');
    if (found && (next as HTMLElement).hidden === false) return found;
  }
  return null;
}

function figureSection(figure: PageFigure, isNamed: boolean, page: Page): HTMLElement {
  const { data, say } = page;
  const at = data.figures.indexOf(figure);
  const metric = data.metrics[figure.metric];
  const findings = data.findings.filter(({ figures }) => figures.includes(at));
  return element(
    'section',
    { class: 'told' },
    isNamed ? element('h3', { class: 'told-name' }, figure.name) : null,
    factList(figure.facts),
    findings.length === 0
      ? null
      : element(
          'div',
          { class: 'told-part' },
          element('h3', {}, say('page.findings')),
          element(
            'ul',
            {},
            ...findings
              .slice(0, MOST_FINDINGS)
              .map(({ text, page: on }) =>
                element('li', {}, on === null ? text : linkTo(on, text)),
              ),
            findings.length > MOST_FINDINGS
              ? element(
                  'li',
                  {},
                  say('page.more_findings', String(findings.length - MOST_FINDINGS)),
                )
              : null,
          ),
        ),
    figure.pages.length === 0
      ? null
      : element(
          'p',
          { class: 'told-part told-pages' },
          `${say('page.pages')} `,
          ...figure.pages.map((on) => linkTo(on, String(on))),
        ),
    element('h3', {}, say('page.definition')),
    factList(metric?.facts ?? []),
    element(
      'p',
      { class: 'told-part told-command' },
      `${say('page.command')} `,
      element('code', {}, `report explain "${figure.key}" --month ${data.month}`),
    ),
  );
}

const MOST_FINDINGS = 6;

function factList(facts: readonly PageFact[]): HTMLElement {
  return element(
    'dl',
    { class: 'facts' },
    ...facts.flatMap(({ label, texts }) => [
      element('dt', {}, label),
      ...texts.map((text) => element('dd', {}, text)),
    ]),
  );
}

/** A way to a page; the field that it stands in closes. */
function linkTo(on: number, text: string): HTMLElement {
  const link = element('a', { href: `#s-${on}` }, text);
  link.addEventListener('click', () => link.closest('dialog')?.close());
  return link;
}
