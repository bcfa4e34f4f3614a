import { all } from './elements.ts';

/** Marks the entry of the contents whose slide is read. */
export function startContents(): void {
  const links = new Map(all<HTMLAnchorElement>('.side-list a').map((link) => [link.hash, link]));
  const slides = all('.slide');
  const seen = new Set<Element>();
  const look = (): void => {
    const reading = slides.filter((slide) => seen.has(slide))[0];
    const at = reading === undefined ? -1 : slides.indexOf(reading);
    const entry = slides
      .slice(0, at + 1)
      .toReversed()
      .map(({ id }) => links.get(`#${id}`))
      .find((link) => link !== undefined);
    for (const link of links.values()) {
      if (link === entry) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    const side = entry?.closest('.side');
    if (!entry || !side) return;
    const { top, bottom } = entry.getBoundingClientRect();
    const room = side.getBoundingClientRect();
    if (top < room.top || bottom > room.bottom) side.scrollTop += top - room.top - room.height / 3;
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries)
        if (isIntersecting) seen.add(target);
        else seen.delete(target);
      look();
    },
    { rootMargin: '-80px 0px -40% 0px' },
  );
  for (const slide of slides) observer.observe(slide);
}
