import { z } from 'zod';
import { columnNamed } from '../pack/dataset/column-named.ts';
import type { ColumnSpec } from '../pack/dataset/types.ts';
import type { Report } from '../pack/declare/problems.ts';
import type { Pack } from '../pack/types.ts';
import type { Workspace } from './types.ts';

/** A header as the workspace names it: `复通时间`, or `{ header: 是否派单, inverse: true }` for a flag. */
export const aliasSchema = z.union([
  z.string().min(1),
  z.strictObject({ header: z.string().min(1), inverse: z.boolean() }),
]);

/** `aliases:` of the configuration: by dataset and by column or its header. */
type RawAliases = Readonly<
  Record<string, Readonly<Record<string, readonly z.infer<typeof aliasSchema>[]>>>
>;

/**
 * The workspace's header aliases by dataset and canonical column. Reports columns that do not exist, polarity for
 * what is no flag, and a header that may ask the opposite of a flag without its polarity.
 */
export function headerAliases(
  raw: RawAliases,
  pack: Pack,
  report: Report,
): Workspace['headerAliases'] {
  return Object.fromEntries(
    Object.entries(raw).map(([datasetId, columns]) => {
      const dataset = pack.datasets.find((one) => one.id === datasetId);
      const named = Object.entries(columns).map(([name, aliases]) => {
        const column = dataset && columnNamed(dataset, name);
        if (dataset && !column)
          report(
            ['aliases', datasetId, name],
            `数据集 ${datasetId} 没有「${name}」这一列`,
            `dataset ${datasetId} has no column "${name}"`,
          );
        for (const [index, alias] of aliases.entries())
          if (column) checkPolarity(alias, column, ['aliases', datasetId, name, index], report);
        const resolved = aliases.map((alias) =>
          typeof alias === 'string'
            ? { header: alias, inverse: false }
            : ({ ...alias, isSaid: true } as const),
        );
        return [column?.name ?? name, resolved] as const;
      });
      return [datasetId, Object.fromEntries(named)];
    }),
  );
}

function checkPolarity(
  alias: z.infer<typeof aliasSchema>,
  column: ColumnSpec,
  path: readonly PropertyKey[],
  report: Report,
): void {
  if (typeof alias !== 'string') {
    if (alias.inverse && column.type !== 'flag')
      report(
        path,
        `「${column.header}」不是是否列，不能用 inverse`,
        `"${column.header}" is no yes/no column and cannot be inverse`,
      );
    return;
  }
  const asked = column.ask.find(({ header }) => header === alias);
  if (asked?.inverse)
    report(
      path,
      `「${alias}」与「${column.header}」可能正好相反，请写明：{ header: ${alias}, inverse: true } 表示相反，false 表示相同`,
      `"${alias}" may be the opposite of "${column.header}"; write { header: ${alias}, inverse: true } if it is, false if not`,
    );
}
