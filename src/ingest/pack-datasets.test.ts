import { describe, expect, it } from 'vitest';
import { loadPack } from '../pack/load-pack.ts';
import { ZIYANG } from '../pack/test-support.ts';
import { headerMatcher } from './header/header.ts';
import { organization } from './test-support.ts';
import { readerFor } from './values/column-reader.ts';

const pack = loadPack(ZIYANG);
const context = {
  month: '2009-07',
  date1904: false,
  organization,
  percents: new Map(),
};

/** What a dataset of the pack reads under a header: column and value, or why not. */
function read(dataset: string, header: string, cell: string): string {
  const spec = pack.datasets.find(({ id }) => id === dataset);
  if (!spec) return 'no dataset';
  const { columns, asked } = headerMatcher(spec, {})([header]);
  if (columns.length === 0)
    return asked.map(({ column }) => `ask ${column.name}`).join(', ') || 'ignored';
  return columns
    .map(({ matched }) => {
      const column = spec.columns.find(({ name }) => name === matched.column);
      const parsed = column && readerFor(column, matched, context)(cell);
      if (!parsed) return 'no column';
      return `${matched.column} ${parsed.ok ? parsed.value : parsed.reason.code}`;
    })
    .join(', ');
}

describe("the pack's datasets", () => {
  it.each([
    ['fault_tickets', 'BILL_SN', "'ZY20090701000123", 'ticket_id ZY20090701000123'],
    ['fault_tickets', '障碍单号', '7.01E+11', 'ticket_id record.id_lost_digits'],
    ['fault_tickets', '申告号码', '6123456', 'ask user_number'],
    ['fault_tickets', '本地网', '资阳', 'ask branch'],
    ['fault_tickets', '回单时间', '', 'ask restored_at, ask archived_at'],
    ['fault_tickets', '是否派单', '是', 'ask prehandled'],
    ['fault_tickets', '前台处理', '√', 'prehandled true'],
    ['fault_tickets', '所属区局', ' 安岳分公司　', 'branch 安岳'],
    ['fault_tickets', '专业', '无线上网（Ｃ＋Ｗ）', 'service 无线上网(C+W)'],
    ['fault_tickets', '套餐', 'E8－2', 'brand E8-2'],
    ['fault_tickets', 'E家品牌', '我的Ｅ家', 'brand record.ambiguous_value'],
    ['fault_tickets', '是 否 超 时', '未超时', 'overdue false'],
    ['fault_tickets', '是否及时', '是', 'overdue false'],
    ['fault_tickets', '是否及时', '超时', 'overdue true'],
    ['fault_tickets', '处理时限(H)', '24', 'limit_hours 24'],
    ['fault_tickets', '挂起时长（分钟）', '150', 'suspend_hours 2.5'],
    ['fault_tickets', '结单时间', '20090703080500', 'archived_at 2009-07-03 08:05:00'],
    ['install_orders', '定单号', '090701-0007', 'order_id 090701-0007'],
    [
      'install_orders',
      '预约时间',
      '7月3日 14:00-16:00',
      'book_from 2009-07-03 14:00:00, book_to 2009-07-03 16:00:00',
    ],
    ['install_orders', '是否不履约', '否', 'kept_appointment true'],
    ['complaints', '来源', '消协', 'channel 12315/消协'],
    ['complaints', '投诉大类', '其它', 'category 其他'],
    ['complaints', '是否超时', '未超时', 'replied_on_time true'],
    ['complaints', '责任判定', '是', 'justified 有理由'],
    ['complaints', '时限要求(小时)', '24', 'limit_hours 24'],
    ['callbacks', '来源', '即时测评(K0)', 'source 满意度测评'],
    ['callbacks', '评分(1-10)', '10分', 'score 10'],
    ['callbacks', '结果满意', '满意(未回答态度)', 'satisfied 满意'],
    ['callbacks', '结果满意', '10分', 'satisfied 满意'],
    ['penalties', '考核类型', '人为差错', 'kind 人为录入'],
    ['penalties', '考核金额(万元)', '0.031076', 'amount 310.76'],
    ['assessment_scores', '排名', '第8名', 'rank 8'],
    ['assessment_scores', '全省名次', '8/21', 'rank 8'],
    ['assessment_scores', '名次', '并列第8', 'rank 8'],
    ['assessment_scores', '权重', '30%', 'weight 0.3'],
    ['network_events', '历时', '1:10', 'given_hours 1.1666666666666667'],
    ['network_events', '历时(分钟)', '70', 'given_hours 1.1666666666666667'],
    ['network_events', '影响用户数', '约600户', 'users 600'],
    ['network_events', '是否估计', '约', 'approximate true'],
    ['vip_customers', '等级', '钻石卡', 'tier 钻'],
    ['vip_customers', '客户经理工号', '-', 'manager_id null'],
    ['users_in_service', '月末用户数(万户)', '1.2', 'users_end 12000'],
    ['users_in_service', '月份', '2009年7月', 'month 2009-07-01 00:00:00'],
  ])('%s read %s of %j as %s', (dataset, header, cell, expected) => {
    expect(read(dataset, header, cell)).toBe(expected);
  });
});
