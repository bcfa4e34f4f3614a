import { describe, expect, test } from 'vitest';
import { renderJson } from './render-json.ts';

const written = (value: unknown): string => new TextDecoder().decode(renderJson(value));

describe('JSON', () => {
  test('keeps the order of keys, indents by two and ends with a newline', () => {
    expect(written({ b: [1, null], a: '率', gone: undefined })).toBe(
      '{\n  "b": [\n    1,\n    null\n  ],\n  "a": "率"\n}\n',
    );
  });

  test.each([
    [{ a: [{ value: Number.NaN }] }, '$.a[0].value: NaN'],
    [{ a: Number.POSITIVE_INFINITY }, '$.a: Infinity'],
    [[1, undefined], '$[1]: undefined'],
    [{ n: 1n }, '$.n: 1'],
    [{ m: new Map() }, '$.m: Map'],
  ])('refuses what it would lose: %#', (value, place) => {
    expect(() => renderJson(value)).toThrow(place);
  });
});
