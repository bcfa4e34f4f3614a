import { join } from 'node:path';
import { expect, test } from 'vitest';
import { templateBytes } from './template-bytes.ts';

test.each([import.meta.dirname, join(import.meta.dirname, 'gone.pptx')])(
  'a template that is no file is told of and does not stop the run',
  async (path) => {
    let told = 0;
    const bytes = await templateBytes(path, () => {
      told += 1;
    });
    expect([bytes, told]).toEqual([null, 1]);
  },
);
