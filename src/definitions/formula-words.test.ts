import { expect, it } from 'vitest';
import { loadPack } from '../pack/load-pack.ts';
import { metricOf, tickets, ZIYANG } from '../pack/test-support.ts';
import { ziyangWords } from '../phrases/test-support.ts';
import { conditionInWords } from './condition-words.ts';
import { formulaOf } from './formula-words.ts';

const words = ziyangWords();

it.each([
  ["(brand in ('E6', 'E8'))", '产品品牌为「E6」「E8」之一'],
  ["service not in ('固话') and restored_at is not null", '业务类型不为「固话」且恢复时间不为空'],
  ["(cause = 'in and not') or (not on_time)", '(障碍原因为「in and not」)或(非及时恢复)'],
  ["cause <> '它''s'", "障碍原因不为「它's」"],
  [
    'case when overdue is null then false else not overdue end',
    '若 是否超时为空 则 否 否则 非超时',
  ],
  ["((brand = 'E6')) and ((cause = 'x'))", '产品品牌为「E6」且障碍原因为「x」'],
  ["coalesce(cause, '未填写') <> 'x'", '障碍原因不为「x」'],
  ["((brand = 'C(+W)') and (coalesce(ticket_id, 0) >= 1))", '产品品牌为「C(+W)」且故障单号不少于1'],
  ['user_number > 0', '故障号码大于0'],
  ["not (brand = 'E6' and cause = 'x')", '非(产品品牌为「E6」且障碍原因为「x」)'],
  ["not (brand = 'E6') and (cause = 'x')", '非(产品品牌为「E6」)且障碍原因为「x」'],
  ['(user_number - (ticket_id + 2)) * 3 > 0', '(故障号码 - (故障单号 + 2)) * 3大于0'],
])('%s reads %s', (sql, wanted) => expect(conditionInWords(sql, tickets, words)).toBe(wanted));

it('tells the formula of a metric by its calculator', () => {
  const formula = (raw: Parameters<typeof metricOf>[0]) =>
    formulaOf(metricOf({ measure: '单', ...raw }), tickets, [tickets], words);
  expect(formula({ calculator: 'ratio', with: { numerator: 'on_time' } })).toMatch(
    /^及时恢复的单数 ÷ .*的单数$/,
  );
  const known = "case when cause <> '未填' then cause = '满意' end";
  expect(formula({ calculator: 'ratio', with: { numerator: known } })).toBe(
    '障碍原因为「满意」的单数 ÷ 障碍原因不为「未填」的单数',
  );
  const repeated = { user: 'user_number', at_least: 2, same: ['service'] };
  expect(formula({ calculator: 'repeat_rate', with: repeated, measure: '户' })).toBe(
    '当月同一故障号码、业务类型出现2次及以上的户数 ÷ 全部户数',
  );
});

it('tells of a count of wholes that they are counted once, and in several parts', () => {
  const metric = metricOf({ measure: '起', name: '事件数' });
  const whole = { ...metric, scope: { ...metric.scope, whole: ['ticket_id', 'accepted_at'] } };
  expect(formulaOf(whole, tickets, [tickets], words)).toMatch(
    /起数（故障单号、受理时间相同的只计一次；.*相加可能多于合计）$/,
  );
  expect(formulaOf(metric, tickets, [tickets], words)).toMatch(/起数$/);
});

it('reads in another language with the blanks that its phrases bring', () => {
  const english = ziyangWords({
    'formula.and': ' and ',
    'formula.or': ' or ',
    'formula.not': 'not ',
    'formula.at_least': ' at least ',
    'formula.filled': ' is given',
    'formula.member': '{{member}}',
    'formula.between': ', ',
    'formula.is_among': ' is one of {{members}}',
    'formula.is': ' is {{members}}',
    'formula.whether': '',
  });
  const sql = "((brand in ('E6', 'E8')) or (cause = 'a  (b)')) and restored_at is not null";
  expect(conditionInWords(sql, tickets, english)).toBe(
    '((产品品牌 is one of E6, E8) or (障碍原因 is a  (b))) and 恢复时间 is given',
  );
  expect(conditionInWords('user_number >= 3 and not overdue', tickets, english)).toBe(
    '故障号码 at least 3 and not 是否超时',
  );
});

it('tells of a length of time of wholes that the longest of their parts counts', () => {
  const pack = loadPack(ZIYANG);
  const formula = (id: string) => {
    const metric = pack.metrics.find((one) => one.id === id);
    const dataset = pack.datasets.find((one) => one.id === metric?.scope.dataset);
    return metric && dataset ? formulaOf(metric, dataset, pack.datasets, words) : null;
  };
  expect(formula('network_event.hours')).toBe(
    '历时，按原表（事件编号、开始时间相同的几行是同一项，取其中最长的）',
  );
  expect(formula('network_event.user_hours')).toBe('影响户时合计');
});
