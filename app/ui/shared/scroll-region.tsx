// A table wider than the screen scrolls in its own region, which the keyboard reaches and a screen reader can name.
import type { ReactNode } from 'react';

export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    // A group and no landmark: a page may hold many, under the names of their sections.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="scroll-x" tabIndex={0} role="group" aria-label={label}>
      {children}
    </div>
  );
}
