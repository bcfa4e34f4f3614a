/** Runs of digits as long as a telephone number; a longer run is a ticket's or card's number. */
const TELEPHONE = /(?<!\d)(?:\d{11}|\d{8}|\d{7})(?!\d)/g;

/**
 * Masks what looks like a telephone number: 11 digits keep the first three and last four, 7 and 8 keep
 * the first and the last three. Eight digits that are a date of 1990 to 2099 stay.
 */
export function maskText(text: string): string {
  return text.replace(TELEPHONE, (run) => {
    if (run.length === 11) return `${run.slice(0, 3)}****${run.slice(-4)}`;
    return isDate(run) ? run : `${run.slice(0, 1)}${'*'.repeat(run.length - 4)}${run.slice(-3)}`;
  });
}

function isDate(run: string): boolean {
  return /^(?:199\d|20\d\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(run);
}
