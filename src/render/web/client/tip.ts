import { element, one } from './elements.ts';

const GAP = 12;

/** The field beside a pointer that says what it is on; readers who do not see it get the same from the element itself. */
export interface Tip {
  readonly show: (at: DOMRect, title: string, lines: readonly string[], hint: string) => void;
  readonly hide: () => void;
}

/** The page's only tip. */
export function openTip(): Tip {
  const tip = one('.tip');
  return {
    show: (at, title, lines, hint) => {
      // In front of a dialog only what stands in it is seen.
      (document.querySelector('dialog[open]') ?? document.body).append(tip);
      tip.replaceChildren(
        element('p', { class: 'tip-title' }, title),
        ...lines.map((line) => element('p', {}, line)),
        ...(hint === '' ? [] : [element('p', { class: 'tip-hint' }, hint)]),
      );
      tip.hidden = false;
      const { width, height } = tip.getBoundingClientRect();
      const { clientWidth, clientHeight } = document.documentElement;
      const left = at.left + Math.min(at.width, 400) / 2 - width / 2;
      const above = at.top - height - GAP;
      const top = above >= GAP ? above : Math.min(at.bottom + GAP, clientHeight - height - GAP);
      tip.style.left = `${Math.max(GAP, Math.min(left, clientWidth - width - GAP))}px`;
      tip.style.top = `${Math.max(GAP, top)}px`;
    },
    hide: () => {
      tip.hidden = true;
    },
  };
}
