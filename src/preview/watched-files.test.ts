import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { filesSeen, isSame, seenBelow } from './watched-files.ts';

function folderFor(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'watched-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('an entry that cannot be followed is seen as such, and is no end of looking', () => {
  const folder = folderFor();
  writeFileSync(join(folder, 'a.csv'), '1');
  symlinkSync(join(folder, 'self'), join(folder, 'self'));
  symlinkSync(join(folder, 'nowhere'), join(folder, 'gone'));
  const seen = filesSeen([folder]);
  expect(seen.get(join(folder, 'self'))).toBe('ELOOP');
  expect([...seen.keys()].sort()).toEqual([join(folder, 'a.csv'), join(folder, 'self')]);
});

test('edits in a month that is a link are seen below the link, and links in a circle end', () => {
  const [folder, share] = [folderFor(), folderFor()];
  mkdirSync(join(folder, 'input'));
  const month = join(folder, 'input', '2009-07');
  symlinkSync(share, month);
  writeFileSync(join(share, 'a.csv'), '1');
  symlinkSync(folder, join(share, 'back'));
  symlinkSync(share, join(folder, 'again'));
  const before = filesSeen([folder]);
  expect(seenBelow(before, [month])).toContain(join(month, 'a.csv'));
  appendFileSync(join(share, 'a.csv'), '2');
  const after = filesSeen([folder]);
  expect(isSame(before, after)).toBe(false);
  expect(seenBelow(after, [month])).not.toBe(seenBelow(before, [month]));
  expect(after.size).toBeLessThan(10);
});
