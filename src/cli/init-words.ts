import type { Seen, SeenExport, Setup, UnknownTable } from '../init/types.ts';
import { type Message, message } from '../messages/catalogue.ts';

/** What is told of the example exports: what each is and why, what is missing. */
export function seenMessages({ exports, unknown }: Seen): readonly Message[] {
  return [...exports.flatMap(seenMessage), ...unknown.map(unknownMessage)];
}

function seenMessage({ table, reading, rival, constants }: SeenExport): readonly Message[] {
  const { dataset, named, columnAt, profiles, missing, crossed } = reading;
  const at = { file: table.name, dataset: dataset.name };
  const given = new Set(constants.map(({ column }) => column.name));
  const absent = missing.filter(({ name }) => !given.has(name)).map(({ header }) => header);
  return [
    message('init.seen', {
      ...at,
      format: formatOf(table),
      row: table.headerRow,
      matched: columnAt.size,
      headers: profiles.length,
      named,
    }),
    ...(crossed === null
      ? []
      : [message('init.crossed', { ...at, to: crossed.to.header, labels: crossed.headers })]),
    ...(rival === null ? [] : [message('init.rival', { ...at, other: rival.name })]),
    ...(absent.length === 0
      ? []
      : [
          message('init.lacking', {
            file: table.name,
            columns: absent,
            open: openHeaders(reading),
          }),
        ]),
  ];
}

function unknownMessage({ table, readings }: UnknownTable): Message {
  const [best] = readings;
  return message('init.unknown', {
    file: table.name,
    format: formatOf(table),
    row: table.headerRow,
    labels: (table.header[0] ?? []).filter((cell) => cell.trim() !== '').slice(0, MOST_HEADERS),
    nearest: best && best.columnAt.size > 0 ? best.dataset.name : null,
    columns: best?.missing.map(({ header }) => header) ?? [],
  });
}

const MOST_HEADERS = 12;

function openHeaders({ profiles, columnAt }: SeenExport['reading']): readonly string[] {
  return profiles
    .filter(({ at }) => !columnAt.has(at))
    .map(({ header }) => header)
    .slice(0, MOST_HEADERS);
}

function formatOf({ format, encoding }: SeenExport['table']): string {
  return encoding === null ? format : `${format} ${encoding}`;
}

/** What was decided for the configuration, and what is to be looked at. */
export function setupMessages(setup: Setup): readonly Message[] {
  const { branches, doubtful, aliases, set, datasets, levels } = setup;
  const nameOf = (id: string) => datasets.find((one) => one.id === id)?.name ?? id;
  const unit = levels.levels.branch.name;
  const taken = Map.groupBy(
    aliases.filter(({ state }) => state === 'confirmed'),
    ({ dataset }) => dataset,
  );
  return [
    ...[...taken].map(([dataset, own]) =>
      message('init.taken_aliases', {
        dataset: nameOf(dataset),
        pairs: own.map(({ header, column }) => `${header} → ${column}`),
      }),
    ),
    ...aliases.flatMap(({ dataset, header, column, state, because }) => {
      const at = { dataset: nameOf(dataset), header, column };
      if (state === 'proposed') return [message('init.proposed_alias', at)];
      return because === null ? [] : [message('init.look_at_alias', { ...at, because })];
    }),
    ...set.map(({ dataset, column, texts }) =>
      message('init.set_column', {
        dataset: nameOf(dataset),
        column,
        parts: texts.map(({ text }) => text),
      }),
    ),
    message('init.found_branches', {
      unit,
      branches: branches.map(({ name, aliases: more }) => ({ name, aliases: more })),
    }),
    ...(doubtful.length === 0
      ? []
      : [
          message('init.doubtful_units', {
            unit,
            texts: doubtful.map(({ text, count }) => ({ text, count })),
          }),
        ]),
  ];
}
