import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderJson } from './render-json.ts';

const written = (value: unknown): string => new TextDecoder().decode(renderJson(value));

describe('JSON', () => {
  test('keeps the order of keys, indents by two and ends with a newline', () => {
    expect(written({ b: [1, null], a: '率', gone: undefined })).toBe(
      '{\n  "b": [1, null],\n  "a": "率"\n}\n',
    );
    expect(written({ list: [{ n: 1, by: {} }, { n: 2 }], none: [] })).toBe(
      '{\n  "list": [\n    {\n      "n": 1,\n      "by": {}\n    },\n    { "n": 2 }\n  ],\n  "none": []\n}\n',
    );
  });

  test('reads back as what was written, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(written(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
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
