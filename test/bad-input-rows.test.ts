import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { PROJECT } from './support/program.ts';

const shown = z.strictObject({ row: z.string(), in: z.string(), by: z.string().min(3) });
const table = z.strictObject({ shown: z.array(shown) });
const textOf = (path: string) => readFileSync(join(PROJECT, path), 'utf8');

const rows = textOf('docs/bad-input.md')
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\|\s*-/.test(line))
  .map((line) => (line.slice(1).split(' | ')[0] ?? '').replace(/\s+/g, ' ').trim())
  .filter((row) => row !== 'input' && row !== 'event' && row !== 'when');
const { shown: known } = table.parse(parse(textOf('test/bad-input-rows.yaml')));

it('each row of bad-input.md stands in bad-input-rows.yaml with the test that shows it', () => {
  expect(known.map(({ row }) => row).toSorted()).toEqual(rows.toSorted());
});

it('each test that is named for a row is there', () => {
  const gone = known.filter(
    (one) => !existsSync(join(PROJECT, one.in)) || !textOf(one.in).includes(one.by),
  );
  expect(gone).toEqual([]);
});
