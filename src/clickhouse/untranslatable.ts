/** What ClickHouse is not asked, because nothing says that its answer would be DuckDB's. */
export class Untranslatable extends Error {
  override readonly name = 'Untranslatable';

  constructor(what: string) {
    super(`ClickHouse is not asked for ${what}`);
  }
}
