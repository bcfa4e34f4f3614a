import { statSync } from 'node:fs';
import type { Theme } from '../pack/theme-types.ts';

/** What is the same for the same typeface: its name, its files, and when they were written. */
export function typefaceKey({ fonts }: Pick<Theme, 'fonts'>): string {
  const files = Object.values(fonts.files ?? {});
  return JSON.stringify([fonts, files.map(writtenAt)]);
}

function writtenAt(file: string): string | null {
  try {
    const { mtimeMs, size } = statSync(file);
    return `${mtimeMs} ${size}`;
  } catch {
    // Who opens it tells that it cannot be read.
    return null;
  }
}
