import { expect, test } from 'vitest';
import { safeName } from './safe-name.ts';

test.each(['安岳', '现业政企客户部', 'East 1', 'a.b'])('%s is a name as it is', (name) => {
  expect(safeName(name)).toBe(name);
});

test.each(['a/b', '..', '.', 'a:b*c?', 'CON', 'nul.txt', 'x.', ' y', '长'.repeat(60), '\u202ea'])(
  '%j becomes a name that every system takes',
  (text) => {
    const name = safeName(text);
    expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}]/u);
    expect(name).not.toMatch(/^\.|[. ]$|^(?:con|nul)(?:\.|$)/iu);
    expect(Buffer.byteLength(name)).toBeLessThan(150);
    expect(safeName(`${text}2`)).not.toBe(name);
  },
);

test('texts that look alike when made safe keep names of their own', () => {
  const names = ['a/b', 'a:b', 'a?b', 'a_b', `${safeName('a/b')}`].map(safeName);
  expect(new Set(names).size).toBe(names.length);
});
