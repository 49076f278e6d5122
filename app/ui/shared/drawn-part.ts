// A part of a page that the server drew as text. In the document it stands once, as markup, and not again in the data;
// a reader who comes by a link within the product gets it as data.
import { createContext, useContext, useState } from 'react';

/** The parts of the document that is being drawn, by the id of the element around them. Empty in the browser. */
export type DrawnParts = ReadonlyMap<string, string>;

export const DrawnContext = createContext<DrawnParts>(new Map());

/** A browser writes the same markup in its own way: a sign instead of its name. */
function isSame(text: string, first: string): boolean {
  if (text === first || typeof document === 'undefined') return text === first;
  const parsed = document.createElement('template');
  parsed.innerHTML = text;
  return parsed.innerHTML === first;
}

/** What goes inside the element with this id: `text` came with the data, or is null in the document itself. */
export function useDrawn(id: string, text: string | null): { __html: string } {
  const drawn = useContext(DrawnContext);
  // What React takes over is what stands there.
  const [first] = useState(
    () =>
      text ?? drawn.get(id) ?? (typeof document === 'undefined' ? '' : (document.getElementById(id)?.innerHTML ?? '')),
  );
  return { __html: text === null || isSame(text, first) ? first : text };
}
