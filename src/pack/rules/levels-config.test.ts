import { describe, expect, it } from 'vitest';
import { faultFrom, problemsOf } from '../../messages/test-support.ts';
import { loadPack } from '../load-pack.ts';
import { copiedPack } from '../test-support.ts';
import { defaultLevels, levelNamed, setterNamed } from './levels-config.ts';

const BANK = `setters:
  - { id: head, name: 总行 }
  - { id: region, name: 分行, aliases: [一级分行] }
  - { id: office, name: 支行 }
levels:
  whole: { name: 全辖 }
  branch: { name: 网点 }
`;

/** The outline names 省 and 市, which a bank does not have. */
const bank = (levels = BANK) =>
  copiedPack({
    'levels.yaml': () => levels,
    'findings.yaml': (text) => text.replace(/ {2}missed_(?:province|city).*\n/g, ''),
    'outline.yaml': (text) =>
      text.replaceAll('set_by: 省', 'set_by: 总行').replaceAll('set_by: 市', 'set_by: office'),
  });

describe('levels.yaml', () => {
  it('says who sets limits and what levels are called; the rest has neutral words', () => {
    const { levels, phrases } = loadPack(bank());
    expect(levels.setters.map(({ id }) => id)).toEqual(['head', 'region', 'office']);
    expect(phrases).toMatchObject({
      'word.setter.region': '分行',
      'level.whole': '全辖',
      'level.branch': '网点',
      'level.own': '本部',
    });
    expect(setterNamed('一级分行', levels.setters)).toBe('region');
    expect(setterNamed('省', levels.setters)).toBeNull();
    expect(levelNamed('网点', levels.levels)).toBe('branch');
    expect(levelNamed('whole', levels.levels)).toBe('whole');
  });

  it('may be absent: neutral words, and those of the first pack are understood', () => {
    const { setters, levels } = defaultLevels();
    expect(setters.map(({ name }) => name)).toEqual(['上级', '本级']);
    expect(setterNamed('省', setters)).toBe('superior');
    expect(levelNamed('全市', levels)).toBe('whole');
    expect(levelNamed('分公司', levels)).toBe('branch');
  });

  it('weighs a missed limit by seniority unless the pack says otherwise', () => {
    expect(loadPack(bank()).findings.weights).toMatchObject({
      missed_head: 90,
      missed_region: 85,
      missed_office: 80,
    });
  });

  it('may not call two by one word, nor weigh somebody who is not there', () => {
    const twice = BANK.replace('name: 支行', 'name: 总行').replace('name: 网点', 'name: 全辖');
    const found = problemsOf(
      faultFrom(() => loadPack(bank(twice.replace('id: region', 'id: branch')))),
    ).join('\n');
    expect(found).toMatch(/levels\.yaml:\d+ setters\[3\]: "总行" means another one already/);
    expect(found).toMatch(/levels\.yaml:\d+ levels\.branch: "全辖" means another one already/);
    expect(found).toMatch(/setters\[2\]\.id: this id is taken/);
    const folder = copiedPack({ 'levels.yaml': () => BANK });
    const strangers = problemsOf(faultFrom(() => loadPack(folder))).join('\n');
    expect(strangers).toMatch(/findings\.yaml:\d+ weights\.missed_province: unknown field/);
    expect(strangers).toMatch(/set_by: nobody called "省" sets limits; known: 总行, 分行, 支行/);
  });
});
