// Choosing rows of a list: one by one as any box, a range with Shift and click or Shift and an arrow, all of the page.
import { type FocusEvent, type KeyboardEvent, type MouseEvent, useRef, useState } from 'react';

type Box = HTMLInputElement;
type Picking = {
  /** How many are chosen; null before anything was. */
  count: number | null;
  /** For onClick and onKeyDown of the form around the rows. */
  pick: (event: MouseEvent<HTMLFormElement>) => void;
  extend: (event: KeyboardEvent<HTMLFormElement>) => void;
  /** Ticks what was chosen, and puts the focus back, in rows that were drawn anew as well; for after every drawing. */
  tickAgain: (form: HTMLFormElement | null) => void;
  /** For onFocus of the form. */
  remember: (event: FocusEvent<HTMLFormElement>) => void;
};

const rowBox = 'input[type=checkbox][name="item[]"]';
const boxesOf = (form: HTMLFormElement) => [...form.querySelectorAll<Box>(rowBox)];

/** The boxes keep their own state, as without scripts; this only ticks more of them and counts. `total`: of the whole list. */
export function usePicking(total: number): Picking {
  const [count, setCount] = useState<number | null>(null);
  /** By what they stand for: the boxes of a row that changed are drawn anew. */
  const anchor = useRef<string | null>(null);
  const focused = useRef<{ element: Element; row: string; selector: string } | null>(null);
  const chosen = useRef<ReadonlySet<string>>(new Set());

  const recount = (form: HTMLFormElement) => {
    const boxes = boxesOf(form);
    chosen.current = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const ticked = chosen.current.size;
    const page = form.querySelector<Box>('input[data-pick-page]');
    if (page) {
      page.checked = ticked > 0 && ticked === boxes.length;
      page.indeterminate = ticked > 0 && ticked < boxes.length;
    }
    setCount(form.querySelector<Box>('input[name=all]')?.checked ? total : ticked);
  };
  const pickRange = (boxes: readonly Box[], from: string, to: Box) => {
    const [a, b] = [boxes.findIndex(({ value }) => value === from), boxes.indexOf(to)];
    if (a < 0) return;
    for (const box of boxes.slice(Math.min(a, b), Math.max(a, b) + 1)) box.checked = to.checked;
  };

  return {
    count,
    pick({ target, currentTarget: form, shiftKey }) {
      if (!(target instanceof HTMLInputElement) || target.type !== 'checkbox') return;
      if (target.matches(rowBox)) {
        if (shiftKey && anchor.current) pickRange(boxesOf(form), anchor.current, target);
        anchor.current = target.value;
      } else if (target.matches('[data-pick-page]')) {
        for (const box of boxesOf(form)) box.checked = target.checked;
      }
      recount(form);
    },
    extend(event) {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      const { target: box, currentTarget: form } = event;
      if (step === 0 || !event.shiftKey || !(box instanceof HTMLInputElement) || !box.matches(rowBox)) return;
      event.preventDefault();
      const boxes = boxesOf(form);
      const next = boxes[boxes.indexOf(box) + step];
      if (!next) return;
      // Going on from a chosen row chooses, going back from the end of a range lets go.
      const letsGo = box.checked && next.checked;
      if (letsGo) box.checked = false;
      else [box.checked, next.checked] = [true, true];
      anchor.current = next.value;
      next.focus();
      recount(form);
    },
    remember({ target }) {
      const row = target.closest('tr')?.id;
      focused.current = row ? { element: target, row, selector: target.matches('a') ? 'a' : rowBox } : null;
    },
    tickAgain(form) {
      if (!form) return;
      const was = focused.current;
      if (was && !was.element.isConnected && document.activeElement === document.body)
        document.getElementById(was.row)?.querySelector<HTMLElement>(was.selector)?.focus();
      if (chosen.current.size === 0) return;
      for (const box of boxesOf(form)) if (chosen.current.has(box.value)) box.checked = true;
    },
  };
}
