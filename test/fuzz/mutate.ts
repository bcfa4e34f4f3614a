import type { Prng } from '../../fixtures/generator/prng.ts';

/** A file that was spoilt, and how. */
export interface Mutant {
  readonly how: string;
  readonly bytes: Buffer;
}

type Mutator = (bytes: Buffer, random: Prng, run: number) => Mutant;

const flip: Mutator = (bytes, random) => {
  const all = Buffer.from(bytes);
  const count = random.pick([1, 1, 1, 2, 8]);
  for (let n = 0; n < count; n += 1) {
    const at = random.int(0, all.length - 1);
    all[at] = (all[at] ?? 0) ^ (1 << random.int(0, 7));
  }
  return { how: `${count} bits flipped`, bytes: all };
};

/** Cuts go through each hundredth of the file. */
const cut: Mutator = (bytes, _, run) => {
  const percent = Math.floor(run / 4) % 100;
  return {
    how: `cut at ${percent} %`,
    bytes: bytes.subarray(0, Math.floor((bytes.length * percent) / 100)),
  };
};

const splice: Mutator = (bytes, random) => {
  const [from, to, at] = [0, 1, 2].map(() => random.int(0, bytes.length)) as [
    number,
    number,
    number,
  ];
  const piece = bytes.subarray(Math.min(from, to), Math.max(from, to));
  const kept = random.chance(0.5) ? at : Math.max(at, Math.min(bytes.length, at + piece.length));
  return {
    how: `${piece.length} bytes of its own put at ${at}`,
    bytes: Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(kept)]),
  };
};

/** Lines of a text; of a packed file what stands between two line feeds by chance. */
const double: Mutator = (bytes, random) => {
  const start = bytes.indexOf('\n', random.int(0, bytes.length - 1)) + 1;
  const next = bytes.indexOf('\n', start);
  const line = bytes.subarray(start, next < 0 ? bytes.length : next + 1);
  const times = random.pick([1, 1, 3]);
  return {
    how: `${line.length} bytes at ${start} doubled ${times} times`,
    bytes: Buffer.concat([
      bytes.subarray(0, start),
      ...Array.from({ length: times }, () => line),
      bytes.subarray(start),
    ]),
  };
};

const MUTATORS: readonly Mutator[] = [flip, cut, splice, double];

/** Spoils a file: by a flip, a cut, a splice or doubled lines in turn. */
export function mutant(bytes: Buffer, random: Prng, run: number): Mutant {
  const mutator = MUTATORS[run % MUTATORS.length] ?? flip;
  return mutator(bytes, random, run);
}
