import { all, element, one } from './elements.ts';
import type { Choice, Page } from './page.ts';

const STORED = 'service-report.theme';

/** The theme that was chosen before, else that of the machine. */
export function firstTheme(): Choice['theme'] {
  const stored = storage()?.getItem(STORED);
  if (stored === 'dark' || stored === 'light') return stored;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Branch, theme, print and contents in the bar over the report. */
export function startBar(page: Page): void {
  startBranches(page);
  startTheme(page);
  one('[data-do="print"]').addEventListener('click', () => window.print());
  startMenu();
  for (const dialog of all<HTMLDialogElement>('dialog')) {
    one('[data-do="close"]', dialog).addEventListener('click', () => dialog.close());
    // A click beside the field falls on the dialog itself.
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close();
    });
  }
}

function startBranches(page: Page): void {
  const select = one<HTMLSelectElement>('[data-do="branch"]');
  const { branches } = page.data;
  select.replaceChildren(
    element('option', { value: '' }, page.say('page.all_branches')),
    ...branches.map((name) => element('option', { value: name }, name)),
  );
  select.addEventListener('change', () =>
    page.choose({ branch: select.value === '' ? null : select.value }),
  );
  one('.bar-branch').hidden = branches.length < 2;
}

function startTheme(page: Page): void {
  const toggle = one('[data-do="theme"]');
  const show = ({ theme }: Choice): void => {
    document.documentElement.dataset.theme = theme;
    toggle.textContent = page.say(theme === 'dark' ? 'page.light' : 'page.dark');
  };
  page.onChoice(show);
  show(page.choice);
  toggle.addEventListener('click', () => {
    const theme = page.choice.theme === 'dark' ? 'light' : 'dark';
    storage()?.setItem(STORED, theme);
    page.choose({ theme });
  });
}

/** On a narrow screen the contents are opened and closed. */
function startMenu(): void {
  const toggle = one('[data-do="menu"]');
  const side = one('.side');
  const show = (isOpen: boolean): void => {
    document.body.classList.toggle('has-menu', isOpen);
    toggle.setAttribute('aria-expanded', String(isOpen));
  };
  toggle.addEventListener('click', () => show(!document.body.classList.contains('has-menu')));
  side.addEventListener('click', (event) => {
    if ((event.target as HTMLElement).closest('a')) show(false);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !document.body.classList.contains('has-menu')) return;
    show(false);
    toggle.focus();
  });
}

/** A page out of a file, or one that keeps nothing, has no storage. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
