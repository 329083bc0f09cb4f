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
