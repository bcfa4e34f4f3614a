import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { organization } from '../test-support.ts';
import { flagReader } from './flag.ts';
import { readId } from './id.ts';
import { branchReader, departmentReader, enumReader } from './member.ts';
import { editDistance, nearest } from './nearest.ts';
import { readHours, readNumber } from './number.ts';
import { missing } from './parsed.ts';
import { readText } from './text.ts';

describe('a flag', () => {
  it.each([
    ['是否超时', false, '是', true],
    ['是否超时', false, '否', false],
    ['是否超时', false, '√', true],
    ['是否超时', false, ' ｙ ', true],
    ['是否超时', false, '未超时', false],
    ['是否超时', false, '及时', false],
    ['是否及时', true, '是', false],
    ['是否及时', true, '及时', false],
    ['是否及时', true, '超时', true],
    ['是否及时', true, 'FALSE', true],
    ['是否及时', true, '未及时', true],
    ['时间/是否超时', false, '未超时', false],
    ['是否预处理', false, '已预处理', true],
    ['是否派单', true, '未派单', true],
    ['是否不履约', true, '1', false],
    ['是否不履约', true, '="0"', true],
  ])('under %s (inverse: %s) reads %s as %s', (header, inverse, cell, value) => {
    const read = flagReader({ header, inverse, yesWords: ['超时'], noWords: ['及时'] });
    expect(read(cell)).toEqual({ ok: true, value });
  });

  it('is missing when empty and refused when it answers something else', () => {
    const read = flagReader({ header: '是否预处理', inverse: false, yesWords: [], noWords: [] });
    expect(read('—')).toEqual({ ok: true, value: null });
    expect(read('否(超时?)')).toMatchObject({ reason: { code: 'record.not_yes_or_no' } });
    expect(read('及时')).toMatchObject({ reason: { code: 'record.not_yes_or_no' } });
  });
});

describe('an id', () => {
  it.each([
    ["'0286123456", '0286123456'],
    ['13300001234.0', '13300001234'],
    [' ＺＹ２００９\u200b０１ ', 'ZY200901'],
    ['="0286123456"', '0286123456'],
    ['028\u00a06123 456', '0286123456'],
    ['\u202a13300001234\u202c', '13300001234'],
    ['090701-0007', '090701-0007'],
    ['-', null],
  ])('%s is read as %s', (cell, value) => expect(readId(cell)).toEqual({ ok: true, value }));

  it.each(['7.01E+11', '2.0090703000123456e+16', '1e15'])('%s has lost digits', (cell) => {
    expect(readId(cell)).toMatchObject({ reason: { code: 'record.id_lost_digits' } });
  });
});

describe('a member', () => {
  const brand = enumReader(
    [
      { value: 'E8', aliases: [] },
      { value: 'E8-2', aliases: ['E8_2'] },
      { value: '非e家', aliases: [] },
    ],
    ['我的E家'],
  );

  it('is found through case, width, dashes and aliases', () => {
    for (const cell of ['E8-2', 'e8－2', 'Ｅ8—2', ' E8_2 ']) {
      expect(brand(cell)).toEqual({ ok: true, value: 'E8-2' });
    }
    expect(brand('非E家')).toEqual({ ok: true, value: '非e家' });
    expect(brand('/')).toEqual({ ok: true, value: null });
  });

  it('is refused when ambiguous, and when unknown with the nearest', () => {
    expect(brand('我的e家')).toMatchObject({ reason: { code: 'record.ambiguous_value' } });
    expect(brand('E8-3')).toMatchObject({ reason: { params: { nearest: 'E8-2' } } });
    expect(brand('彩铃')).toMatchObject({ reason: { params: { nearest: null } } });
  });

  it('of the organisation is a branch or a department, never one for the other', () => {
    const branch = branchReader(organization);
    const department = departmentReader(organization);
    expect(branch('安岳分公司　')).toEqual({ ok: true, value: '安岳' });
    expect(branch('市本部')).toEqual({ ok: true, value: '市本部' });
    expect(branch('四川资阳安岳')).toMatchObject({ reason: { params: { nearest: '安岳' } } });
    expect(branch('营业厅')).toMatchObject({ reason: { code: 'record.unknown_branch' } });
    expect(department('简阳')).toMatchObject({
      reason: { code: 'record.unknown_department', params: { nearest: '简阳实业' } },
    });
  });
});

