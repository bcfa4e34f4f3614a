import type { Refuse } from '../bytes/refuse.ts';
import { builtInKind, kindOfFormat, type NumberKind } from './number-format.ts';
import { parseWhole } from './xml.ts';

/** Excel itself knows 65,490 cell formats. */
const MOST_FORMATS = 100_000;

/** Reads what the numbers of each cell style (by its index) are meant to be. */
export async function readStyles(
  pieces: AsyncIterable<string>,
  part: string,
  refuse: Refuse,
): Promise<readonly NumberKind[]> {
  const own = new Map<number, NumberKind>();
  const styles: number[] = [];
  let isCellStyle = false;
  await parseWhole(
    pieces,
    { root: 'styleSheet', part },
    {
      open(name, attributes) {
        if (name === 'cellXfs') isCellStyle = true;
        else if (name === 'numFmt') {
          own.set(Number(attributes.numFmtId), kindOfFormat(attributes.formatCode ?? ''));
        } else if (name === 'xf' && isCellStyle) styles.push(Number(attributes.numFmtId ?? 0));
        if (styles.length + own.size > MOST_FORMATS) throw refuse('too_large', part);
      },
      text() {},
      close(name) {
        if (name === 'cellXfs') isCellStyle = false;
      },
    },
    refuse,
  );
  return styles.map((id) => own.get(id) ?? builtInKind(id));
}
