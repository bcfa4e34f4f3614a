const WORDS =
  '客户 用户 机主 本人 先生 女士 小姐 师傅 经理 老师 主任 家属 联系人 投诉人 报障人 经办人 姓名 电话 手机 无名 未知 不详 匿名 测试 单位 公司 其他 其它 ' +
  '没有 暂无 未填 未提供 未登记 不清楚 不知道 不便透露 保密 拒绝 拒绝提供 同上 系统 自动 人工 前台 后台 机房 客服 调度 值班 代维 班长 管理员 个人 家庭 政企 公众 公客 商客 大客户 普通 安装 维修 维护 处理 回访 受理 正常 已处理 未处理 成功 失败 满意 不满意 宽带 固话 移动 联通 电信';
const NOBODY = new Set(WORDS.split(' '));

/** Whether a text that stands where a name is asked for is nobody's name. */
export function isNobody(name: string): boolean {
  return NOBODY.has(name);
}
