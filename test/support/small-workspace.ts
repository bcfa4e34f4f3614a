/** What a small city's workspace is to hold. */
export interface SmallCity {
  readonly branches: readonly string[];
  /** Tickets of each branch, of which so many were not in time. */
  readonly tickets: number;
  readonly late: number;
  readonly complaints: number;
  readonly targets: readonly string[];
  /** Only the tickets' export. */
  readonly isAlone?: boolean;
}

const MONTH = '2026-09';
const CAUSES = ['光猫故障', '入户光缆断', '用户路由器', '机顶盒故障'];

/** The files of a workspace of the city pack, in UTF-8: its configuration and the exports of September 2026. */
export function smallCity(city: SmallCity): Readonly<Record<string, string>> {
  const { branches, isAlone = false } = city;
  const day = (index: number) => String((index % 28) + 1).padStart(2, '0');
  const tickets = branches.flatMap((branch, at) =>
    Array.from({ length: city.tickets }, (_, index) => {
      const id = at * 1000 + index;
      const isLate = index < city.late;
      return [
        `GZ2026${String(id).padStart(6, '0')}`,
        `1990${String(id).padStart(7, '0')}`,
        branch,
        `${branch}装维班`,
        ['宽带', 'IPTV', '移动'][index % 3],
        `${MONTH}-${day(index)} 08:00:00`,
        `${MONTH}-${day(index)} ${isLate ? '23' : '12'}:00:00`,
        12,
        isLate ? '是' : '否',
        CAUSES[index % CAUSES.length],
        ['无法上网', '卡顿'][index % 2],
      ].join(',');
    }),
  );
  const complaints = branches.flatMap((branch, at) =>
    Array.from({ length: city.complaints }, (_, index) =>
      [
        `TS2026${String(at * 100 + index).padStart(5, '0')}`,
        `1990${String(at * 1000 + index).padStart(7, '0')}`,
        branch,
        '客服热线',
        ['资费争议', '网络质量'][index % 2],
        `${branch}装维班`,
        `${MONTH}-${day(index)} 09:00:00`,
        `${MONTH}-${day(index)} 18:00:00`,
        24,
      ].join(','),
    ),
  );
  const config = [
    'pack: city',
    'organization: { name: 某市分公司, department: 客户服务部 }',
    'locale: zh-CN',
    'timezone: Asia/Shanghai',
    'branches:',
    ...branches.map((name) => `  - { name: ${JSON.stringify(name)} }`),
    'departments:',
    ...branches.map(
      (name) => `  - { name: ${JSON.stringify(`${name}装维班`)}, branch: ${JSON.stringify(name)} }`,
    ),
    'period: { default: 自然月 }',
    'inputs_folder: inputs/{month}',
    'inputs:',
    '  fault_tickets: { files: ["*故障工单*"], owner: 网络部, required: true }',
    ...(isAlone
      ? []
      : ['  complaints: { files: ["*投诉工单*"], owner: 客服中心, required: false }']),
    ...(city.targets.length === 0 ? [] : ['targets:', ...city.targets.map((one) => `  - ${one}`)]),
    '',
  ];
  const heads = {
    tickets:
      '工单号,业务号码,所属区局,装维单位,产品名称,申告时间,修复时间,处理时限(小时),是否超时,故障原因,故障现象',
    complaints:
      '工单号,主叫号码,本地网,受理渠道,投诉大类,责任部门,受理时间,办结时间,时限要求(小时)',
  };
  return {
    'report.config.yaml': config.join('\n'),
    [`inputs/${MONTH}/故障工单.csv`]: `${[heads.tickets, ...tickets].join('\n')}\n`,
    ...(isAlone
      ? {}
      : { [`inputs/${MONTH}/投诉工单.csv`]: `${[heads.complaints, ...complaints].join('\n')}\n` }),
  };
}
