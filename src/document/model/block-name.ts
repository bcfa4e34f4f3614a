import type { Block } from './types.ts';

/** A block as messages name it: its kind, and its title where it has one. */
export function blockName(block: Block): string {
  const title = 'title' in block ? (block.title ?? '') : '';
  return `${block.kind}${title === '' ? '' : ` ${title}`}`;
}

/** The results that a block of cells shows, by their keys without members. */
export function metricsOf(block: Block): readonly string[] {
  if (!('rows' in block)) return [];
  const keys = block.rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => ('key' in cell && cell.key !== null ? [cell.key] : [])),
  );
  return [...new Set(keys.map((key) => key.split('?')[0] ?? key))];
}
