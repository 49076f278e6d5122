// The name of the field of a statement, by its place.
export const statementField = (at: number) => `statement-${at + 1}`;
