type Child = Node | string | null;

/** Makes an element with attributes and children; `null` leaves a child out. Text stays text. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A button that does something. */
export function button(
  className: string,
  text: string,
  onClick: (event: MouseEvent) => void,
): HTMLButtonElement {
  const made = element('button', { type: 'button', class: className }, text);
  made.addEventListener('click', onClick);
  return made;
}

/** All elements that a selector finds in a root, in their order. */
export function all<Found extends Element = HTMLElement>(
  selector: string,
  root: ParentNode = document,
): readonly Found[] {
  return [...root.querySelectorAll<Found>(selector)];
}

/** The only element that a selector finds. Throws where there is none: the page and its script belong together. */
export function one<Found extends Element = HTMLElement>(
  selector: string,
  root: ParentNode = document,
): Found {
  const found = root.querySelector<Found>(selector);
  if (found === null) throw new RangeError(`the page has no ${selector}`);
  return found;
}

/** Puts a node somewhere else; what is given back puts it where it was. */
export function moved(node: ChildNode, move: () => void): () => void {
  const place = document.createComment('');
  node.before(place);
  move();
  return () => place.replaceWith(node);
}
