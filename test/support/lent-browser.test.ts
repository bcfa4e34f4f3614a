import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import type { BrowserOptions } from '../../src/render/pdf/start.ts';
import { LENT } from './lent-browser.ts';

/** A start that keeps what it is told. */
function asked(changes: Partial<BrowserOptions> = {}) {
  const told: string[] = [];
  const usual = { executable: null, sandbox: 'auto', env: process.env, tempFolder: tmpdir() };
  const warn: BrowserOptions['warn'] = ({ code }) => void told.push(code);
  return { told, options: { ...usual, warn, ...changes } as BrowserOptions };
}

it('is one for all who want the usual one, each told what its start said, until it is gone', async () => {
  const [one, other, last] = [asked(), asked(), asked()];
  const first = await LENT.start(one.options);
  expect(await LENT.end(first)).toBeNull();
  expect(await LENT.start(other.options)).toBe(first);
  expect(other.told).toEqual(one.told);
  expect(first.browser.connected).toBe(true);
  await first.browser.close();
  const next = await LENT.start(last.options);
  expect(next.browser.connected).toBe(true);
  expect(last.told).toEqual(one.told);
});

it('is not lent to who wants another', async () => {
  const { options } = asked({ executable: '/nowhere/chrome' });
  await expect(LENT.start(options)).rejects.toMatchObject({
    said: { code: 'render.browser_path_wrong' },
  });
  const own = await LENT.start(asked({ sandbox: 'off' }).options);
  expect(await LENT.end(own)).toBeNull();
  expect(own.browser.connected).toBe(false);
});
