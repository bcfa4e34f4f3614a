import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskerOf } from './masker.ts';

const nobody = { names: [], numbers: [], keep: [] };

describe('masking free text', () => {
  it('reduces known names wherever they stand, spaces in them or not', () => {
    const masker = maskerOf({ ...nobody, names: ['王小明', '王小', 'John Lee'] });
    expect(masker.text('王小明来电，王　小 明的母亲王小也来过；john  lee不在。Johnlees')).toBe(
      '王**来电，王**的母亲王**也来过；j**不在。Johnlees',
    );
  });

  it('leaves units, words for nobody and single characters alone', () => {
    const masker = maskerOf({
      names: ['高新', '客户', '李', '安岳'],
      numbers: [],
      keep: ['高新区营业厅', '安岳'],
    });
    expect(masker.text('高新区营业厅的客户李某住高新，属安岳')).toBe(
      '高新区营业厅的客户李某住高**，属安岳',
    );
    expect([masker.name('安岳'), masker.name('王强')]).toEqual(['安岳', '王**']);
  });

  it('masks a known number that looks like a date or like no telephone number', () => {
    const masker = maskerOf({ ...nobody, numbers: ['20090703', 'zy0123456789'] });
    expect(masker.text('20090703，zy0123456789，20090704')).toBe(
      '2****703，zy0******789，20090704',
    );
  });

  it('knows a name that a number is stuck to, several in one cell, and what people are called by', () => {
    const names = [
      '东骉鹩158****5357',
      '赵长江13300001234',
      '钱大海、孙小河',
      '联系人：周立波 028-86123456',
      '吴老六先生',
    ];
    const masker = maskerOf({ ...nobody, names });
    expect(masker.text('东骉鹩、赵长江、钱大海、孙小河、周立波、吴老六')).toBe(
      '东**、赵**、钱**、孙**、周**、吴**',
    );
    expect(masker.text('回访东骉鹩158****5357')).not.toContain('骉鹩');
    expect(masker.name('东骉鹩158****5357')).toBe('东**');
  });

  it('takes no common word out of the name of a firm', () => {
    const names = ['第一人民医院（住院部）', '安岳县3号楼', '客户、用户', 'A座2-3层'];
    const masker = maskerOf({ ...nobody, names });
    const text = '住院部3号楼客户和用户，A座2层';
    expect(masker.text(text)).toBe(text);
  });

  const character = fc.constantFrom(...'王李张小明强华安a*1 ，号');
  const name = fc.string({
    unit: fc.constantFrom(...'王李张小明强华安'),
    minLength: 2,
    maxLength: 4,
  });
  const number = fc
    .tuple(
      fc.constantFrom('13', '15', '18', '2', '6', '8'),
      fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 9, maxLength: 9 }),
    )
    .map(([head, tail]) =>
      head.length === 2 ? head + tail : (head + tail).slice(0, 7 + (Number(head) % 2)),
    );

  it('lets no known name and no known number through', () => {
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 5 }),
        fc.array(number, { minLength: 1, maxLength: 5 }),
        fc.array(fc.string({ unit: character, maxLength: 6 }), { maxLength: 8 }),
        (names, numbers, between) => {
          const masker = maskerOf({ names, numbers, keep: [] });
          const people = names.flatMap((one, at) => [one, `，${numbers[at] ?? '无'}，`]);
          const text = between
            .flatMap((part, at) => [part, people[at] ?? ''])
            .concat(people)
            .join('');
          const masked = masker.text(text);
          const compact = masked.replace(/\s/g, '');
          for (const one of names) expect(compact).not.toContain(one);
          for (const one of numbers.slice(0, names.length)) expect(masked).not.toContain(one);
        },
      ),
    );
  });
});
