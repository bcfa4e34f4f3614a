/** Something that a configuration is to know besides. Names of columns are headers as people read them. */
export type ConfigChange =
  | {
      readonly kind: 'department';
      readonly name: string;
      /** A branch's name, or what units of no branch are called. */
      readonly branch: string;
      /** Nothing tells the branch: to be looked at. */
      readonly isOpen: boolean;
    }
  | { readonly kind: 'branch_alias'; readonly branch: string; readonly text: string }
  | {
      readonly kind: 'value';
      readonly dataset: string;
      readonly column: string;
      readonly value: string;
      /** Another word for the value; null for the value itself. */
      readonly alias: string | null;
    }
  | {
      /** Another pattern for the files of a dataset. */
      readonly kind: 'file';
      readonly dataset: string;
      readonly pattern: string;
    }
  | {
      readonly kind: 'header';
      readonly dataset: string;
      readonly column: string;
      readonly header: string;
      readonly inverse: boolean;
    };
