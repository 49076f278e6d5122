// How a change of the working calendar is answered: what moves in which programme first, when anything does; else saved.
import { data } from '@remix-run/node';
import { badInput, found, redirect, type Typed } from './http.server';
import { type CalendarChange, changeCalendar } from './models/calendar.server';
import type { Actor } from './models/planning/permission';
import { paths } from './ui/paths';

type Asked = { typed: Typed; save: boolean; year: number | null };

export async function answerCalendarForm(actor: Actor, change: CalendarChange, { typed, save, year }: Asked) {
  let answer = found(await changeCalendar(actor, change, { preview: !save }));
  if (answer.status === 'preview') {
    if (answer.programmes.length > 0) {
      return data({ errors: {}, typed, preview: answer.programmes, refused: null });
    }
    answer = found(await changeCalendar(actor, change));
  }
  if (answer.status === 'forbidden') throw new Response(null, { status: 403 });
  if (answer.status === 'refused') {
    if (answer.reason === 'unknown_department') return badInput({ errors: { departmentId: 'choose' }, typed });
    const { programme, refusal } = answer;
    return data({ errors: {}, typed, preview: null, refused: { programme, refusal } }, { status: 409 });
  }
  const moved = answer.programmes.reduce((sum, programme) => sum + programme.consequences.movedCount, 0);
  const saved = change.kind === 'remove_exception' ? 'removed' : '1';
  return redirect(paths.workingCalendar({ year, saved, moved: String(moved) }));
}