it('keeps text as written but for white space', () => {
  expect(readText(' 　客户　说：\u00a0“慢” \r\n 第二行 ')).toMatchObject({
    value: '客户 说： “慢”\n第二行',
  });
  expect(readText('——')).toMatchObject({ value: null });
});

it('takes the marks of a spreadsheet off a text', () => {
  expect(readText('="查中自复"')).toMatchObject({ value: '查中自复' });
  expect(readText('=1+1')).toMatchObject({ value: '=1+1' });
  expect(readText('a\rb')).toMatchObject({ value: 'a\nb' });
});

it('measures edits like a distance', () => {
  const word = fc.string({ maxLength: 8 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const [from, to] = [[...a].length, [...b].length];
      const edits = editDistance(a, b);
      expect(edits).toBe(editDistance(b, a));
      expect(edits).toBeGreaterThanOrEqual(Math.abs(from - to));
      expect(edits).toBeLessThanOrEqual(Math.max(from, to));
      expect(edits === 0).toBe(a === b);
    }),
  );
  expect(nearest('岳安', ['简阳', '安岳'])).toBe('安岳');
});

it.each([
  ['非常不满意', ['满意', '一般', '不满意'], '不满意'],
  ['非常不满意', ['满意', '一般'], null],
  ['不及时', ['及时'], null],
  ['已超时', ['未超时'], null],
  ['离网', ['在网'], null],
  ['关机', ['开机'], null],
  ['资阳东', ['资阳西'], null],
  ['非常满意', ['满意'], '满意'],
  ['是否超期', ['是否超时'], '是否超时'],
])('%s is near none of %j that says the opposite', (given, names, expected) => {
  expect(nearest(given, names)).toBe(expected);
});

it.each([
  '<null>',
  'NULL',
  '(null)',
  'undefined',
  'None',
  'N/A',
  '#N/A',
  'nan',
  'NaN',
  '—',
  '--',
  '(空)',
  '(空白)',
  '空',
  '\\N',
  '[object Object]',
  '未填写',
  ' ',
])('takes %j for nothing in any column', (cell) => {
  expect(readText(cell)).toEqual(missing);
  expect(readId(cell)).toEqual(missing);
  expect(readNumber(cell)).toEqual(missing);
  expect(enumReader([{ value: '是', aliases: [] }], [])(cell)).toEqual(missing);
});

it('keeps 无 and 未知 as the words that they may be in a text, but not as numbers', () => {
  expect(readText('无')).toMatchObject({ value: '无' });
  expect(readText('未知')).toMatchObject({ value: '未知' });
  expect([readId('无'), readNumber('未知'), readHours('不详')]).toEqual([
    missing,
    missing,
    missing,
  ]);
});

it('writes a label of two widths in one, and leaves the marks of sentences', () => {
  expect(readText('用户（室内）线')).toMatchObject({ value: '用户(室内)线' });
  expect(readText('ＡＤＳＬ／宽带　故障')).toMatchObject({ value: 'ADSL/宽带 故障' });
  expect(readText('他说：好，谢谢！')).toMatchObject({ value: '他说：好，谢谢！' });
});

it('strips signs that nobody sees from ids', () => {
  for (const sign of [
    '\u001f',
    '\u200b',
    '\ufeff',
    '\u00a0',
    '\u202d',
    '\u2066',
    '\u00ad',
    '\u0000',
  ])
    expect(readId(`${sign}6020001${sign}`)).toMatchObject({ value: '6020001' });
});
