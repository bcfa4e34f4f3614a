import type { ByteSource } from '../bytes/byte-source.ts';
import type { Refuse } from '../bytes/refuse.ts';

/** A part of a zip file as its directory describes it; sizes in bytes. */
export interface ZipPart {
  readonly name: string;
  readonly deflated: boolean;
  readonly crc: number;
  readonly size: number;
  readonly packedSize: number;
  /** Where its packed bytes start in the file. */
  readonly start: number;
}

/** The parts of a zip file, looked up without regard to the case of letters, as packages of Office name them. */
export interface ZipParts {
  get(name: string): ZipPart | undefined;
  /** The only part whose path ends so, whatever its folder; undefined where several do. */
  endingIn(end: string): ZipPart | undefined;
}

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const IN_EXTRA_32 = 0xffff_ffff;
const IN_EXTRA_16 = 0xffff;
const EXTRA_64 = 0x0001;

const MOST_PARTS = 10_000;
const LARGEST_DIRECTORY = 4_000_000;
const LARGEST_PART = 1_500_000_000;
/** So much may be tightly packed in all: sheets pack about 10 to 50 times. */
const MOST_TIGHT = 20_000_000;
const TIGHTEST = 200;
/** The directory's end is followed by a comment of at most 64 KB. */
const END_REACH = 22 + 0xffff;

/**
 * Reads the directory of a zip file, ZIP64 too. A reader of our own, because what the usual libraries
 * give is already unpacked: sizes, ratios and overlaps must be judged before.
 */
export async function readZip(source: ByteSource, refuse: Refuse): Promise<ZipParts> {
  const { count, start, size } = await directoryPlace(source, refuse);
  if (count > MOST_PARTS || size > LARGEST_DIRECTORY) throw refuse('too_large');
  const bytes = await source.read(start, size);
  if (bytes.length < size) throw refuse('damaged');
  const entries: Entry[] = [];
  let at = 0;
  for (let n = 0; n < count; n += 1) {
    const entry = entryAt(bytes, at, refuse);
    entries.push(entry);
    at = entry.next;
  }
  if (at !== size) throw refuse('damaged');
  const tight = entries.filter((entry) => entry.size > entry.packedSize * TIGHTEST);
  if (tight.reduce((sum, entry) => sum + entry.size, 0) > MOST_TIGHT)
    throw refuse('too_large', tight[0]?.name);
  return partsOf(await placed(source, entries, start, refuse), refuse);
}

interface Entry {
  readonly name: string;
  readonly rawName: Buffer;
  readonly deflated: boolean;
  readonly crc: number;
  readonly size: number;
  readonly packedSize: number;
  readonly local: number;
  readonly next: number;
}

async function directoryPlace(source: ByteSource, refuse: Refuse) {
  const reach = Math.min(source.size, END_REACH);
  const tail = await source.read(source.size - reach, reach);
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > tail.length || tail.readUInt32LE(end) !== DIRECTORY_END) {
    throw refuse('damaged');
  }
  const place = {
    count: tail.readUInt16LE(end + 10),
    size: tail.readUInt32LE(end + 12),
    start: tail.readUInt32LE(end + 16),
  };
  const isLarge =
    place.count === IN_EXTRA_16 || place.size === IN_EXTRA_32 || place.start === IN_EXTRA_32;
  const locator = end - 20;
  if (!isLarge || locator < 0 || tail.readUInt32LE(locator) !== LOCATOR_64) return place;
  const bytes = await source.read(Number(tail.readBigUInt64LE(locator + 8)), 56);
  if (bytes.length < 56 || bytes.readUInt32LE(0) !== DIRECTORY_END_64) throw refuse('damaged');
  return {
    count: Number(bytes.readBigUInt64LE(32)),
    size: Number(bytes.readBigUInt64LE(40)),
    start: Number(bytes.readBigUInt64LE(48)),
  };
}

function entryAt(bytes: Buffer, at: number, refuse: Refuse): Entry {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw refuse('damaged');
  const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
  const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
  const next = extraEnd + bytes.readUInt16LE(at + 32);
  if (next > bytes.length) throw refuse('damaged');
  const rawName = bytes.subarray(at + 46, nameEnd);
  const name = rawName.toString('utf8').replaceAll('\\', '/');
  if (/^\/|^[a-z]:|(?:^|\/)\.\.(?:\/|$)|\0/i.test(name)) throw refuse('forbidden', 'zip');
  const method = bytes.readUInt16LE(at + 10);
  if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw refuse('password', name);
  if (method !== 0 && method !== 8) throw refuse('unknown_layout', name);
  const [size, packedSize, local] = largeNumbers(
    [bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)],
    bytes.subarray(nameEnd, extraEnd),
    () => refuse('damaged', name),
  );
  if (size > LARGEST_PART) throw refuse('too_large', name);
  if (method === 0 && size !== packedSize) throw refuse('damaged', name);
  const crc = bytes.readUInt32LE(at + 16);
  return { name, rawName, deflated: method === 8, crc, size, packedSize, local, next };
}

/** Size, packed size and place of an entry; those that need more than 32 bits stand in its extra field, in this order. */
function largeNumbers(
  given: readonly [number, number, number],
  extra: Buffer,
  damaged: () => Error,
): [number, number, number] {
  if (!given.includes(IN_EXTRA_32)) return [...given];
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === EXTRA_64 && end <= extra.length) {
      let from = at + 4;
      return given.map((value) => {
        if (value !== IN_EXTRA_32) return value;
        if (from + 8 > end) throw damaged();
        from += 8;
        return Number(extra.readBigUInt64LE(from - 8));
      }) as [number, number, number];
    }
    at = end;
  }
  throw damaged();
}

/** Finds the packed bytes of each entry; parts that share bytes are how a small file becomes a huge one. */
async function placed(
  source: ByteSource,
  entries: readonly Entry[],
  directory: number,
  refuse: Refuse,
): Promise<readonly ZipPart[]> {
  const parts: ZipPart[] = [];
  let free = 0;
  for (const entry of [...entries].sort((a, b) => a.local - b.local)) {
    const { name, rawName, deflated, crc, size, packedSize, local } = entry;
    const header = await source.read(local, 30 + rawName.length);
    if (header.length < 30 + rawName.length || header.readUInt32LE(0) !== LOCAL_HEADER) {
      throw refuse('damaged', name);
    }
    if (!header.subarray(30).equals(rawName) || header.readUInt16LE(26) !== rawName.length) {
      throw refuse('damaged', name);
    }
    const start = local + 30 + rawName.length + header.readUInt16LE(28);
    if (local < free || start + packedSize > directory) throw refuse('damaged', name);
    free = start + packedSize;
    parts.push({ name, deflated, crc, size, packedSize, start });
  }
  return parts;
}

function partsOf(parts: readonly ZipPart[], refuse: Refuse): ZipParts {
  const byName = new Map<string, ZipPart>();
  for (const part of parts) {
    const key = part.name.toLowerCase();
    if (byName.has(key)) throw refuse('forbidden', part.name);
    byName.set(key, part);
  }
  return {
    get: (name) => byName.get(name.toLowerCase()),
    endingIn(end) {
      const found = [...byName].filter(([name]) => `/${name}`.endsWith(`/${end.toLowerCase()}`));
      return found.length === 1 ? found[0]?.[1] : undefined;
    },
  };
}
