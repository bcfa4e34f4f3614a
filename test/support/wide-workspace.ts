import { stringify } from 'yaml';

/** A prefecture whose name alone fills a narrow column. */
const PREFECTURE = '甘孜藏族自治州';
const COUNTIES =
  '康定 泸定 丹巴 九龙 雅江 道孚 炉霍 甘孜 新龙 德格 白玉 石渠 色达 理塘 巴塘 乡城 稻城 得荣 海螺沟景区 亚丁景区 折多山新区'.split(
    ' ',
  );
/** The branches as the deck names them. */
export const LONG_NAMES: readonly string[] = COUNTIES.map(
  (county) => `${PREFECTURE}${county}分公司`,
);
const UNITS = ['公众客户部', '政企客户部与农村统一服务站'];
const DEPARTMENTS = LONG_NAMES.flatMap((branch) => UNITS.map((unit) => `${branch}${unit}`));

/** Tickets, and the rows of every other export, are dealt out in turn: no chance, no clock. */
const TICKETS = 5000;
const COMPLAINTS = 1200;
const ORDERS = 900;

const SERVICES = ['ADSL', '固话', 'IPTV', 'C网本地用户', '无线上网(C+W)', '手机上网'];
const BRANDS = ['E8', 'E6', 'E8-2', '普通ADSL', '非e家'];
const PRODUCTS = ['', '', '', '全球眼', '宽带星天地', '综合办公'];
const SYMPTOMS = ['无法连接对方计算机', '用户名密码错', '网速低', '频繁掉线并且在雨天整夜不能恢复'];
const CAUSES = [
  '查中自复',
  '用户方网线故障',
  '光电转换器故障',
  '乡镇接入机房蓄电池老化、市电中断后不能维持',
];
const CATEGORIES = ['通信障碍', '费用争议', '增值业务', '服务规范', '智能网', '其他'];
const CHANNELS = ['10000号', '10000号', '10000号', '工信部', '省公司', '总经理热线'];
const KINDS = ['投诉处理超时', '回单不规范', '人为录入', '有理由投诉'];

/**
 * The files of a workspace of 21 branches and 42 units with long names, whose seven exports of 2009-07 lie in
 * it, by path. `page` is the format of the slides.
 */
export function wideFiles(page: string): Readonly<Record<string, string>> {
  const exports = Object.entries(exportsOfJuly()).map(
    ([name, lines]) => [`inputs/2009-07/${name}.csv`, `${lines.join('\n')}\n`] as const,
  );
  return {
    'report.config.yaml': stringify({ ...configuration(), report: { page } }),
    ...Object.fromEntries(exports),
  };
}

function configuration(): object {
  const from = (name: string) => ({
    files: [`${name}*.csv`],
    owner: `${PREFECTURE}客户服务部综合调度组`,
  });
  return {
    pack: 'ziyang',
    organization: {
      name: `中国电信股份有限公司${PREFECTURE}分公司`,
      department: '客户服务部服务质量监督与投诉管理中心',
    },
    branches: LONG_NAMES.map((name) => ({ name })),
    departments: DEPARTMENTS.map((name, at) => ({ name, branch: cycle(LONG_NAMES, at >> 1) })),
    inputs: {
      fault_tickets: from('障碍单'),
      install_orders: from('装移机'),
      complaints: from('投诉单'),
      penalties: from('考核清单'),
      network_events: from('网络事件'),
      callbacks: from('回访'),
      users_in_service: from('在网用户'),
    },
    targets: [
      target('ehome.repeat_rate', '<= 8%', { brand: ['E6', 'E8', 'E8-2'] }),
      { ...target('mobile.repeat_rate', '<= 8%'), judges: ['全市'] },
      target('adsl.prehandled_rate', '>= 60%'),
      target('complaint.on_time_rate', '>= 100%'),
    ],
  };
}

function target(metric: string, limit: string, only?: object): object {
  return { metric, set_by: '省', judges: ['全市', '分公司'], limit, ...(only ? { only } : {}) };
}

