// Where drawn parts go: into the document that is being made, or along with the data when the browser asks for data.

/** The context of a request; `drawn` is absent when the browser asks for data. */
type Context = { drawn?: Map<string, string> };

/** Leaves a part for the document and answers null; in an answer that is data it answers the part itself. */
export function drawnPart({ drawn }: Context, id: string, text: string): string | null {
  if (!drawn) return text;
  drawn.set(id, text);
  return null;
}

/** The same for what only a document needs; in an answer that is data it is nothing, and not drawn. */
export function drawnInDocument({ drawn }: Context, id: string, draw: () => string): string | null {
  drawn?.set(id, draw());
  return drawn ? null : '';
}
