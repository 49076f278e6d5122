// Mail: sent by SMTP when the installation has a server for it; otherwise it stands in the log, for whoever runs the installation.
import { createTransport, type Transporter } from 'nodemailer';
import { env } from '~/env.server';

export type Letter = { to: string; subject: string; text: string };

let known: { url: string; transport: Transporter } | undefined;

/** A server that sends a byte a second is never silent: a letter takes no longer than this in all. */
const mostSeconds = 30;

/** Whether letters reach people, and not only the log. */
export const mailIsSent = (): boolean => env().SMTP_URL !== undefined;

/** Sends a letter, or writes it to the log where there is no server. Throws when the server refuses or takes more than `seconds`. */
export async function sendLetter({ to, subject, text }: Letter, seconds = mostSeconds): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env();
  if (SMTP_URL === undefined) {
    process.stdout.write(`No SMTP_URL is set: this letter was not sent.\nTo: ${to}\nSubject: ${subject}\n\n${text}\n`);
    return;
  }
  const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
  if (known?.url !== SMTP_URL) known = { url: SMTP_URL, transport: createTransport({ url: SMTP_URL, ...patience }) };
  // What takes too long is broken off: a letter that would still arrive is sent again as well.
  await known.transport.sendMail({ from: MAIL_FROM, to, subject, text, signal: AbortSignal.timeout(seconds * 1_000) });
}
