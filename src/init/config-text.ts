import { basename } from 'node:path';
import { patternFor } from './file-patterns.ts';
import type { ProposedAlias, SeenExport, SetColumn, Setup } from './types.ts';
import type { InitWords } from './words.ts';

type Words = InitWords['config'];

/** The text of `report.config.yaml`, with words for who will keep it; `schema` is the line by which editors complete it. */
export function configText(setup: Setup, schema: string, words: InitWords): string {
  const { pack, organization, department } = setup;
  const { config } = words;
  return `${[
    schema,
    ...config.head.map((line) => `# ${line}`),
    `pack: ${scalar(pack)}`,
    `organization: { name: ${scalar(organization)}, department: ${scalar(department)} }`,
    `locale: ${words.locale} # ${config.locale}`,
    'timezone: Asia/Shanghai',
    '',
    ...branchLines(setup, config),
    '',
    ...departmentLines(setup, config),
    '',
    `period: { default: calendar } # ${config.period}`,
    '',
    `# ${config.folder}`,
    'inputs_folder: inputs/{month}',
    ...inputLines(setup, config),
    '',
    ...aliasLines(setup.aliases, words),
    '',
    ...targetLines(setup, config),
  ].join('\n')}\n`;
}

function branchLines({ branches, doubtful, levels }: Setup, words: Words): readonly string[] {
  const { branch } = levels.levels;
  return [
    `# ${words.branches(branch.name)}`,
    'branches:',
    ...branches.map(
      ({ name, aliases }) => `  - { name: ${scalar(name)}, aliases: ${list(aliases)} }`,
    ),
    ...(doubtful.length === 0
      ? []
      : [
          `  # ${words.doubtful(branch.name)}`,
          `  # ${doubtful.map(({ text, count }) => words.doubt(said(text), count)).join(', ')}`,
        ]),
  ];
}

function departmentLines(
  { departments, branches, levels }: Setup,
  words: Words,
): readonly string[] {
  const { branch: unit, department, own } = levels.levels;
  const about = `# ${words.departments(unit.name, department.name, own.name)}`;
  const [first] = branches;
  if (departments.length === 0) {
    const branch = scalar(first?.name ?? own.name);
    return [
      about,
      'departments: []',
      `#  - { name: ${words.department.name}, branch: ${branch}, nature: ${words.department.nature} }`,
    ];
  }
  return [
    about,
    'departments:',
    ...departments.map(
      ({ name, branch, isCertain }) =>
        `  - { name: ${scalar(name)}, branch: ${scalar(branch)} }${isCertain ? '' : ` # ${words.open(unit.name)}`}`,
    ),
  ];
}

/** The datasets that the examples show; the others stand as comments where there are examples at all. */
function inputLines({ datasets, exports, main, set }: Setup, words: Words): readonly string[] {
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
        `  ${dataset.id}: # ${said(dataset.name)}${own.map((one) => seenWords(one, words)).join('')}`,
        ...own.flatMap((one) => unusedWords(one, words)),
        `    files: ${list(patterns.length > 0 ? patterns : patternsOf(dataset.name))}`,
        ...setLines(
          set.filter((one) => one.dataset === dataset.id),
          words,
        ),
        ...own.slice(0, 1).flatMap((one) => unpivotLines(one, words)),
        `    required: ${dataset.id === main && own.length > 0} # ${words.required}`,
        `    # owner: ${words.owner}`,
        `    # due: ${words.due}`,
      ];
    }),
    ...(rest.length === 0 ? [] : [`  # ${words.rest}`]),
    ...rest.flatMap(({ id, name }) => [
      `  # ${id}: # ${said(name)}`,
      `  #   files: ${list(patternsOf(name))}`,
    ]),
  ];
}

function fileOf({ table }: SeenExport): string {
  return basename(table.file);
}

function seenWords({ table, reading, rival }: SeenExport, words: Words): string {
  const also = rival === null ? '' : words.rival(said(rival.name));
  const { length } = reading.profiles;
  const seen = words.seen(said(table.name), table.headerRow, length, reading.columnAt.size);
  return `${seen}${also}`;
}

function unusedWords({ table, reading }: SeenExport, words: Words): readonly string[] {
  const crossed = reading.crossed?.headers ?? [];
  const unused = reading.profiles.filter(
    ({ at, header }) => !reading.columnAt.has(at) && !crossed.includes(header),
  );
  if (unused.length === 0) return [];
  const headers = unused.map(({ header }) => said(header));
  return [`    # ${words.unused(said(table.name), headers)}`];
}

/** Columns that the exports lack: one text, or several with the words of titles and names that tell which. */
function setLines(set: readonly SetColumn[], words: Words): readonly string[] {
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
  return [`    # ${words.set}`, '    set:', ...lines];
}

/** A cross table. */
function unpivotLines({ reading: { crossed } }: SeenExport, words: Words): readonly string[] {
  if (crossed === null) return [];
  const { to, values } = crossed;
  const [first] = values;
  const value =
    values.length === 1 && first?.word === null
      ? scalar(first.column.header)
      : `{ ${values.map(({ column, word }) => `${scalar(column.header)}: ${scalar(word ?? '')}`).join(', ')} }`;
  return [`    # ${words.unpivot}`, `    unpivot: { to: ${scalar(to.header)}, value: ${value} }`];
}

function patternsOf(name: string): readonly string[] {
  return [`*${name}*.csv`, `*${name}*.xlsx`];
}

/** By dataset and column; what is not confirmed stands as a comment. */
function aliasLines(
  aliases: readonly ProposedAlias[],
  { config: words, alike }: InitWords,
): readonly string[] {
  const confirmed = aliases.filter(({ state }) => state === 'confirmed');
  const proposed = aliases.filter(({ state }) => state === 'proposed');
  const datasets = [...new Set(confirmed.map(({ dataset }) => dataset))];
  return [
    `# ${words.aliases}`,
    ...(datasets.length === 0 ? ['aliases: {}'] : ['aliases:']),
    ...datasets.flatMap((dataset) => {
      const own = confirmed.filter((one) => one.dataset === dataset);
      const columns = [...new Set(own.map(({ column }) => column))];
      return [
        `  ${dataset}:`,
        ...columns.map((column) => {
          const meant = own.filter((one) => one.column === column);
          const doubts = meant.flatMap(({ because }) => (because === null ? [] : [said(because)]));
          const remark = doubts.length === 0 ? '' : ` # ${words.look(doubts)}`;
          return `    ${scalar(column)}: [${meant.map(aliasOf).join(', ')}]${remark}`;
        }),
      ];
    }),
    ...(proposed.length === 0 ? [] : [`# ${words.proposed}`]),
    ...proposed.map(({ dataset, column, header, because }) => {
      const why = because === null ? alike : said(because);
      return `#   ${dataset}: { ${said(column)}: [${said(header)}] } # ${why}`;
    }),
  ];
}

function aliasOf({ header, inverse }: ProposedAlias): string {
  return inverse ? `{ header: ${scalar(header)}, inverse: true }` : scalar(header);
}

/** No limits, and how one of the pack's own figures would be given one. */
function targetLines(
  { levels: { setters, levels }, example }: Setup,
  words: Words,
): readonly string[] {
  const { whole, branch, business, department } = levels;
  const judged = [whole, branch, business, department].map(({ name }) => name);
  const who = setters.map(({ name }) => name);
  const lines = [`# ${words.targets(who, judged)}`, `# ${words.metrics}`, 'targets: []'];
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
