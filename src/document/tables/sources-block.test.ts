import { expect, test } from 'vitest';
import { contextOf, printed } from '../model/test-support.ts';
import { sourcesBlock } from './sources-block.ts';

const file = {
  dataset: '障碍单',
  file: '障碍单.csv',
  records: 10_941,
  accepted: 10_908,
  quarantined: 7,
  supplier: '综合调度组',
  madeAt: '2009-08-03 09:12',
};

test('every export is named with its records, supplier and time; one that did not come is named, too', () => {
  const none = {
    ...file,
    file: null,
    records: null,
    accepted: null,
    quarantined: null,
    madeAt: null,
  };
  const sources = [file, { ...file, file: '台账.xlsx', madeAt: null, supplier: '' }, none];
  const table = sourcesBlock('数据来源', 's.1', contextOf([], [], { sources }));
  if (table === null) throw new Error('no table');
  expect(printed(table).slice(1)).toEqual([
    ['障碍单', '障碍单.csv', '10,941', '10,908', '7', '综合调度组', '2009-08-03 09:12'],
    ['障碍单', '台账.xlsx', '10,941', '10,908', '7', '—', '原表未注明'],
    ['障碍单', '未收到', '—', '—', '—', '综合调度组', '—'],
  ]);
  expect(sourcesBlock(null, 's.1', contextOf([], []))).toBeNull();
  expect(table.note).toBeNull();
});

test('slides that a first month has nothing for are named', () => {
  const comparing = ['1.4 本月变化'];
  const table = sourcesBlock(null, 's.1', contextOf([], [], { sources: [file], comparing }));
  expect(table?.note).toContain('1.4 本月变化');
});

test('of very many files each dataset is told in one line, with what all of them have', () => {
  const files = Array.from({ length: 31 }, (_, at) => ({
    ...file,
    file: `${at + 1}/障碍单.csv`,
    madeAt: at === 3 ? null : `2009-08-${String(at + 1).padStart(2, '0')} 09:12`,
  }));
  const sources = [...files, { ...file, dataset: '投诉单', file: '投诉单.csv' }];
  const table = sourcesBlock(null, 's.1', contextOf([], [], { sources }));
  if (table === null) throw new Error('no table');
  const times = '2009-08-01 09:12～2009-08-31 09:12（1个未注明）';
  expect(printed(table).slice(1)).toEqual([
    ['障碍单', '1/障碍单.csv 等 31 个文件', '339,171', '338,148', '217', '综合调度组', times],
    ['投诉单', '投诉单.csv', '10,941', '10,908', '7', '综合调度组', '2009-08-03 09:12'],
  ]);
  expect(table.note).toContain('工作簿「行数对账」');
});
