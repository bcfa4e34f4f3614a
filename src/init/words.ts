import type { Lang } from '../messages/message.ts';

/** What `report init` asks, and what it writes into a configuration for who will keep it, in one language. */
export interface InitWords {
  readonly locale: Lang;
  readonly ask: {
    readonly organization: string;
    readonly department: (usual: string) => string;
    readonly branches: (unit: string, found: string) => string;
    readonly place: (text: string, count: number, unit: string) => string;
    readonly header: (file: string, header: string, column: string) => string;
    readonly because: (why: string) => string;
    readonly sameOrOpposite: string;
    readonly same: string;
    /** `known`: words that the column may have, and the usual one. */
    readonly text: (
      file: string,
      column: string,
      known: readonly string[],
      usual: string,
    ) => string;
    readonly dataset: (file: string, choices: string) => string;
    readonly folder: string;
    readonly copy: (count: number, inputs: string) => string;
    /** `packs`: one a line, by its number. */
    readonly pack: (packs: readonly string[], usual: string) => string;
  };
  readonly withoutIt: string;
  readonly holdsIt: string;
  readonly alike: string;
  readonly config: {
    readonly head: readonly string[];
    readonly locale: string;
    readonly branches: (unit: string) => string;
    readonly doubtful: (unit: string) => string;
    readonly doubt: (text: string, count: number) => string;
    readonly departments: (unit: string, department: string, own: string) => string;
    readonly department: { readonly name: string; readonly nature: string };
    readonly open: (unit: string) => string;
    readonly period: string;
    readonly folder: string;
    readonly seen: (file: string, row: number, headers: number, matched: number) => string;
    readonly rival: (other: string) => string;
    readonly unused: (file: string, headers: readonly string[]) => string;
    readonly set: string;
    readonly unpivot: string;
    readonly required: string;
    readonly owner: string;
    readonly due: string;
    readonly rest: string;
    readonly aliases: string;
    readonly look: (doubts: readonly string[]) => string;
    readonly proposed: string;
    readonly targets: (setters: readonly string[], judged: readonly string[]) => string;
    readonly metrics: string;
  };
  /** The file that tells what belongs into `notes/`. */
  readonly notes: { readonly file: string; readonly text: (month: string) => string };
}

