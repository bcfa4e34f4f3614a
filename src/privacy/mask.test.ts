import { expect, it } from 'vitest';
import { maskText } from './mask.ts';

it.each([
  ['用户13300001234来电', '用户133****1234来电'],
  ['6123456', '6***456'],
  ['联系028-86123456。', '联系028-8****456。'],
  ['20090703', '20090703'],
  ['ZY20090701000123', 'ZY20090701000123'],
  ['123456', '123456'],
  ['', ''],
])('%s becomes %s', (text, masked) => expect(maskText(text)).toBe(masked));
