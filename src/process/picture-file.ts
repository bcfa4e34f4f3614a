/** A picture file that may be shown. */
export interface PictureFile {
  readonly format: 'png' | 'jpeg';
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** Bytes and pixels that a picture may have; a report of ten of them can still be sent by mail. */
export const MOST_BYTES = 2_000_000;
export const MOST_PIXELS = 25_000_000;

/** The picture that these bytes are, whatever the file is called; else why it is none. */
export function pictureIn(bytes: Buffer): PictureFile | 'too_many_pixels' | 'no_picture' {
  const picture = pngSize(bytes) ?? jpegSize(bytes);
  if (!picture || picture.width < 1 || picture.height < 1) return 'no_picture';
  if (picture.width * picture.height > MOST_PIXELS) return 'too_many_pixels';
  return { ...picture, bytes };
}

type Size = Pick<PictureFile, 'format' | 'width' | 'height'>;

/** The header chunk of a PNG stands right behind its eight bytes of magic. */
function pngSize(bytes: Buffer): Size | null {
  const isPng = bytes.length >= 24 && bytes.subarray(0, 8).toString('hex') === '89504e470d0a1a0a';
  if (!isPng || bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { format: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** The frame header (SOF) of a JPEG holds its size; the segments before it are stepped over. */
function jpegSize(bytes: Buffer): Size | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)];
      return { format: 'jpeg', width, height };
    }
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}
