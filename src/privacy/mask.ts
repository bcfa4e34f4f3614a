/** Digits as systems and input methods write them, half-width or full-width. */
const D = '[0-9０-９]';
const GAP = '[-－–—.．· \\t\\u00a0\\u3000]?';
/** A mobile number in one piece or in three, with or without the country's code. */
const MOBILE = new RegExp(
  `(?<!${D})((?:\\+|00)?86${GAP})?([1１][3-9３-９]${D})${GAP}${D}{4}${GAP}(${D}{4})(?!${D})`,
  'g',
);
/** A fixed line with its area code, in brackets, parted or in one piece. */
const WITH_AREA = new RegExp(
  `(?<!${D})([0０][1-9１-９]${D}{1,2}[)）]?${GAP})(${D}{3,4}${GAP}${D}{4})(?!${D})`,
  'g',
);
/** Runs of digits as long as a telephone number; a longer run is a ticket's or card's number. */
const TELEPHONE = new RegExp(`(?<!${D})(?:${D}{11}|${D}{8}|${D}{7})(?!${D})`, 'g');

/**
 * Masks what looks like a telephone number: mobile numbers keep the first three and last four digits,
 * runs of 7 and 8, an area code before them or not, the first and the last three.
 * Eight digits that are a date of 1990 to 2099 stay.
 */
export function maskText(text: string): string {
  return text
    .replace(MOBILE, (_, country: string | undefined, head: string, tail: string) => {
      return `${country ?? ''}${head}****${tail}`;
    })
    .replace(WITH_AREA, (_, area: string, local: string) => {
      return `${area}${maskNumber(local.replace(/[^0-9０-９]/g, ''))}`;
    })
    .replace(TELEPHONE, (run) => (isDate(run) ? run : maskNumber(run)));
}

/** Masks one number, whatever it looks like: 133****1234, 6***456. */
export function maskNumber(number: string): string {
  if (number.length >= 11) return `${number.slice(0, 3)}****${number.slice(-4)}`;
  return `${number.slice(0, 1)}${'*'.repeat(Math.max(3, number.length - 4))}${number.slice(-3)}`;
}

/** Reduces a name to its first character: 王**. A name that is reduced already stays, an empty one too. */
export function maskName(name: string): string {
  const [first] = name.trim();
  return first === undefined || name.includes('*') ? name.trim() : `${first}**`;
}

function isDate(run: string): boolean {
  return /^(?:199\d|20\d\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(run.normalize('NFKC'));
}
