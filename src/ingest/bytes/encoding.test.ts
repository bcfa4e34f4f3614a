import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { detectEncoding } from './encoding.ts';

const folder = mkdtempSync(join(tmpdir(), 'encoding-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function encodingOf(bytes: Buffer): Promise<string | null> {
  const file = join(folder, 'a.csv');
  writeFileSync(file, bytes);
  return (await detectEncoding(file, bytes.subarray(0, 4096))).encoding;
}

it.each([0, 1, 2])(
  'UTF-8 is told wherever its characters are cut between pieces (%i)',
  async (shift) => {
    const long = Buffer.from('a'.repeat(shift) + '断'.repeat(800_000));
    expect(await encodingOf(long)).toBe('utf-8');
    expect(await encodingOf(long.subarray(0, -1))).not.toBe('utf-8');
    expect(await encodingOf(long.subarray(0, -2))).not.toBe('utf-8');
  },
);

it('the shortest files are told', async () => {
  expect(await encodingOf(Buffer.from(''))).toBe('utf-8');
  expect(await encodingOf(Buffer.from('断'))).toBe('utf-8');
  expect(await encodingOf(Buffer.from('断').subarray(0, 1))).toBe(null);
});
