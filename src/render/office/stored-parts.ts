const END = 0x06054b50;
const END_LENGTH = 22;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/**
 * The parts of a zip that one of our libraries has just written without packing them: what is packed once more anyway
 * need not be packed and unpacked before. Throws a RangeError for any other zip.
 */
export function storedParts(zip: Uint8Array): ReadonlyMap<string, Buffer> {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = bytes.length - END_LENGTH;
  if (end < 0 || bytes.readUInt32LE(end) !== END) throw new RangeError('no end of the directory');
  const parts = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw new RangeError('no entry of the directory');
    const length = bytes.readUInt32LE(at + 20);
    const isStored = bytes.readUInt16LE(at + 10) === 0 && bytes.readUInt32LE(at + 24) === length;
    if (!isStored) throw new RangeError('a part is packed');
    const [name, ...rest] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    const path = bytes.toString('utf8', at + 46, at + 46 + (name ?? 0));
    if (!path.endsWith('/')) parts.set(path, contentAt(bytes, bytes.readUInt32LE(at + 42), length));
    at += 46 + (name ?? 0) + rest.reduce((sum, one) => sum + one, 0);
  }
  return parts;
}

function contentAt(bytes: Buffer, local: number, length: number): Buffer {
  if (bytes.readUInt32LE(local) !== LOCAL) throw new RangeError('no part where it should be');
  const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  return bytes.subarray(begin, begin + length);
}
