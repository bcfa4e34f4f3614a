import { describe, expect, it } from 'vitest';
import { phraseBook } from './phrase-book.ts';

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
