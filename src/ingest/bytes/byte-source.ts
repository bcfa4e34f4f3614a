import type { FileHandle } from 'node:fs/promises';

/** Bytes that are read where they are wanted, so that a large file is never in memory as a whole. */
export interface ByteSource {
  readonly size: number;
  /** The bytes from `at` on; fewer than `length` only where the source ends. */
  read(at: number, length: number): Promise<Buffer>;
}

/** The bytes of an open file. */
export async function fileSource(handle: FileHandle): Promise<ByteSource> {
  const { size } = await handle.stat();
  return {
    size,
    async read(at, length) {
      const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - at)));
      let filled = 0;
      while (filled < buffer.length) {
        const { bytesRead } = await handle.read(
          buffer,
          filled,
          buffer.length - filled,
          at + filled,
        );
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return buffer.subarray(0, filled);
    },
  };
}

/** Bytes that are in memory. */
export function memorySource(bytes: Buffer): ByteSource {
  return {
    size: bytes.length,
    read: async (at, length) => bytes.subarray(at, at + length),
  };
}
