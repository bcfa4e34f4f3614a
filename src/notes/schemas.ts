import { z } from 'zod';

const text = z
  .union([z.string(), z.number()])
  .transform((given) => String(given).trim())
  .nullable()
  .default(null);

/** A list, or one text in which commas and 、 part the members. */
const list = z
  .union([z.string(), z.array(z.union([z.string(), z.number()]).transform(String))])
  .transform((given) => (Array.isArray(given) ? given : given.split(/[,，、;；]/)))
  .transform((members) => members.map((member) => member.trim()).filter((one) => one !== ''))
  .default([]);

const common = {
  kind: text,
  department: text,
  supplied_by: text,
  by: text,
  month: text,
  /** People whose names must not be printed. */
  names: list,
  customer: list,
  /** Texts are always masked, whatever is said here. */
  masked: text,
};

const milestone = z.strictObject({ name: z.string().min(1), due: text, done: text });

/** What any kind of note may say of itself, the fields of its kind not looked at. */
export const anyNoteSchema = z.looseObject({
  kind: common.kind,
  names: common.names,
  customer: common.customer,
  department: common.department,
  supplied_by: common.supplied_by,
});

export const highlightSchema = z.strictObject(common);

export const projectSchema = z.strictObject({
  ...common,
  project: text,
  owner: text,
  status: text,
  milestones: z.array(milestone).default([]),
});

export const commentSchema = z.strictObject(common);

export const caseSchema = z.strictObject({
  ...common,
  case: text,
  /** Heads the case's slide. */
  headline: text,
  type: text,
  units: list,
  judged: z.enum(['有理由', '无理由', '待定']).nullable().default(null),
});

export const measureSchema = z.strictObject({
  ...common,
  slide: text,
  problem: text,
  unit: text,
  due: text,
});