/** The words of `report init`, in both languages. */
export const initWords: Readonly<Record<Lang, InitWords>> = {
  'zh-CN': {
    locale: 'zh-CN',
    ask: {
      organization: '单位全称：',
      department: (usual) => `出报告的部门（回车为${usual}）：`,
      branches: (unit, found) =>
        `${unit}，按表格的顺序，用逗号分开，别名写在等号后，如 甲县=甲县局${found === '' ? '' : `（回车为 ${found}）`}：`,
      place: (text, count, unit) => `导出里的「${text}」（${count} 条）是哪个${unit}？（回车跳过）`,
      header: (file, header, column) => `${file} 的「${header}」是「${column}」吗？`,
      because: (why) => `（${why}）`,
      sameOrOpposite: '[y 相同 / n 正好相反 / 回车不用] ',
      same: '[y 是 / 回车不是] ',
      text: (file, column, known, usual) =>
        `${file} 没有「${column}」列，每条都是什么？${known.length === 0 ? '' : `如 ${known.join('、')}`}（回车为「${usual}」，- 不写）：`,
      dataset: (file, choices) => `${file} 是哪种数据？[${choices}  回车 不用] `,
      folder: '样例导出在哪个文件夹？（可以把文件夹拖到这里；回车为没有样例）：',
      copy: (count, inputs) => `把这 ${count} 个文件复制到 ${inputs} 吗？[回车 复制 / n 不复制] `,
      pack: (packs, usual) =>
        `用哪个报告模板？\n${packs.map((one) => `  ${one}\n`).join('')}写编号或序号（回车为 ${usual}）：`,
    },
    withoutIt: '没有它这份导出就不能用',
    holdsIt: '表头里有这个名称，内容也相符',
    alike: '写法相近',
    config: {
      head: [
        '月度服务质量报告的工作区配置（由 report init 生成，请核对后使用）',
        '改好后运行 npx report check --month <月份> --workspace <本文件夹> 看看读得对不对，再用 generate 代替 check 出报告',
      ],
      locale: '消息语言，也可写 en',
      branches: (unit) => `${unit}：表格按此顺序排列；别名是导出表里可能出现的写法`,
      doubtful: (unit) =>
        `导出表里还有这些写法，看不出是哪个${unit}；请写进上面相应的 aliases，否则这些记录会成为待核实：`,
      doubt: (text, count) => `${text}（${count}条）`,
      departments: (unit, department, own) =>
        `${department}：branch 写所属${unit}，不属于任何${unit}的写${own}；assessed: false 表示不参加考核`,
      department: { name: '名称', nature: '性质' },
      open: (unit) => `看不出属于哪个${unit}，请核对`,
      period: '也可写 26-25：上月26日至本月25日',
      folder: '每月的导出放在这个文件夹；文件名里 * 代表任意文字',
      seen: (file, row, headers, matched) =>
        `；${file} 第 ${row} 行是表头，${headers} 列认出 ${matched} 列`,
      rival: (other) => `，也像${other}，请核对`,
      unused: (file, headers) => `${file} 里没有用到的列：${headers.join('、')}`,
      set: '导出里没有的列，每条都是这个值；几个值时后面是标题、工作表名或文件名里的词，请核对',
      unpivot: '交叉表：没有认出的数字列，表头是这一列的值',
      required: 'true：缺了就不出报告；false：相应页面写明未收到',
      owner: '部门名称 # 由谁提供，缺数据时报告会写明',
      due: '每月3日',
      rest: '以下数据没有样例；有了就去掉行首的 #',
      aliases:
        '导出表头与标准列名不同时写在这里；与是否列意思相反的表头写 { header: 表头, inverse: true }',
      look: (doubts) => `请核对：${doubts.join('；')}`,
      proposed: '以下表头可能就是某一列，但不能肯定：意思确实相同才写进上面的 aliases',
      targets: (setters, judged) =>
        `考核值：set_by 谁定的（${setters.join('、')}），judges 考核谁（${judged.join('、')}），百分比必须带 %`,
      metrics: '指标的编号和名称用 npx report metrics 查看',
    },
    notes: {
      file: '说明.txt',
      text: (month) => `这里放人写的材料，每月一个文件夹，如 notes/${month}/：

  亮点-题目.md        服务工作亮点
  TOP项目-题目.md     TOP 项目
  评语.md             各页的评语
  案例-题目.md        典型案例
  措施.csv            问题与措施
  计划.csv            下月计划

各种材料的写法见程序的 docs/notes.md。没有材料也能出报告，相应的页不出现。
本文件只是说明，程序不读。
`,
    },
  },
  en: {
    locale: 'en',
    ask: {
      organization: 'full name of the organisation: ',
      department: (usual) => `department that issues the report (Enter: ${usual}): `,
      branches: (unit, found) =>
        `branches (${unit}), in the order of tables, parted by commas, other names behind =, such as East=Eastern${found === '' ? '' : ` (Enter: ${found})`}: `,
      place: (text, count) =>
        `"${text}" of the exports (${count} records) is which branch? (Enter: none) `,
      header: (file, header, column) => `is "${header}" of ${file} the column "${column}"? `,
      because: (why) => `(${why}) `,
      sameOrOpposite: '[y the same / n the opposite / Enter not used] ',
      same: '[y yes / Enter no] ',
      text: (file, column, known, usual) =>
        `${file} has no column "${column}"; what is it in all records${known.length === 0 ? '' : `, such as ${known.join(', ')}`}? (Enter: "${usual}", - for none): `,
      dataset: (file, choices) => `which data is ${file}? [${choices}  Enter not used] `,
      folder: 'which folder holds example exports? (drop it here; Enter: none): ',
      copy: (count, inputs) => `copy these ${count} files to ${inputs}? [Enter copy / n leave] `,
      pack: (packs, usual) =>
        `which report template?\n${packs.map((one) => `  ${one}\n`).join('')}its id or number (Enter: ${usual}): `,
    },
    withoutIt: 'without it the export is of no use',
    holdsIt: 'the header has its name, and the cells agree',
    alike: 'written alike',
    config: {
      head: [
        'configuration of a workspace of monthly service-quality reports (written by report init; look it through)',
        'then run npx report check --month <month> --workspace <this folder> to see what is read, and generate in place of check for the report',
      ],
      locale: 'language of messages; zh-CN is the other',
      branches: (unit) =>
        `branches (${unit}): tables have this order; aliases are spellings that exports may use`,
      doubtful: () =>
        'texts of the exports that are no branch for certain; add them to the aliases of the one that they mean, else their records are unusable:',
      doubt: (text, count) => `${text} (${count})`,
      departments: (unit, department, own) =>
        `departments (${department}): branch is the ${unit} to which one belongs, ${own} where it belongs to none; assessed: false for those without limits`,
      department: { name: 'name', nature: 'nature' },
      open: () => 'nothing tells its branch; look at it',
      period: 'or 26-25: from the 26th of the month before to the 25th',
      folder: "each month's exports lie in this folder; * in names of files stands for any text",
      seen: (file, row, headers, matched) =>
        `; ${file}: header in row ${row}, ${matched} of ${headers} columns known`,
      rival: (other) => `, looks like ${other} as well; check it`,
      unused: (file, headers) => `columns of ${file} that are not used: ${headers.join(', ')}`,
      set: 'columns that the exports lack, one text for all records; of several, behind each the words of title, sheet or file that tell it. Look at it',
      unpivot: 'a cross table: headers of the other columns of numbers are members of this one',
      required: 'true: no report without it; false: its slides say that it did not come',
      owner: 'department # who supplies it, named where it is missing',
      due: 'the 3rd of each month, as 每月3日',
      rest: 'no examples of these; take the # away once there are exports',
      aliases:
        'headers of exports that differ from the usual; a header that asks the opposite of a flag is { header: HEADER, inverse: true }',
      look: (doubts) => `look at this: ${doubts.join('; ')}`,
      proposed: 'headers that may mean a column; add them to aliases above only if they do',
      targets: (setters, judged) =>
        `limits: set_by who set it (${setters.join(', ')}), judges whom it judges (${judged.join(', ')}); percentages need their %`,
      metrics: 'npx report metrics lists ids and names of metrics',
    },
    notes: {
      file: 'README.txt',
      text: (month) => `What people write belongs here, a folder a month, such as notes/${month}/:

  亮点-TITLE.md        highlights
  TOP项目-TITLE.md     top projects
  评语.md              comments on slides
  案例-TITLE.md        cases
  措施.csv             problems and measures
  计划.csv             plans for the next month

docs/notes.md of the program says how. Reports need none of it; slides without their texts are left out.
This file only explains and is not read.
`,
    },
  },
};