function exportsOfJuly(): Readonly<Record<string, readonly string[]>> {
  return {
    障碍单: rows(
      '故障单号,故障号码,分公司,业务类型,产品品牌,重点产品,客户类型,受理时间,恢复时间,处理时限,是否预处理,催修次数,障碍现象,障碍原因',
      TICKETS,
      (at) => [
        `T${at}`,
        6_000_000 + (at % 4300),
        cycle(LONG_NAMES, at),
        cycle(SERVICES, at >> 2),
        cycle(BRANDS, at >> 1),
        cycle(PRODUCTS, at >> 3),
        at % 9 === 0 ? '政企' : '公客',
        moment(at, 9),
        moment(at, 10 + (at % 13)),
        12,
        at % 5 < 3 ? '是' : '否',
        at % 7 === 0 ? 1 : 0,
        cycle(SYMPTOMS, at >> 4),
        cycle(CAUSES, at >> 5),
      ],
    ),
    装移机: rows(
      '工单编号,业务号码,分公司,品牌,业务动作,受理时间,竣工时间,是否预约,是否履约准时,退单次数,退单原因',
      ORDERS,
      (at) => [
        `Z${at}`,
        7_000_000 + at,
        cycle(LONG_NAMES, at),
        cycle(BRANDS, at >> 1),
        '新装',
        moment(at, 9),
        moment(at, 20),
        at % 20 === 0 ? '否' : '是',
        at % 11 === 0 ? '否' : '是',
        at % 13 === 0 ? 2 : 0,
        at % 13 === 0 ? '用户装机地址与资源系统登记的楼栋单元不符' : '',
      ],
    ),
    投诉单: rows(
      '工单号,投诉号码,受理渠道,工单类别,投诉大类,投诉小类,服务规范渠道,分公司,责任部门,受理时间,办结时间,时限要求,处理时长,是否及时,是否人为原因,责任判定',
      COMPLAINTS,
      (at) => [
        `C${at}`,
        6_000_000 + at,
        cycle(CHANNELS, at),
        '未区分',
        cycle(CATEGORIES, at >> 1),
        '使用障碍',
        cycle(CATEGORIES, at >> 1) === '服务规范' ? '客户经理' : '',
        cycle(LONG_NAMES, at >> 1),
        cycle(DEPARTMENTS, at),
        moment(at, 8),
        moment(at, at % 17 === 0 ? 22 : 15),
        12,
        at % 17 === 0 ? 14 : 7,
        at % 17 === 0 ? '否' : '是',
        at % 23 === 0 ? '是' : '否',
        at % 23 === 0 ? '有理由' : '',
      ],
    ),
    考核清单: rows('序号,通报期次,考核类型,工单号,责任单位,分公司,考核金额', 120, (at) => [
      at + 1,
      `2009年7月第${(at % 4) + 1}期`,
      cycle(KINDS, at),
      `C${at * 3}`,
      cycle(DEPARTMENTS, at),
      cycle(LONG_NAMES, at >> 1),
      20 + (at % 9) * 12.5,
    ]),
    网络事件: rows(
      '事件编号,开始时间,历时,分公司,局站,影响业务,影响用户数,是否估计,原因分类',
      40,
      (at) => [
        `NE200907${String(at).padStart(3, '0')}`,
        moment(at, 3),
        (at % 6) + 0.5,
        cycle(LONG_NAMES, at),
        '乡镇接入机房',
        '宽带',
        60 + at * 17,
        at % 3 === 0 ? '是' : '否',
        '停电',
      ],
    ),
    回访: rows(
      '回访流水号,来源,回访日期,分公司,接触结果,处理及时,态度评价,结果满意,不满意原因',
      400,
      (at) => [
        `H${at}`,
        at < 60 ? '省公司抽查' : '本地回访',
        moment(at, 10),
        cycle(LONG_NAMES, at),
        at >= 60 && at % 3 === 0 ? '无人接听' : '成功',
        at % 14 === 0 ? '否' : '是',
        at % 9 === 0 ? '一般' : '满意',
        at % 12 === 1 ? '不满意' : '满意',
        at % 12 === 1 ? '多次预约上门时间都没有人来，也没有人打电话说明原因' : '',
      ],
    ),
    在网用户: rows('统计月份,分公司,业务,月末用户数,月初用户数', LONG_NAMES.length * 4, (at) => [
      '2009-07',
      cycle(LONG_NAMES, at >> 2),
      cycle(['固话', '宽带', '移动', 'IPTV'], at),
      4000 + at * 10,
      3900 + at * 10,
    ]),
  };
}

function rows(
  header: string,
  count: number,
  cells: (at: number) => readonly (string | number)[],
): readonly string[] {
  return [header, ...Array.from({ length: count }, (_, at) => cells(at).join(','))];
}

/** A moment of July: each record its own minute of a day in turn. */
function moment(at: number, hour: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `2009-07-${two((at % 31) + 1)} ${two(hour)}:${two(at % 60)}:00`;
}

function cycle(members: readonly string[], at: number): string {
  return members[at % members.length] ?? '';
}
