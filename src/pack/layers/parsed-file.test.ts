import { expect, it } from 'vitest';
import { parsedFile } from './parsed-file.ts';

const bytes = (text: string) => Buffer.from(text);

it('says the same of the same bytes, whatever was done with what it said before, and knows the lines', () => {
  const text = bytes('slides:\n  - id: a\n    title: 甲\n');
  const first = parsedFile(text, 'mine/slides.yaml');
  const value = first.value as { slides: { id: string }[] };
  value.slides.push({ id: 'b' });
  for (let time = 0; time < 2; time += 1) {
    const again = parsedFile(text, 'mine/slides.yaml');
    expect(again.value).toEqual({ slides: [{ id: 'a', title: '甲' }] });
    expect(again.placeOf(['slides', 0, 'title'])).toEqual({ file: 'mine/slides.yaml', line: 3 });
    expect(again.lineOf(['slides', 0, 'title'])).toBe(3);
    (again.value as typeof value).slides.pop();
  }
});

it('parses what has other bytes, or another name', () => {
  parsedFile(bytes('a: 1\n'), 'mine/a.yaml');
  expect(parsedFile(bytes('a: 2\n'), 'mine/a.yaml').value).toEqual({ a: 2 });
  expect(parsedFile(bytes('a: 1\n'), 'other/a.yaml').placeOf(['a']).file).toBe('other/a.yaml');
});

it('tells what is wrong each time', () => {
  const told = [1, 2].map(() => parsedFile(bytes('a: [1\n'), 'mine/b.yaml').problems);
  expect(told[0]).toEqual([expect.objectContaining({ file: 'mine/b.yaml' })]);
  expect(told[1]).toEqual(told[0]);
});
