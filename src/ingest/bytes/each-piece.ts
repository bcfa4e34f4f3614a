import { open } from 'node:fs/promises';

const PIECE = 1 << 20;

/**
 * Hands over the bytes of a file piece by piece; each stands in the same place as the one before and is gone with it, but
 * for as many bytes at its end as `take` says, which come again in front of the next. They come no more at the file's end.
 */
export async function eachPiece(file: string, take: (piece: Buffer) => number): Promise<void> {
  await using handle = await open(file);
  const { size } = await handle.stat();
  const place = Buffer.allocUnsafe(Math.min(PIECE, size + 1));
  let kept = 0;
  for (;;) {
    const { bytesRead } = await handle.read(place, kept, place.length - kept, null);
    if (bytesRead === 0) return;
    const end = kept + bytesRead;
    kept = take(place.subarray(0, end));
    place.copyWithin(0, end - kept, end);
  }
}
