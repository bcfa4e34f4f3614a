import type { GivenConstant } from '../init/set-columns.ts';
import { fault } from '../messages/fault.ts';
import { columnNamed } from '../pack/dataset/column-named.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';

/** `--as 文件=数据`: the word for a table, and its dataset by id or name. */
export function givenDatasets(
  given: readonly string[],
  datasets: readonly DatasetSpec[],
): readonly (readonly [string, DatasetSpec])[] {
  return given.map((one) => {
    const [, file = '', name = ''] = /^(.+)=(.+)$/.exec(one) ?? [];
    return [file, datasetNamed(name, datasets, one)];
  });
}

/** `--set 数据.列=值`. */
export function givenConstants(
  given: readonly string[],
  datasets: readonly DatasetSpec[],
): readonly GivenConstant[] {
  return given.map((one) => {
    const [, name = '', word = '', text = ''] = /^([^.=]+)\.([^=]+)=(.+)$/.exec(one) ?? [];
    const dataset = datasetNamed(name, datasets, one);
    const column = columnNamed(dataset, word);
    if (!column) {
      const known = dataset.columns.map(({ header }) => header);
      throw fault('init.no_column', { given: one, dataset: dataset.name, known });
    }
    return { dataset: dataset.id, column: column.header, text };
  });
}

function datasetNamed(name: string, datasets: readonly DatasetSpec[], given: string): DatasetSpec {
  const found = datasets.find((one) => one.id === name || one.name === name);
  if (!found) throw fault('init.no_dataset', { given, known: datasets.map((one) => one.name) });
  return found;
}
