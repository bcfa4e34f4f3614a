import { describe, expect, it } from 'vitest';
import { numberValueText } from './cell-text.ts';
import { builtInKind, kindOfFormat } from './number-format.ts';

const shown = (value: number, format: string) =>
  numberValueText(value, kindOfFormat(format), false);

describe('a number is read as its format shows it', () => {
  it.each([
    [12_500, '0!.0,"万"', '1.25万'],
    [12_500, '0\\.0,"万"', '1.25万'],
    [12_500, '0"."0,"万元"', '1.25万元'],
    [12_500, '0!.0000"万户"', '1.25万户'],
    [12_500, '0!.0,', '1.25万'],
    [12_500, '0!.00,', '0.125十万'],
    [12_500, '#,##0,', '12.5千'],
    [12_500, '#,##0.0,"千户"', '12.5千户'],
    [12_500_000, '0.00,,', '12.5百万'],
    [12_500, '[>=10000]0!.0,"万";General', '1.25万'],
    [5_000, '[>=10000]0!.0,"万";0', '0.5万'],
    [1.25, '0.00"万"', '1.25万'],
    [70, '0"分钟"', '70分钟'],
    [1.5, '0.0"小时"', '1.5小时'],
    [0.3, '0.00%', '30%'],
    [0.07, '0%', '7%'],
    [1.05, '0%', '105%'],
    [0.000_001, '0.0000%', '0.0001%'],
    [212_704, '00000000', '00212704'],
    [13_300_001_234, '000\\-0000\\-0000', '13300001234'],
    [12_500, '#,##0.00_);(#,##0.00)', '12500'],
    [12_500, '#,##0', '12500'],
    [12_500, 'General', '12500'],
    [8, '"第"0"名"', '8'],
    [1.0868055555555556, 'd"天"h"小时"m"分"', '26:05:00'],
    [1.0868055555555556, '[h]:mm', '26:05:00'],
    [0.20833333333333334, 'h:mm', '5:00:00'],
    [0.20833333333333334, 'yyyy/m/d h:mm', '5:00:00'],
    [1.0868055555555556, 'h:mm', '26:05:00'],
    [1.0868055555555556, 'd hh:mm', '26:05:00'],
    [1.5, 'dd hh:mm:ss', '36:00:00'],
    [0.25, 'd:hh:mm', '6:00:00'],
    [1.5, '[$-409]d\\ hh:mm;@', '36:00:00'],
    [40_000.5, 'd hh:mm', '2009-07-06 12:00:00'],
    [40_000.5, 'yyyy/m/d', '2009-07-06 12:00:00'],
  ])('%d as %s', (value, format, text) => {
    expect(shown(value, format)).toEqual({ text });
  });

  it.each([
    [26.5, 'yyyy/m/d', 'number_as_date'],
    [5, 'yyyy-mm-dd hh:mm', 'number_as_date'],
    [0.5, 'm"月"d"日"', 'number_as_date'],
    [24, 'h:mm', 'number_as_date'],
    [45.5, 'd hh:mm', 'number_as_date'],
    [1.5, 'm/d h:mm', 'number_as_date'],
    [1.5, 'ddd h:mm', 'number_as_date'],
    [12_500, '#,##0,"万"', 'unclear_format'],
    [12_500, '0!.00,"万"', 'unclear_format'],
    [-1, 'yyyy/m/d', 'unreadable_cell'],
  ])('%d as %s is asked about', (value, format, fault) => {
    expect(shown(value, format)).toEqual({ fault });
  });

  it('knows the built-in formats of per cent', () => {
    expect(numberValueText(0.3, builtInKind(9), false)).toEqual({ text: '30%' });
    expect(numberValueText(0.3, builtInKind(2), false)).toEqual({ text: '0.3' });
  });
});
