import type { PointLabel } from '../../office/native-chart.ts';

type LabelLook = Pick<PointLabel, 'color' | 'isBold'>;

const NUMBER = /-?\d[\d,]*(?:\.\d+)?/gu;

/**
 * What a report prints at a figure, as a label that follows the data sheet: `9.14%（98/1,072）` of 9.1418 is the figure
 * with two digits, and words around it. Where the figure does not stand in the text, the label is words alone.
 */
export function pointLabel(value: number | null, text: string, look: LabelLook): PointLabel {
  const found = value === null ? undefined : numberIn(value, text);
  if (found === undefined)
    return { before: text, value: null, after: '', format: 'General', ...look };
  const { at, token } = found;
  const decimals = token.split('.')[1]?.length ?? 0;
  const whole = token.includes(',') ? '#,##0' : '0';
  return {
    before: text.slice(0, at),
    value: token,
    after: text.slice(at + token.length),
    format: decimals === 0 ? whole : `${whole}.${'0'.repeat(decimals)}`,
    ...look,
  };
}

/** The first number of a text that is the value, rounded to the digits that it has there. */
function numberIn(
  value: number,
  text: string,
): { readonly at: number; readonly token: string } | undefined {
  for (const match of text.matchAll(NUMBER)) {
    const token = match[0].replace(/,$/, '');
    const decimals = token.split('.')[1]?.length ?? 0;
    const shown = Number(token.replaceAll(',', ''));
    if (Math.abs(shown - value) <= 0.5 * 10 ** -decimals + 1e-9) return { at: match.index, token };
  }
  return undefined;
}

/** Words alone at a point. */
export function wordLabel(text: string, look: LabelLook): PointLabel {
  return { before: text, value: null, after: '', format: 'General', ...look };
}
