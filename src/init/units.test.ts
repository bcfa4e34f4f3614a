import { describe, expect, it } from 'vitest';
import { ziyangLevels } from '../pack/test-support.ts';
import { branchesFrom, proposeBranches, proposeDepartments } from './units.ts';

const { levels } = ziyangLevels;
const TEXTS = ['安岳', '安岳县分公司', '现业', '城区', '全市', '安岳县区', '简阳市分公司'];
const counts = (texts: readonly string[], count = 10) =>
  new Map(texts.map((text) => [text, count]));

describe('branches', () => {
  it('are the stems of what the exports write, called as they are written first', () => {
    expect(proposeBranches(counts(TEXTS), null, levels).branches).toEqual([
      { name: '安岳', aliases: ['安岳县分公司'] },
      { name: '现业', aliases: [] },
      { name: '城区', aliases: [] },
      { name: '安岳县区', aliases: [] },
      { name: '简阳市分公司', aliases: [] },
    ]);
  });

  it('are those given, in their order, and what may be another is not taken for one of them', () => {
    const given = branchesFrom('简阳，安岳、现业=城区');
    const found = proposeBranches(counts(TEXTS), given, levels);
    expect(found.branches).toEqual([
      { name: '简阳', aliases: ['简阳市分公司'] },
      { name: '安岳', aliases: ['安岳县分公司'] },
      { name: '现业', aliases: ['城区'] },
    ]);
    expect(found.doubtful).toEqual([{ text: '安岳县区', count: 10 }]);
  });

  it('are the frequent texts: a rare one written almost alike is another spelling, the others are doubtful', () => {
    const dirty = new Map([
      ['大冶市分公司', 900],
      ['阳新县分公司', 700],
      ['阳新', 300],
      ['城区', 600],
      ['大治市', 4],
      ['阳新县分公司(新)', 2],
      ['未知', 30],
      ['测试区局', 5],
      ['铁山', 3],
      ['全市', 12],
    ]);
    const { branches, doubtful } = proposeBranches(dirty, null, levels);
    expect(branches).toEqual([
      { name: '大冶市分公司', aliases: ['大治市'] },
      { name: '阳新县分公司', aliases: ['阳新', '阳新县分公司(新)'] },
      { name: '城区', aliases: [] },
    ]);
    expect(doubtful.map(({ text }) => text)).toEqual(['未知', '测试区局', '铁山']);
  });
});

describe('departments', () => {
  const branches = [
    { name: '安岳', aliases: [] },
    { name: '现业', aliases: ['城区'] },
  ];
  const alone = (names: readonly string[]) =>
    new Map(names.map((name) => [name, new Map([['', 5]])]));

  it('belong to the branch that their name begins with, else to the city', () => {
    const texts = alone(['安岳合作商', '城区服务部', '客服（综合）', '客服(综合)', '未知']);
    expect(proposeDepartments(texts, branches, levels)).toEqual([
      { name: '安岳合作商', branch: '安岳', isCertain: true },
      { name: '城区服务部', branch: '现业', isCertain: true },
      { name: '客服（综合）', branch: '市本部', isCertain: false },
    ]);
  });

  it('belong to the branch that stands beside them in almost all records', () => {
    const texts = new Map([
      [
        '装维一班',
        new Map([
          ['城区', 95],
          ['安岳', 5],
        ]),
      ],
      [
        '客服中心',
        new Map([
          ['城区', 50],
          ['安岳', 50],
        ]),
      ],
    ]);
    expect(proposeDepartments(texts, branches, levels)).toEqual([
      { name: '装维一班', branch: '现业', isCertain: true },
      { name: '客服中心', branch: '市本部', isCertain: false },
    ]);
  });
});
