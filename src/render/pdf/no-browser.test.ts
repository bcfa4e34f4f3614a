import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { startBrowser } from './start.ts';

// A machine for which no browser comes with the program.
vi.mock('./bundled.ts', () => ({ bundledRunsHere: () => false }));

it('without any browser that works, the fault says so, and what each of those found said', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'no-browser-'));
  const options = { executable: null, sandbox: 'auto', env: {}, warn: () => undefined } as const;
  const none = { kind: 'output', said: { code: 'render.browser_missing' } };
  await expect(startBrowser({ ...options, places: [] })).rejects.toMatchObject({
    ...none,
    problems: [],
  });
  const places = [join(folder, 'one'), join(folder, 'two')];
  for (const path of places) {
    await writeFile(path, '#!/bin/sh\nexit 1\n');
    await chmod(path, 0o700);
  }
  await expect(startBrowser({ ...options, places })).rejects.toMatchObject({
    ...none,
    problems: places.map((path) => ({ code: 'render.browser_failed', params: { path } })),
  });
  await rm(folder, { recursive: true });
});
