/** How a number in a cell is meant: as it is, as a moment, as a time of day, or as a length of time. */
export type NumberKind = 'number' | 'date' | 'clock' | 'length';

/** Formats that every workbook has by number (ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are its Chinese dates). */
const BUILT_IN: readonly (readonly [number, number, NumberKind])[] = [
  [14, 17, 'date'],
  [18, 21, 'clock'],
  [22, 22, 'date'],
  [27, 31, 'date'],
  [32, 35, 'clock'],
  [36, 36, 'date'],
  [45, 45, 'clock'],
  [46, 46, 'length'],
  [47, 47, 'clock'],
  [50, 54, 'date'],
  [55, 56, 'clock'],
  [57, 58, 'date'],
];

/** The kind of a built-in format by its number. */
export function builtInKind(id: number): NumberKind {
  return BUILT_IN.find(([from, to]) => id >= from && id <= to)?.[2] ?? 'number';
}

/** The kind of a format as it is written, such as `yyyy/m/d h:mm`; its first section decides. */
export function kindOfFormat(format: string): NumberKind {
  const section = format.split(';', 1)[0] ?? '';
  const letters = section.replace(/"[^"]*"|\\.|_./g, '');
  const isLength = /\[(?:h+|m+|s+)\]/i.test(letters);
  const bare = letters.replace(/\[[^\]]*\]/g, '').replace(/general/gi, '');
  if (isLength) return 'length';
  if (/[yd]/i.test(bare)) return 'date';
  if (/[hs]/i.test(bare)) return 'clock';
  return /m/i.test(bare) ? 'date' : 'number';
}
