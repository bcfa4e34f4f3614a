/** A value of a list; null where the record has none. */
export type ListValue = string | number | null;

/** Records out of the exports, one a row, ready to print: what had to be masked is masked. */
export interface RecordList {
  readonly id: string;
  readonly title: string;
  /** How many records there are, or why there are none. */
  readonly about: string;
  /** Records that there are, listed or not. */
  readonly total: number;
  readonly columns: readonly {
    readonly label: string;
    /** `day`, `moment`: texts `YYYY-MM-DD hh:mm:ss`, all at midnight or not. */
    readonly kind: 'text' | 'count' | 'decimal' | 'day' | 'moment';
  }[];
  readonly rows: readonly (readonly ListValue[])[];
}
