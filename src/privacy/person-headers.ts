/** Words with which a header ends that names a person, or whoever stands for one. */
const PEOPLE = [
  '(?<=[^每万千百几人均])人',
  '姓名|名字|全名|户名',
  '[机户业房店车]主',
  '(?:客户|用户|顾客|会员|学生|家长)名称?',
  '人员|话务员|营业员|操作员|业务员|维护员|维修员|装维员|装机员|线务员|调度员|施工员|管理员|值班员|巡线员|机务员|派单员|接线员|受理员|录入员|审核员|回访员|质检员|督办员|联络员|经办员|专员|记录员|驾驶员|安装员|收费员|催费员',
  '工程师|技师|老师|师傅|班主任|家长|监护人',
  '(?:客户|大客户|项目|渠道|社区|区域|网格|营销|服务)经理',
  '班长|组长|队长|站长|所长|局长|科长',
  '坐席|座席|客户代表|法定代表|家属|亲属|配偶',
].join('|');
/** What may follow: 联系人姓名, 处理人2, 经办人签字, 联系人电话 (often 王小明 133…). */
const BEHIND =
  '(?:的?(?:姓名|名称|名字|全名|签名|签字|名))?(?:联系)?(?:电话|手机|方式|信息)?[0-9一二三四]?';
const CHINESE = new RegExp(`(?:${PEOPLE})${BEHIND}$`);
/** A question about people, or a number of them, names none. */
const NO_NAME = /^(?:是否|有无|能否|可否|本人$)/;
/** Columns as databases name them, in English or by the first letters of their Chinese names. */
const LATIN =
  /^(?:(?:cust(?:omer)?|user|client|contact|owner|operator|agent|staff|employee|engineer|handler|acceptor|technician|person|real|full)(?:_?full)?_?names?|contacts?|contact_?(?:person|man)|link_?man|owner|handler|operator|technician|engineer|xm|khmc|khxm|yhmc|yhxm|lxr|lxrxm|jbr|jbrxm|clr|clrxm|slr|slrxm|jzxm|zrr|tsr|bzr)\d?$/;
const BRACKETS = /[([【〔{][^)\]】〕}]*[)\]】〕}]?/g;
const MARKS = /[*★☆※#:?!"'“”\s]/g;
const BETWEEN = /[/\\、,;|+&＆]|[及和与或]/;

/** Whether a header says that its cells name people: 联系人, 客户姓名(必填), 经办人/电话, cust_name. */
export function holdsPeople(header: string): boolean {
  const written = header.normalize('NFKC');
  const bare = written.replace(BRACKETS, '').replace(MARKS, '').toLowerCase();
  if (NO_NAME.test(bare)) return false;
  if (
    LATIN.test(
      written
        .trim()
        .toLowerCase()
        .replace(/[\s-]+/g, '_'),
    )
  )
    return true;
  return bare.split(BETWEEN).some((part) => CHINESE.test(part) || LATIN.test(part));
}
