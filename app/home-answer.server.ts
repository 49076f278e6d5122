// What is answered on a home: dates that suit or do not, a message to the project leader, a request that is dealt with.
import { data } from '@remix-run/node';
import { z } from 'zod';
import { requiredText } from './form-fields.server';
import { type FormState, readForm, redirect, typedValues } from './http.server';
import { answerForDepartments, type AnswerGiven, settleRequest } from './models/department-answer.server';
import { parseDay } from './models/planning/day';
import { type Actor, may, mayFor } from './models/planning/permission';
import { paths } from './ui/paths';

const longest = 2000;
const id = z.string().min(1).max(64);
const day = z.string().transform((text, context) => {
  const value = parseDay(text);
  if (value) return value;
  context.addIssue({ code: 'custom', message: 'not_a_day' });
  return z.NEVER;
});
const dates = z.object({
  itemId: id,
  programmeId: id,
  departmentIds: z.string().min(1).max(1000),
  from: day,
  until: day,
});

const forbidden = () => new Response(null, { status: 403 });
const unread = () => new Response(null, { status: 400 });

/** `itemId` null: the message. What was typed goes back to its own field. */
function refused(itemId: string | null, { errors, typed }: FormState) {
  return data({ itemId, state: { errors, typed } }, { status: 400 });
}

/** Back to the home, which says what was done; a form that no page of ours sends is refused without words. */
export async function answered(actor: Actor, form: FormData) {
  switch (form.get('say')) {
    case 'confirmed':
    case 'contested':
      return dateAnswer(actor, form);
    case 'message':
      return message(actor, form);
    case 'settle':
      if (!may(actor, 'plan.change')) throw forbidden();
      return redirect(
        paths.home({ said: (await settleRequest(actor, String(form.get('answerId') ?? ''))) ? 'settle' : 'gone' }),
      );
    default:
      throw unread();
  }
}

const done = (answer: AnswerGiven, said: string) => {
  if (answer.status === 'forbidden') throw forbidden();
  return redirect(
    paths.home({ said: answer.status === 'saved' ? said : answer.status === 'moved' ? 'moved' : 'gone' }),
  );
};

async function dateAnswer(actor: Actor, form: FormData) {
  const sent = dates.safeParse(typedValues(form));
  if (!sent.success) throw unread();
  const { itemId, programmeId, from, until } = sent.data;
  const departmentIds = sent.data.departmentIds.split(' ');
  const kind = form.get('say') === 'contested' ? 'contested' : 'confirmed';
  let text = '';
  if (kind === 'contested') {
    const field = `text-${itemId}`;
    const reading = readForm(z.object({ [field]: requiredText(longest) }), form);
    if (!reading.ok) return refused(itemId, reading);
    text = reading.value[field]!;
  }
  const item = { id: itemId, from, until };
  const answers = departmentIds.map((departmentId) => ({ programmeId, departmentId, kind, item, text }) as const);
  return done(await answerForDepartments(actor, answers), kind);
}

async function message(actor: Actor, form: FormData) {
  const reading = readForm(z.object({ 'text-': requiredText(longest), voice: id.max(130) }), form);
  if (!reading.ok) return refused(null, reading);
  const { 'text-': text, voice } = reading.value;
  const [programmeId = '', departmentId = ''] = voice.split(' ');
  if (!mayFor(actor, 'dates.answer', departmentId)) throw forbidden();
  const sent = { programmeId, departmentId, kind: 'message', item: null, text } as const;
  return done(await answerForDepartments(actor, [sent]), 'message');
}
