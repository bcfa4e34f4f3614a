import type { PageData } from '../page-data.ts';
import { one } from './elements.ts';

/** What the reader chose. */
export interface Choice {
  /** A branch, or null for all. */
  readonly branch: string | null;
  readonly theme: 'light' | 'dark';
}

/** The page's data, what its reader chose, and who wants to know when that changes. */
export interface Page {
  readonly data: PageData;
  readonly choice: Choice;
  /** Words of the page; `name` stands where the phrase asks for one. */
  readonly say: (word: string, name?: string) => string;
  readonly choose: (change: Partial<Choice>) => void;
  /** Until what it gives back is called. */
  readonly onChoice: (tell: (choice: Choice, before: Choice) => void) => () => void;
  /** Tells readers who do not see the page. */
  readonly speak: (text: string) => void;
}

/** Reads the page's data. */
export function openPage(theme: Choice['theme']): Page {
  const data = JSON.parse(one('#report-data').textContent ?? '') as PageData;
  const spoken = one('.spoken');
  const listeners = new Set<(choice: Choice, before: Choice) => void>();
  let choice: Choice = { branch: null, theme };
  return {
    data,
    get choice() {
      return choice;
    },
    say: (word, name = '') => (data.words[word] ?? word).replaceAll('{name}', () => name),
    choose: (change) => {
      const before = choice;
      choice = { ...choice, ...change };
      for (const tell of listeners) tell(choice, before);
    },
    onChoice: (tell) => {
      listeners.add(tell);
      return () => void listeners.delete(tell);
    },
    speak: (text) => {
      spoken.textContent = text;
    },
  };
}
