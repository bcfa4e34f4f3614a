import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadPack } from './load-pack.ts';
import { copiedPack } from './test-support.ts';

test('a pack is checked once for all who load it, and again when a file of any layer has changed', () => {
  const folder = copiedPack({});
  const pack = loadPack(folder);
  expect(loadPack(folder)).toBe(pack);
  expect(loadPack(copiedPack({}))).not.toBe(pack);
  const phrases = join(folder, '..', 'base', 'phrases.yaml');
  const text = readFileSync(phrases, 'utf8');
  writeFileSync(phrases, text.replace(/^ {2}footer\.source: .*$/m, '  footer.source: 别处'));
  expect(loadPack(folder).phrases['footer.source']).toBe('别处');
  writeFileSync(phrases, text);
  expect(loadPack(folder)).toEqual(pack);
});

test('what all share cannot be changed by one of them', () => {
  const { metrics, phrases } = loadPack(copiedPack({}));
  expect(() => Object.assign(metrics[0] ?? {}, { name: 'x' })).toThrow(TypeError);
  expect(() => Object.assign(phrases, { 'footer.source': 'x' })).toThrow(TypeError);
});
