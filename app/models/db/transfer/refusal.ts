// Data are not carried over when anything about them is in doubt; the reason is a word, and a sentence to print.

export type DataRefusalReason =
  | 'not_ours'
  | 'newer_format'
  | 'cut_off'
  | 'damaged'
  | 'other_schema'
  | 'newer_schema'
  | 'not_empty'
  | 'nothing_there'
  | 'file_exists'
  | 'not_equal'
  | 'not_replaced'
  | 'in_use'
  | 'moved';

export class DataRefusal extends Error {
  override readonly name = 'DataRefusal';
  constructor(
    readonly reason: DataRefusalReason,
    message: string,
  ) {
    super(message);
  }
}
