import { columnNamed } from '../pack/dataset/column-named.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { Report } from '../pack/declare/problems.ts';
import type { Pack } from '../pack/types.ts';
import type { RawInput } from './schema.ts';
import type { Constant, InputSpec, Unpivot } from './types.ts';

/** One of `inputs:`; reports columns that the dataset does not have. A dataset that is not there is reported elsewhere. */
export function resolveInput(
  dataset: string,
  { period_mismatch, set, unpivot, from, ...input }: RawInput,
  pack: Pick<Pack, 'datasets'>,
  report: Report,
): InputSpec {
  const spec = pack.datasets.find(({ id }) => id === dataset);
  if (input.files.length === 0 && from === undefined)
    report(
      ['files'],
      '要写明文件（files），或取哪些工作区的结果（from）',
      'name files, or the workspaces whose results are taken (from)',
    );
  return {
    dataset,
    ...input,
    ...(from === undefined ? {} : { from }),
    periodMismatch: period_mismatch,
    set: spec ? constantsOf(set, spec, report) : [],
    unpivot: spec && unpivot ? unpivotOf(unpivot, spec, report) : null,
  };
}

function constantsOf(raw: RawInput['set'], spec: DatasetSpec, report: Report): readonly Constant[] {
  return Object.entries(raw).map(([name, said]): Constant => {
    const column = canonical(name, spec, ['set', name], report);
    if (typeof said === 'string') return { column, texts: [{ text: said, words: [] }] };
    return { column, texts: Object.entries(said).map(([text, words]) => ({ text, words })) };
  });
}

function unpivotOf(
  { to, value, headers }: NonNullable<RawInput['unpivot']>,
  spec: DatasetSpec,
  report: Report,
): Unpivot {
  const named = typeof value === 'string' ? [[value, null] as const] : Object.entries(value);
  const values = named.map(([name, word]) => ({
    column: canonical(name, spec, ['unpivot', 'value'], report),
    word,
  }));
  const same = values.filter(
    ({ word }, at) => values.findIndex((other) => other.word === word) !== at,
  );
  for (const { word } of same)
    report(
      ['unpivot', 'value'],
      `两列不能用同一个词「${word}」`,
      `two columns cannot have the same word "${word}"`,
    );
  return { to: canonical(to, spec, ['unpivot', 'to'], report), values, headers };
}

/** The canonical name of a column; the word itself where there is none, which is reported. */
function canonical(name: string, spec: DatasetSpec, path: readonly string[], report: Report) {
  const column = columnNamed(spec, name);
  if (!column)
    report(
      path,
      `数据集 ${spec.id} 没有「${name}」这一列`,
      `dataset ${spec.id} has no column "${name}"`,
    );
  return column?.name ?? name;
}
