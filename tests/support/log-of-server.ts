// What a built server wrote in a suite, held against the contract of the log when it stops: whatever the suite did to it.
import { isAnnounced, logOffences } from './log-lines';

/** What looks like something that lets somebody in, whoever it belongs to; none of it belongs in a line. */
const secrets: readonly [what: string, pattern: RegExp][] = [
  ['a password', /(pass(word|phrase|wd)?|wachtwoord|secret|client_secret)["']?\s*[=:]\s*["']?[^\s"'&,}$]/i],
  ['a cookie', /dok_(sessie|toestel|aanmelding)=/],
  ['a token', /\b(Bearer|Basic) [\w+/=.-]{8,}|\beyJ[\w-]{8,}\.[\w-]+\./],
  ['a password in an address', /:\/\/[^\s/:@"]+:[^\s/@"]+@/],
  ['an e-mail address', /[\w.+-]+@[\w-]+\.[a-z]{2,}/i],
];

/** Without a mail server a letter stands where the log stands, on purpose: for whoever runs the installation. */
const letters = /^No SMTP_URL is set: [\s\S]*?^Doorontwikkelkalender$/gm;

/** What is wrong with what a server wrote, a sentence each. A line that was still being written when it was killed is none. */
export function faultsInLog(output: string): string[] {
  const whole = output.slice(0, output.lastIndexOf('\n') + 1).replaceAll(letters, '');
  const shown = whole.split('\n').filter((line) => line !== '' && !isAnnounced(line));
  const secret = shown.flatMap((line) => {
    const found = secrets.find(([, pattern]) => pattern.test(line));
    return found ? [`${found[0]}: ${line.slice(0, 20)}…`] : [];
  });
  return [...logOffences(whole), ...secret];
}

/** Fails the suite whose server wrote what is not as agreed. */
export function insistOnLog(output: string): void {
  const faults = faultsInLog(output);
  if (faults.length > 0) throw new Error(`The log of the server is not as agreed:\n${faults.join('\n')}`);
}
