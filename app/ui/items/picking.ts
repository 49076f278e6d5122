// Choosing rows of a list: one by one as any box, a range with Shift and click or Shift and an arrow, all of the page.
import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react';

type Box = HTMLInputElement;
export type Picking = {
  /** How many are chosen; null before anything was. */
  count: number | null;
  pick: (event: MouseEvent<Box>) => void;
  extend: (event: KeyboardEvent<Box>) => void;
  pickPage: (event: MouseEvent<Box>) => void;
  pickList: (event: MouseEvent<Box>) => void;
};

const boxesOf = (form: HTMLFormElement | null) => [
  ...(form?.querySelectorAll<Box>('input[type=checkbox][name="item[]"]') ?? []),
];

/** The boxes keep their own state, as without scripts; this only ticks more of them and counts. `total`: of the whole list. */
export function usePicking(total: number): Picking {
  const [count, setCount] = useState<number | null>(null);
  const anchor = useRef<Box | null>(null);

  const recount = (form: HTMLFormElement | null) => {
    const boxes = boxesOf(form);
    const ticked = boxes.filter((box) => box.checked).length;
    const page = form?.querySelector<Box>('input[data-pick-page]');
    if (page) {
      page.checked = ticked > 0 && ticked === boxes.length;
      page.indeterminate = ticked > 0 && ticked < boxes.length;
    }
    setCount(form?.querySelector<Box>('input[name=all]')?.checked ? total : ticked);
  };
  const pickRange = (from: Box, to: Box, checked: boolean) => {
    const boxes = boxesOf(to.form);
    const [a, b] = [boxes.indexOf(from), boxes.indexOf(to)];
    if (a < 0) return;
    for (const box of boxes.slice(Math.min(a, b), Math.max(a, b) + 1)) box.checked = checked;
  };

  return {
    count,
    pick(event) {
      const box = event.currentTarget;
      if (event.shiftKey && anchor.current) pickRange(anchor.current, box, box.checked);
      anchor.current = box;
      recount(box.form);
    },
    extend(event) {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (step === 0 || !event.shiftKey) return;
      event.preventDefault();
      const box = event.currentTarget;
      const boxes = boxesOf(box.form);
      const next = boxes[boxes.indexOf(box) + step];
      if (!next) return;
      // Going on from a chosen row chooses, going back from the end of a range lets go.
      const letsGo = box.checked && next.checked;
      if (letsGo) box.checked = false;
      else [box.checked, next.checked] = [true, true];
      anchor.current = next;
      next.focus();
      recount(box.form);
    },
    pickPage(event) {
      const { form, checked } = event.currentTarget;
      for (const box of boxesOf(form)) box.checked = checked;
      recount(form);
    },
    pickList: (event) => recount(event.currentTarget.form),
  };
}
