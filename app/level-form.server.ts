// The form of a level of a team: how far, from which day, and a note.
import { z } from 'zod';
import { optionalDay, text, wholeNumber } from './form-fields.server';

export const levelSchema = z.object({ level: wholeNumber(1, 5), from: optionalDay, note: text(500) });
