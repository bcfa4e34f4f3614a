import Handlebars from 'handlebars';
import { describe, expect, it } from 'vitest';
import { ziyangPhrases } from '../pack/test-support.ts';
import { phraseBook } from './phrase-book.ts';
import { plainPhrase } from './plain-phrase.ts';

const say = phraseBook({
  change: '{{subject}}{{value}}{{#if effect}}（{{effect}}）{{/if}}',
  'word.better': '好转',
  'word.nested': '{{fact}}',
  helper: '{{lookup this "subject"}}',
});

describe('a phrase', () => {
  it('takes its facts as they are, without escaping', () => {
    expect(say('change', { subject: '<E8> & "E6"', value: '0.00%', effect: '' })).toBe(
      '<E8> & "E6"0.00%',
    );
  });

  it('puts the word for a fact that is one', () => {
    const facts = { subject: 'E8', value: '9%', effect: { word: 'better' } };
    expect(say('change', facts)).toBe('E89%（好转）');
  });

  it('names the levels of the organisation, and says each entry of a list by another phrase', () => {
    const own = phraseBook({
      'level.whole': '全院',
      'word.setter.group': '集团',
      one: '{{setter}}{{count}}项',
      all: '{{level.whole}}：{{list}}',
      'mark.comma': '，',
      'mark.list': '、',
    });
    const of = [
      { setter: { word: 'setter.group' }, count: '3' },
      { setter: '院', count: '2' },
    ];
    expect(own('all', { list: { each: 'one', of } })).toBe('全院：集团3项，院2项');
    expect(own('all', { list: { list: ['东院', '西院'] } })).toBe('全院：东院、西院');
  });

  it('never takes data for a word or for a phrase', () => {
    expect(say('change', { subject: '@word.better', value: '{{subject}}', effect: '' })).toBe(
      '@word.better{{subject}}',
    );
  });

  it('is an error when it or one of its facts is missing, never an empty space', () => {
    expect(() => say('nothing', {})).toThrow(/no phrase "nothing"/);
    expect(() => say('change', { subject: 'E8' })).toThrow(/"value" not defined/);
    expect(() => say('change', { subject: 'a', value: 'b', effect: { word: 'x' } })).toThrow(
      /no phrase "word.x"/,
    );
  });

  it('that is no Handlebars text is refused before anything is said, by its name', () => {
    expect(() => phraseBook({ 'footer.source': '{{#if a}}甲' })).toThrow(
      expect.objectContaining({
        kind: 'usage',
        said: expect.objectContaining({
          code: 'pack.bad_phrase',
          params: expect.objectContaining({ name: 'footer.source' }),
        }),
      }),
    );
  });

  it('that names what it is not given is told by its name', () => {
    expect(() => say('change', { subject: 'E8' })).toThrow(
      expect.objectContaining({
        kind: 'usage',
        said: expect.objectContaining({
          code: 'pack.unfit_phrase',
          params: expect.objectContaining({ name: 'change' }),
        }),
      }),
    );
  });

  it('may not use helpers beyond if and unless', () => {
    expect(() => say('helper', { subject: 'E8' })).toThrow(/unknown helper lookup/i);
  });
});

describe('a plain phrase', () => {
  const asked = (text: string): readonly string[] =>
    [...text.matchAll(/\{\{(?:#if |#unless )?([a-z_]\w*)\}\}/gi)].map(([, name = '']) => name);

  it('says what all of Handlebars says, for every phrase of the pack', () => {
    let plain = 0;
    for (const [name, text] of Object.entries(ziyangPhrases())) {
      const own = plainPhrase(text);
      if (own === null) continue;
      plain += 1;
      const whole = Handlebars.compile(text, { noEscape: true, strict: true });
      const names = [...new Set(asked(text))].filter((one) => one !== 'else');
      const level = { whole: '全市', branch: '县局', department: '部门' };
      for (let given = 0; given < 2 ** Math.min(names.length, 5); given += 1) {
        const words = names.map((one, at) => [one, (given >> at) % 2 === 0 ? '' : `<${one}>0`]);
        const facts = { level, ...Object.fromEntries(words) };
        expect(own(facts), name).toBe(whole(facts));
      }
    }
    expect(plain).toBeGreaterThan(800);
  });

  it('leaves to Handlebars what it does not know, and facts that are not given', () => {
    for (const text of [
      '{{#each a}}b{{/each}}',
      '{{a.b}}',
      '{{ a }}',
      '{{{a}}}',
      '\\{{a}}',
      '{{#if a}}\n{{/if}}',
      '{{#if a}}b',
      '{{#if a}}b{{/unless}}',
      '{{else}}',
      '{{this}}',
      '{{~a}}',
      '{{!a}}',
      '{{> a}}',
      'a}}',
      '{{if a}}',
    ])
      expect(plainPhrase(text), text).toBeNull();
    const say = plainPhrase('{{#unless a}}{{b}}{{else}}甲{{/unless}}');
    expect(say?.({ a: '', b: '乙' })).toBe('乙');
    expect(say?.({ a: '0' })).toBe('甲');
    expect(say?.({ a: '' })).toBeNull();
    expect(say?.({ b: '乙' })).toBeNull();
    expect(plainPhrase('{{constructor}}')?.({})).toBeNull();
  });
});
