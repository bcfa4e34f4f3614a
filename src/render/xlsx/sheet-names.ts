const LONGEST = 31;

/**
 * Gives sheet names that Excel takes: at most 31 UTF-16 units, none of `* ? : \ / [ ]`, no `!` or quote
 * (they would end a reference), not empty (what has no name is called `nameless`), and no name twice whatever the case.
 * A second one gets ` (2)`.
 */
export function sheetNamer(nameless: string): (wanted: string) => string {
  const taken = new Set<string>(['history']);
  return (wanted) => {
    const base = safeName(wanted) || nameless;
    for (let count = 1; ; count += 1) {
      const suffix = count === 1 ? '' : ` (${count})`;
      const name = `${base
        .slice(0, LONGEST - suffix.length)
        .toWellFormed()
        .trimEnd()}${suffix}`;
      const key = name.toLowerCase();
      if (!taken.has(key)) {
        taken.add(key);
        return name;
      }
    }
  };
}

function safeName(wanted: string): string {
  return wanted
    .replace(/[*?:\\/[\]!'"]/g, '-')
    .replace(/\p{Cc}|\p{Cn}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A reference to a cell of a sheet, such as `'2.1 预约'!A1`. */
export function cellOf(sheet: string, address: string): string {
  return `'${sheet}'!${address}`;
}

/** A name that Excel takes for a table: letters, digits and lines, not beginning like a number or the name of a cell. */
export function tableName(wanted: string): string {
  const name = wanted.replace(/[^\p{L}\p{N}_]/gu, '_');
  return /^(\p{N}|[a-z]{1,3}\d|[rc]\d*$)/iu.test(name) || name === '' ? `_${name}` : name;
}
