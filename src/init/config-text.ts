import { basename } from 'node:path';
import { patternFor } from './file-patterns.ts';
import type { ProposedAlias, SeenExport, SetColumn, Setup } from './types.ts';

/** The text of `report.config.yaml`, with words for who will keep it; `schema` is the line by which editors complete it. */
export function configText(setup: Setup, schema: string): string {
  const { pack, organization, department } = setup;
  return `${[
    schema,
    '# 月度服务质量报告的工作区配置（由 npx report init 生成，请核对后使用）',
    '# 改好后运行 npx report check --month <月份> 看看读得对不对，再运行 npx report generate --month <月份>',
    `pack: ${scalar(pack)}`,
    `organization: { name: ${scalar(organization)}, department: ${scalar(department)} }`,
    'locale: zh-CN # 消息语言，也可写 en',
    'timezone: Asia/Shanghai',
    '',
    ...branchLines(setup),
    '',
    ...departmentLines(setup),
    '',
    'period: { default: 自然月 } # 也可写 26-25：上月26日至本月25日',
    '',
    '# 每月的导出放在这个文件夹；文件名里 * 代表任意文字',
    'inputs_folder: inputs/{month}',
    ...inputLines(setup),
    '',
    ...aliasLines(setup.aliases),
    '',
    ...targetLines(setup),
  ].join('\n')}\n`;
}

function branchLines({ branches, doubtful, levels }: Setup): readonly string[] {
  const { branch } = levels.levels;
  return [
    `# ${branch.name}：表格按此顺序排列；别名是导出表里可能出现的写法`,
    'branches:',
    ...branches.map(
      ({ name, aliases }) => `  - { name: ${scalar(name)}, aliases: ${list(aliases)} }`,
    ),
    ...(doubtful.length === 0
      ? []
      : [
          `  # 导出表里还有这些写法，看不出是哪个${branch.name}；请写进上面相应的 aliases，否则这些记录会成为待核实：`,
          `  # ${doubtful.map(({ text, count }) => `${said(text)}（${count}条）`).join('、')}`,
        ]),
  ];
}

function departmentLines({ departments, branches, levels }: Setup): readonly string[] {
  const { branch: unit, department, own } = levels.levels;
  const about = `# ${department.name}：branch 写所属${unit.name}，不属于任何${unit.name}的写${own.name}；assessed: false 表示不参加考核`;
  const [first] = branches;
  if (departments.length === 0) {
    const branch = scalar(first?.name ?? own.name);
    return [about, 'departments: []', `#  - { name: 名称, branch: ${branch}, nature: 性质 }`];
  }
  return [
    about,
    'departments:',
    ...departments.map(
      ({ name, branch, isCertain }) =>
        `  - { name: ${scalar(name)}, branch: ${scalar(branch)} }${isCertain ? '' : ` # 看不出属于哪个${unit.name}，请核对`}`,
    ),
  ];
}

/** The datasets that the examples show; the others stand as comments where there are examples at all. */
function inputLines({ datasets, exports, main, set }: Setup): readonly string[] {
  const used = new Set(exports.map(({ reading }) => reading.dataset.id));
  const shown = datasets.filter(({ id }) => used.size === 0 || used.has(id));
  const rest = datasets.filter((one) => !shown.includes(one));
  return [
    'inputs:',
    ...shown.flatMap((dataset) => {
      const own = exports.filter(({ reading }) => reading.dataset.id === dataset.id);
      const files = new Set(own.map(fileOf));
      const others = exports.map(fileOf).filter((file) => !files.has(file));
      const patterns = [...new Set([...files].map((file) => patternFor(file, others)))];
      return [
        `  ${dataset.id}: # ${said(dataset.name)}${own.map(seenWords).join('')}`,
        ...own.flatMap(unusedWords),
        `    files: ${list(patterns.length > 0 ? patterns : patternsOf(dataset.name))}`,
        ...setLines(set.filter((one) => one.dataset === dataset.id)),
        ...own.slice(0, 1).flatMap(unpivotLines),
        `    required: ${dataset.id === main && own.length > 0} # true：缺了就不出报告；false：相应页面写明未收到`,
        '    # owner: 部门名称 # 由谁提供，缺数据时报告会写明',
        '    # due: 每月3日',
      ];
    }),
    ...(rest.length === 0 ? [] : ['  # 以下数据没有样例；有了就去掉行首的 #']),
    ...rest.flatMap(({ id, name }) => [
      `  # ${id}: # ${said(name)}`,
      `  #   files: ${list(patternsOf(name))}`,
    ]),
  ];
}

function fileOf({ table }: SeenExport): string {
  return basename(table.file);
}

function seenWords({ table, reading, rival }: SeenExport): string {
  const also = rival === null ? '' : `，也像${said(rival.name)}，请核对`;
  const { length } = reading.profiles;
  return `；${said(table.name)} 第 ${table.headerRow} 行是表头，${length} 列认出 ${reading.columnAt.size} 列${also}`;
}

function unusedWords({ table, reading }: SeenExport): readonly string[] {
  const crossed = reading.crossed?.headers ?? [];
  const unused = reading.profiles.filter(
    ({ at, header }) => !reading.columnAt.has(at) && !crossed.includes(header),
  );
  if (unused.length === 0) return [];
  const headers = unused.map(({ header }) => said(header)).join('、');
  return [`    # ${said(table.name)} 里没有用到的列：${headers}`];
}

