import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** An export of fault tickets as it is to be written. */
export interface Tickets {
  readonly records: number;
  /** The share of records with two cells too many, which cannot be used. */
  readonly dirt?: number;
  readonly encoding?: 'utf8' | 'gb18030';
}

const SAMPLE = fileURLToPath(
  new URL('../../fixtures/ziyang/inputs/2009-07/障碍单_电子运维_2009年7月.csv', import.meta.url),
);

/**
 * Writes the tickets of the sample again and again, under new numbers and new seconds: the same for the same request,
 * since nothing in it is left to chance.
 */
export async function writeTickets(
  path: string,
  { records, dirt = 0, encoding = 'utf8' }: Tickets,
): Promise<void> {
  const lines = new TextDecoder('gb18030').decode(readFileSync(SAMPLE)).split(/\r?\n/);
  const bytesOf = encoding === 'utf8' ? Buffer.from : inGb18030(lines.join('\n'));
  const header = lines.findIndex((line) => line.startsWith('故障单号'));
  const width = lines[header]?.split(',').length;
  const tickets = lines
    .slice(header + 1)
    .filter((line) => /^Z\w+,/.test(line) && !line.includes('"'))
    .filter((line) => line.split(',').length === width);
  const out = createWriteStream(path);
  out.write(
    bytesOf(`${encoding === 'utf8' ? '\uFEFF' : ''}${lines.slice(0, header + 1).join('\r\n')}\r\n`),
  );
  for (let at = 0; at < records; at += 1) {
    const [, ...cells] = (tickets[at % tickets.length] ?? '').split(',');
    const second = String(at % 60).padStart(2, '0');
    const rest = cells.map((cell) => cell.replace(/(?<= \d\d:\d\d:)\d\d$/, second)).join(',');
    const odd = at % 1000 < dirt * 1000 ? ',x,y' : '';
    const line = `ZY${String(at).padStart(12, '0')},${rest}${odd}\r\n`;
    if (!out.write(bytesOf(line))) await once(out, 'drain');
  }
  await new Promise<void>((done) => {
    out.end(done);
  });
}

/** Node reads GB18030 and does not write it: the two bytes of each character that the sample has, found by reading all. */
function inGb18030(sample: string): (text: string) => Buffer {
  const wanted = new Set(sample);
  const decoder = new TextDecoder('gb18030');
  const bytes = new Map<string, readonly number[]>();
  for (let first = 0x81; first <= 0xfe; first += 1)
    for (let second = 0x40; second <= 0xfe; second += 1) {
      const character = decoder.decode(Uint8Array.of(first, second));
      if (wanted.has(character)) bytes.set(character, [first, second]);
    }
  return (text) =>
    Buffer.from(
      [...text].flatMap((character) => {
        const code = character.charCodeAt(0);
        const found = code < 0x80 ? [code] : bytes.get(character);
        if (!found) throw new RangeError(`${character} is no character of the sample`);
        return found;
      }),
    );
}
