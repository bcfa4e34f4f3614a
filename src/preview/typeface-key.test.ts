import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { typefaceKey } from './typeface-key.ts';

test('a font file that is replaced, goes or comes is another typeface', () => {
  const folder = mkdtempSync(join(tmpdir(), 'typeface-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [regular, bold] = [join(folder, 'a.ttf'), join(folder, 'b.ttf')];
  for (const file of [regular, bold]) writeFileSync(file, 'font');
  const key = () =>
    typefaceKey({ fonts: { family: 'Own', office: 'Own', files: { regular, bold } } as never });
  const first = key();
  expect(key()).toBe(first);
  utimesSync(bold, 1_000, 1_000);
  const second = key();
  expect(second).not.toBe(first);
  rmSync(regular);
  expect(key()).not.toBe(second);
});
