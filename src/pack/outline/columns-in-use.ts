/** A slide of an outline or of a document: relative widths of columns, and blocks that stand in them. */
interface Columned {
  readonly columns: readonly number[];
  readonly blocks: readonly { readonly column: number }[];
}

/** The slide without the columns in which nothing stands; as it is where nothing stands in any. */
export function withoutEmptyColumns<S extends Columned>(slide: S): S {
  const used = slide.columns.flatMap((_, at) =>
    slide.blocks.some(({ column }) => column === at) ? [at] : [],
  );
  if (used.length === 0 || used.length === slide.columns.length) return slide;
  return {
    ...slide,
    columns: used.map((at) => slide.columns[at] ?? 1),
    blocks: slide.blocks.map((placed) => ({ ...placed, column: used.indexOf(placed.column) })),
  };
}
