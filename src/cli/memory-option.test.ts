import { expect, it } from 'vitest';
import { memoryFrom } from './memory-option.ts';

it('takes whole megabytes, and says the least that works', () => {
  expect(memoryFrom(undefined)).toBeUndefined();
  expect(memoryFrom('2048')).toBe('2048MB');
  for (const given of ['127', '', '-5', '1GB', '1.5', 'viel'])
    expect(() => memoryFrom(given), given).toThrow(
      expect.objectContaining({
        kind: 'usage',
        said: expect.objectContaining({ code: 'cli.bad_memory', params: { given, least: 128 } }),
      }),
    );
});
