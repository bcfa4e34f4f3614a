import { expect, it } from 'vitest';
import { globTest } from '../process/glob.ts';
import { patternFor } from './file-patterns.ts';

it.each([
  ['障碍单_综调_2009年7月.csv', '障碍单_综调_2009年8月.csv'],
  ['障碍单(7月1-31日).csv', '障碍单(8月1-31日).csv'],
  ['NGCC投诉单 200907.xls', 'NGCC投诉单 200908.xls'],
  ['2009-07-31回访.xlsx', '2009-08-31回访.xlsx'],
  ['10000号回访_2009.7.csv', '10000号回访_2009.8.csv'],
  ['考核清单七月.xlsx', '考核清单八月.xlsx'],
  ['清单[1]_20090731.csv', '清单[1]_20090831.csv'],
])('opens the dates of %s, so that next month’s %s is found', (name, next) => {
  const pattern = patternFor(name, []);
  expect(globTest(pattern)(name)).toBe(true);
  expect(globTest(pattern)(next)).toBe(true);
  expect(globTest(pattern)('别的.csv')).toBe(false);
});

it('keeps the whole name where its pattern would take another dataset’s file, or anything', () => {
  expect(patternFor('清单2009年7月.csv', ['清单投诉.csv'])).toBe('清单2009年7月.csv');
  expect(patternFor('200907.csv', [])).toBe('200907.csv');
});
