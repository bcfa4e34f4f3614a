import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../yaml/read.ts';
import { mergeYaml } from './merge-yaml.ts';
import { withUsedSlides } from './used-slides.ts';

const file = (name: string, text: string) => parseYaml(text, `${name}.yaml`);

describe('a file laid over another', () => {
  it('meets it by id and by name, field by field, and tells where each value stands', () => {
    const below = file(
      'base',
      `id: faults
columns:
  - { name: service, header: 业务, values: [固话, 宽带] }
  - { name: cause, header: 原因 }
impossible:
  - { id: early, when: a < b }
key: [a, b]
`,
    );
    const above = file(
      'own',
      `columns:
  - { name: cause, aliases: [障碍原因] }
  - { name: service, values: [专线] }
  - { name: hall, header: 营业厅 }
key: [c]
impossible: [{ id: early, name: 早 }]
`,
    );
    const { value, placeOf, problems } = mergeYaml(below, above);
    expect(value).toEqual({
      id: 'faults',
      columns: [
        { name: 'cause', header: '原因', aliases: ['障碍原因'] },
        { name: 'service', header: '业务', values: ['专线'] },
        { name: 'hall', header: '营业厅' },
      ],
      impossible: [{ id: 'early', when: 'a < b', name: '早' }],
      key: ['c'],
    });
    expect(problems).toEqual([]);
    expect(placeOf(['columns', 1, 'header'])).toEqual({ file: 'base.yaml', line: 3 });
    expect(placeOf(['columns', 1, 'values', 0])).toEqual({ file: 'own.yaml', line: 3 });
    expect(placeOf(['columns', 2, 'header'])).toEqual({ file: 'own.yaml', line: 4 });
    expect(placeOf(['key'])).toEqual({ file: 'own.yaml', line: 5 });
    expect(placeOf(['id'])).toEqual({ file: 'base.yaml', line: 1 });
  });

  it('keeps the order below unless every entry of it is named', () => {
    const below = file('base', 'metrics: [{ id: a }, { id: b }, { id: c }]');
    const order = (above: string) => {
      const { value } = mergeYaml(below, file('own', `metrics: [${above}]`));
      return (value as { metrics: { id: string }[] }).metrics.map(({ id }) => id).join('');
    };
    expect(order('{ id: x }, { id: c }, { id: a }')).toBe('abcx');
    expect(order('{ id: x }, { id: c }, { id: a }, { id: b }')).toBe('xcab');
  });

  it('keeps an entry whose id its file has already, so that it is told', () => {
    const below = file('base', 'lists: [{ id: a }, { id: b }]');
    const { value } = mergeYaml(below, file('own', 'lists: [{ id: a, x: 1 }, { id: a, x: 2 }]'));
    expect(value).toEqual({
      lists: [{ id: 'a', x: 1 }, { id: 'b' }, { id: 'a', x: 2 }],
    });
  });

  it('takes away what it drops, and is told what is not there to drop', () => {
    const below = file('base', 'metrics:\n  - { id: a, name: 甲 }\n  - { id: b, name: 乙 }\n');
    const { value, problems } = mergeYaml(below, file('own', 'drop: [a, z]\n'));
    expect(value).toEqual({ metrics: [{ id: 'b', name: '乙' }] });
    expect(problems).toEqual([
      expect.objectContaining({ file: 'own.yaml', line: 1, field: 'drop[2]' }),
    ]);
  });

  it('keeps the problems of both', () => {
    const { problems } = mergeYaml(file('base', 'a: {'), file('own', 'b: ['));
    expect(problems.map((one) => one.file)).toEqual(['base.yaml', 'own.yaml']);
  });

  it('changes nothing where it says nothing', () => {
    const below = file('base', 'weights: { edge: 50 }\n');
    expect(mergeYaml(below, file('own', '# nothing\n')).value).toEqual(below.value);
  });
});

describe('an outline', () => {
  const modules = file(
    'base/slides',
    'slides:\n  - id: checks\n    title: 核对\n    blocks: [{ kind: checks }]\n',
  );

  it('takes slides out of modules and lays its own fields over them', () => {
    const outline = file(
      'own/outline',
      'slides:\n  - { id: a, title: 甲 }\n  - { use: checks, number: "5.2", title: 数据核对 }\n',
    );
    const { value, placeOf, problems } = withUsedSlides(outline, modules);
    expect(value).toEqual({
      slides: [
        { id: 'a', title: '甲' },
        { id: 'checks', title: '数据核对', blocks: [{ kind: 'checks' }], number: '5.2' },
      ],
    });
    expect(placeOf(['slides', 1, 'blocks', 0])).toEqual({ file: 'base/slides.yaml', line: 4 });
    expect(placeOf(['slides', 1, 'number'])).toEqual({ file: 'own/outline.yaml', line: 3 });
    expect(problems).toEqual([]);
  });

  it('is told of a slide that no module has', () => {
    const outline = file('own/outline', 'slides:\n  - { use: nothing }\n');
    expect(withUsedSlides(outline, modules).problems).toEqual([
      expect.objectContaining({ file: 'own/outline.yaml', line: 2, field: 'slides[1].use' }),
    ]);
  });
});
