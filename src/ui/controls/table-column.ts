/** One column of a table. */
export interface Column<Row> {
  readonly id: string;
  readonly head: string;
  /** Plain text of the cell; absent where the table's `cell` snippet draws it. */
  readonly text?: (row: Row) => string;
  /** Numbers stand at the end of the cell. */
  readonly number?: boolean;
  /** A CSS length. */
  readonly width?: string;
}

/** A column whose cells are plain text, so that the table can also be copied or saved as text. */
export type TextColumn<Row> = Column<Row> & { readonly text: (row: Row) => string };
