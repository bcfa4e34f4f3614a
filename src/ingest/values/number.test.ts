import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readAmount, readHours, readNumber, readPercent } from './number.ts';

it.each([
  [readNumber, "'1,061", '1061'],
  [readNumber, '1061件', '1061'],
  [readNumber, '约６００户', '600'],
  [readNumber, '1.2万户', '12000'],
  [readNumber, '1.25w', '12500'],
  [readNumber, '1.25 W户', '12500'],
  [readNumber, '3k', '3000'],
  [readNumber, '1,25万', '12500'],
  [readNumber, '1,250万', '12500000'],
  [readAmount, '12,50元', '12.5'],
  [readAmount, '1,250元', '1250'],
  [readAmount, '¥1.2w', '12000'],
  [readNumber, '10分', '10'],
  [readNumber, '600余户', '600'],
  [readNumber, '大约600户左右', '600'],
  [readNumber, '3千户', '3000'],
  [readNumber, '120人次', '120'],
  [readNumber, '="1,061"', '1061'],
  [readAmount, '0.5万元', '5000'],
  [readNumber, '-3', '-3'],
  [readNumber, '.5', '0.5'],
  [readNumber, '1e-3', '0.001'],
  [readNumber, '0.30000000000000004', '0.3'],
  [readAmount, '￥310.76元', '310.76'],
  [readAmount, '310.76000000000002', '310.76'],
  [readAmount, '-1,000.5', '-1000.5'],
  [readHours, '24', '24'],
  [readHours, '3.5小时', '3.5'],
  [readHours, '2.5H', '2.5'],
  [readHours, '70分钟', '1.1666666666666667'],
  [readHours, '1:10', '1.1666666666666667'],
  [readHours, '26:30:00', '26.5'],
  [readHours, '1小时30分', '1.5'],
  [readHours, '2天', '48'],
  [readHours, '1900-01-01 01:30:00', '25.5'],
])('%o reads %s', (read, cell, text) => {
  expect(read(cell)).toEqual({ ok: true, value: text });
});

it.each(['', '-', '—', '/', 'N/A'])('takes %j for no number', (cell) => {
  for (const read of [readNumber, readAmount, readHours]) {
    expect(read(cell)).toEqual({ ok: true, value: null });
  }
});

it.each([
  [readNumber, '93.59%', 'record.not_a_number'],
  [readNumber, '1,06', 'record.not_a_number'],
  [readNumber, '三', 'record.not_a_number'],
  [readNumber, '1234567890123', 'record.number_too_large'],
  [readAmount, '310.765', 'record.fractions_of_a_cent'],
  [readHours, '-1', 'record.negative'],
  [readHours, '3元', 'record.not_hours'],
  [readNumber, '2\n3', 'record.not_a_number'],
  [readNumber, '1 02', 'record.not_a_number'],
])('%o refuses %s', (read, cell, code) => {
  expect(read(cell)).toMatchObject({ ok: false, reason: { code } });
});

it('gives decimals back exactly, whatever their sign, grouping and zeros', () => {
  const wholes = fc.integer({ min: 0, max: 999_999_999 });
  fc.assert(
    fc.property(
      wholes,
      fc.integer({ min: 0, max: 999_999 }),
      fc.boolean(),
      (whole, micro, minus) => {
        const fraction = String(micro).padStart(6, '0').replace(/0+$/, '');
        const sign = minus && (whole > 0 || micro > 0) ? '-' : '';
        const exact = sign + whole + (fraction === '' ? '' : `.${fraction}`);
        const grouped = `${sign}${whole.toLocaleString('en-US')}.${String(micro).padStart(6, '0')}`;
        expect(readNumber(exact)).toEqual({ ok: true, value: exact });
        expect(readNumber(grouped)).toEqual({ ok: true, value: exact });
      },
    ),
  );
});

it.each([
  ['93.59%', 'fraction', '0.9359'],
  ['９３．５９％', 'percent', '0.9359'],
  ['105%', 'unclear', '1.05'],
  ['5‰', 'percent', '0.005'],
  ['0.9359', 'fraction', '0.9359'],
  ['1.05', 'ratio', '1.05'],
  ['0.8', 'percent', '0.008'],
  ['93.59', 'percent', '0.9359'],
  ['5', 'permille', '0.005'],
  ['1', 'fraction', '1'],
  ['-5', 'percent', '-0.05'],
  ['0', 'unclear', '0'],
  ['—', 'percent', null],
] as const)('a part %s (%s) is %s', (cell, notation, value) => {
  expect(readPercent(cell, notation)).toEqual({ ok: true, value });
});

it.each(['93.59', '五成', '3元', '93.59%%'])('%s is no part of a whole', (cell) => {
  const refused = { ok: false, reason: { code: 'record.not_a_percentage' } };
  expect(readPercent(cell, 'fraction')).toMatchObject(refused);
});

it('asks about a bare number that could be a fraction or per cent', () => {
  const refused = { ok: false, reason: { code: 'record.percent_unclear' } };
  expect(readPercent('1.05', 'unclear')).toMatchObject(refused);
});

it('a decimal comma stands before a sign of parts, and nowhere where it could part thousands', () => {
  expect(readPercent('95,5%', 'percent')).toEqual({ ok: true, value: '0.955' });
  for (const cell of ['12,5', '0,125', '1,25,5万'])
    expect(readNumber(cell)).toMatchObject({ ok: false, reason: { code: 'record.not_a_number' } });
});
