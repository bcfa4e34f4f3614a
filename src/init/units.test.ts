import { describe, expect, it } from 'vitest';
import { ziyangLevels } from '../pack/test-support.ts';
import { branchesFrom, proposeBranches, proposeDepartments } from './units.ts';

const { levels } = ziyangLevels;
const TEXTS = ['安岳', '安岳县分公司', '现业', '城区', '全市', '安岳县区', '简阳市分公司'];

describe('branches', () => {
  it('are the stems of what the exports write', () => {
    expect(proposeBranches(TEXTS, null, levels).branches).toEqual([
      { name: '安岳', aliases: ['安岳县分公司'] },
      { name: '现业', aliases: [] },
      { name: '城区', aliases: [] },
      { name: '安岳县区', aliases: [] },
      { name: '简阳', aliases: ['简阳市分公司'] },
    ]);
  });

  it('are those given, in their order, and what may be another is not taken for one of them', () => {
    const found = proposeBranches(TEXTS, branchesFrom('简阳，安岳、现业=城区'), levels);
    expect(found.branches).toEqual([
      { name: '简阳', aliases: ['简阳市分公司'] },
      { name: '安岳', aliases: ['安岳县分公司'] },
      { name: '现业', aliases: ['城区'] },
    ]);
    expect(found.unplaced).toEqual(['安岳县区']);
  });
});

it('departments belong to the branch that their name begins with, else to the city', () => {
  const branches = [
    { name: '安岳', aliases: [] },
    { name: '现业', aliases: ['城区'] },
  ];
  expect(
    proposeDepartments(
      ['安岳合作商', '城区服务部', '客服（综合）', '客服(综合)'],
      branches,
      levels,
    ),
  ).toEqual([
    { name: '安岳合作商', branch: '安岳', isCertain: true },
    { name: '城区服务部', branch: '现业', isCertain: true },
    { name: '客服（综合）', branch: '市本部', isCertain: false },
  ]);
});
