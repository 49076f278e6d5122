// Typed times of the cut-over, as the clock in Amsterdam says them: a day with a time, a length, a whole task.
import { z } from 'zod';
import { checked, list, optionalId, requiredDay, requiredText, text } from './form-fields.server';
import { type FormReading, readForm } from './http.server';
import { labelOf, titleFields } from './label-fields.server';
import { localOf, type Minute, minuteAt } from './models/planning/minute';
import type { CutoverFields } from './models/planning/plan-change';

const longest = 20_160;

/** `1:30`, or minutes: `90`. */
export function parseDuration(typed: string): number | null {
  const match = /^(?:(\d{1,3}):([0-5]\d)|(\d{1,5}))$/.exec(typed.trim());
  if (!match) return null;
  return match[3] === undefined ? Number(match[1]) * 60 + Number(match[2]) : Number(match[3]);
}

/** `9:05` and `09.05` are read as people mean them. */
const time = requiredText(40).transform((value, context) => {
  const match = /^(\d{1,2})[:.](\d{2})$/.exec(value);
  const clock = match ? `${match[1]!.padStart(2, '0')}:${match[2]!}` : '';
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(clock)) return clock;
  context.addIssue({ code: 'custom', message: 'not_a_time' });
  return z.NEVER;
});

const duration = requiredText(40).transform((value, context) => {
  const minutes = parseDuration(value);
  if (minutes !== null && minutes >= 1 && minutes <= longest) return minutes;
  context.addIssue({ code: 'custom', message: 'not_a_duration' });
  return z.NEVER;
});

const momentFields = { day: requiredDay, time };

/** The hour that the clock skips in the spring is no time at all. */
function momentIn<T>(
  { day, time }: z.output<z.ZodObject<typeof momentFields>>,
  value: (at: Minute) => T,
  form: FormData,
) {
  const at = minuteAt(day, time);
  if (at !== null && at >= 0) return { ok: true, value: value(at) } as const;
  const typed = Object.fromEntries([...form].map(([name, entry]) => [name, String(entry)]));
  return { ok: false, errors: { time: 'time_skipped' }, typed } as const;
}

/** A day and a time, not later than `now`. */
export function readStampTime(form: FormData, now: Minute): FormReading<Minute> {
  const reading = readForm(z.object(momentFields), form);
  if (!reading.ok) return reading;
  const moment = momentIn(reading.value, (at) => at, form);
  if (!moment.ok || moment.value <= now) return moment;
  return {
    ok: false,
    errors: { time: 'moment_in_the_future' },
    typed: { ...reading.value, stamp: String(form.get('stamp')) },
  };
}

const schema = z.object({
  ...titleFields(200),
  note: text(2000),
  ownerId: optionalId,
  teamId: optionalId,
  ...momentFields,
  duration,
  'after[]': list,
  pointOfNoReturn: checked,
});

/** `before`: the planned start the form began with. An hour that comes twice keeps its second time when nobody touched it. */
export function readCutoverTask(form: FormData, before: Minute | null): FormReading<CutoverFields> {
  const reading = readForm(schema, form);
  if (!reading.ok) return reading;
  const { titleNl, titleEn, note, ownerId, teamId, duration: minutes, pointOfNoReturn, ...rest } = reading.value;
  const moment = momentIn(rest, (at) => at, form);
  if (!moment.ok) return { ...moment, typed: { ...moment.typed, 'after[]': rest['after[]'] } };
  const was = before === null ? null : localOf(before);
  const start = was?.day === rest.day && was.time === rest.time ? before! : moment.value;
  const title = labelOf(titleNl, titleEn);
  const fields = { title, note, ownerId, teamId, start, minutes, after: rest['after[]'], pointOfNoReturn };
  return { ok: true, value: fields };
}
