// What departments say themselves of one item, on its page beside what the project says.
import { wordsOn } from '~/models/planning/change-load/differences';
import { isApart } from '~/models/planning/change-load/impact';
import type { Item, Plan } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { impactText } from './impact-text.server';
import { departmentNames } from './names.server';

/** A line per department that spoke; where it is two levels or more apart from the project, that is said. */
export function ownWords(plan: Plan, item: Item) {
  const nameOf = departmentNames(plan);
  return {
    title: m.changeload_item_words(),
    lines: wordsOn(plan, item).map(({ departmentId, project, department }) => {
      const line = m.changeload_item_word({ department: nameOf(departmentId), level: impactText(department) });
      return isApart(project, department)
        ? `${line} ${m.changeload_apart_sign({ words: m.changeload_apart() })}`
        : line;
    }),
    to: paths.changeLoad(plan.programme.id),
    all: m.changeload_title(),
  };
}
