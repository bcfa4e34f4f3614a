interface FontFace {
  readonly family: string;
  readonly status: string;
}

/** The page's own document: these functions run in the browser. */
declare const document: {
  title: string;
  readonly documentElement: { getBoundingClientRect(): unknown };
  readonly fonts: {
    readonly ready: Promise<unknown>;
    [Symbol.iterator](): Iterator<FontFace>;
  };
};

/** Runs in the page: lays it out, which asks for the fonts in use, and waits until they are there. */
export async function layOut(): Promise<void> {
  document.documentElement.getBoundingClientRect();
  await document.fonts.ready;
}

/** Runs in the page: gives the families of fonts that did not load. */
export function failedFonts(): string[] {
  const families = new Set<string>();
  // No callbacks here: with scripts switched off the page does not call them.
  for (const face of document.fonts) {
    if (face.status === 'error') families.add(face.family);
  }
  return [...families];
}

/** Runs in the page: names the document; the PDF takes its title from there. */
export function setTitle(title: string): void {
  document.title = title;
}