/** Columns that the exports lack: one text, or several with the words of titles and names that tell which. */
function setLines(set: readonly SetColumn[]): readonly string[] {
  if (set.length === 0) return [];
  const lines = set.map(({ column, texts }) => {
    const [first] = texts;
    const all = texts.map(({ text, words }) => `${scalar(text)}: ${list(words)}`);
    const value =
      texts.length === 1 && first?.words.length === 0
        ? scalar(first.text)
        : `{ ${all.join(', ')} }`;
    return `      ${scalar(column)}: ${value}`;
  });
  return [
    '    # 导出里没有的列，每条都是这个值；几个值时后面是标题、工作表名或文件名里的词，请核对',
    '    set:',
    ...lines,
  ];
}

/** A cross table. */
function unpivotLines({ reading: { crossed } }: SeenExport): readonly string[] {
  if (crossed === null) return [];
  const { to, values } = crossed;
  const [first] = values;
  const value =
    values.length === 1 && first?.word === null
      ? scalar(first.column.header)
      : `{ ${values.map(({ column, word }) => `${scalar(column.header)}: ${scalar(word ?? '')}`).join(', ')} }`;
  return [
    '    # 交叉表：没有认出的数字列，表头是这一列的值',
    `    unpivot: { to: ${scalar(to.header)}, value: ${value} }`,
  ];
}

function patternsOf(name: string): readonly string[] {
  return [`*${name}*.csv`, `*${name}*.xlsx`];
}

/** By dataset and column; what is not confirmed stands as a comment. */
function aliasLines(aliases: readonly ProposedAlias[]): readonly string[] {
  const about =
    '# 导出表头与标准列名不同时写在这里；与是否列意思相反的表头写 { header: 表头, inverse: true }';
  const confirmed = aliases.filter(({ state }) => state === 'confirmed');
  const proposed = aliases.filter(({ state }) => state === 'proposed');
  const datasets = [...new Set(confirmed.map(({ dataset }) => dataset))];
  return [
    about,
    ...(datasets.length === 0 ? ['aliases: {}'] : ['aliases:']),
    ...datasets.flatMap((dataset) => {
      const own = confirmed.filter((one) => one.dataset === dataset);
      const columns = [...new Set(own.map(({ column }) => column))];
      return [
        `  ${dataset}:`,
        ...columns.map((column) => {
          const meant = own.filter((one) => one.column === column);
          const doubts = meant.flatMap(({ because }) => (because === null ? [] : [said(because)]));
          const remark = doubts.length === 0 ? '' : ` # 请核对：${doubts.join('；')}`;
          return `    ${scalar(column)}: [${meant.map(aliasOf).join(', ')}]${remark}`;
        }),
      ];
    }),
    ...(proposed.length === 0
      ? []
      : ['# 以下表头可能就是某一列，但不能肯定：意思确实相同才写进上面的 aliases']),
    ...proposed.map(({ dataset, column, header, because }) => {
      const why = because === null ? '写法相近' : said(because);
      return `#   ${dataset}: { ${said(column)}: [${said(header)}] } # ${why}`;
    }),
  ];
}

function aliasOf({ header, inverse }: ProposedAlias): string {
  return inverse ? `{ header: ${scalar(header)}, inverse: true }` : scalar(header);
}

/** No limits, and how one of the pack's own figures would be given one. */
function targetLines({ levels: { setters, levels }, example }: Setup): readonly string[] {
  const { whole, branch, business, department } = levels;
  const judged = [whole, branch, business, department].map(({ name }) => name).join('、');
  const who = setters.map(({ name }) => name).join('、');
  const lines = [
    `# 考核值：set_by 谁定的（${who}），judges 考核谁（${judged}），百分比必须带 %`,
    '# 指标的编号和名称用 npx report metrics 查看',
    'targets: []',
  ];
  return example === null ? lines : [...lines, `#  - ${targetOn(example, { setters, levels })}`];
}

function targetOn(
  { id, unit, better }: NonNullable<Setup['example']>,
  { setters, levels }: Setup['levels'],
): string {
  const percent = unit === 'percent';
  const limit = `${better === 'higher' ? '>=' : '<='} ${better === 'higher' && percent ? 95 : 5}${percent ? '%' : ''}`;
  const setter = setters.at(-1)?.name ?? '';
  return `{ metric: ${id}, set_by: ${scalar(setter)}, judges: [${scalar(levels.whole.name)}], limit: ${JSON.stringify(limit)} }`;
}

function list(texts: readonly string[]): string {
  return `[${texts.map(scalar).join(', ')}]`;
}

const PLAIN = /^[\p{Script=Han}A-Za-z][\p{Script=Han}A-Za-z0-9_]*$/u;
const WORDS = /^(?:true|false|yes|no|on|off|null|y|n)$/i;

/** A text as YAML; quoted unless it can only be read as this text. JSON's strings are YAML's. */
function scalar(text: string): string {
  return PLAIN.test(text) && !WORDS.test(text) ? text : JSON.stringify(text);
}

/** A text inside a comment: on its one line. */
function said(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}
