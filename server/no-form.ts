// Whether an error says that what was sent cannot be read as a form: the sender's mistake, not ours.

/** As Node says it when `formData()` finds another content type, or a body that is not of the type it states. */
export function isNoForm(error: unknown): boolean {
  return error instanceof TypeError && /^Content-Type was not one of|parse body as FormData/.test(error.message);
}
