// What a password must be: long, and none that everybody tries first. No rules about signs: they make worse ones (NIST 800-63B, BIO2).

export const shortestPassword = 12;
export const longestPassword = 256;

/** What the lists of guesses begin with, in Dutch and English, as they stand there or written after each other. */
const common =
  'password passwort wachtwoord welkom welcome letmein inloggen geheim gemeente zomer winter herfst lente qwerty qwertyuiop azerty asdfghjkl zxcvbnm abcdefghijklmnopqrstuvwxyz iloveyou ikhouvanjou monkey dragon football voetbal feyenoord ajax amsterdam rotterdam nederland computer internet administrator admin beheerder gebruiker test master superman batman sunshine princess shadow michael jordan changeme default secret trustno1 login januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag doorontwikkelkalender kalender zaakgericht zaaksysteem correcthorsebatterystaple'.split(
    ' ',
  );

/** Written as people disguise it: small letters, 0 for o, 1 for i, 3 for e, @ for a, $ for s. */
function undisguised(text: string): string {
  const letters: Record<string, string> = {
    '0': 'o',
    '1': 'i',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '@': 'a',
    $: 's',
    '!': 'i',
  };
  return text.toLowerCase().replace(/[01345@$!]/g, (sign) => letters[sign]!);
}

/** Only letters, so that `Welkom2026!` and `w-e-l-k-o-m` are the word they are. */
const bare = (text: string) => text.replace(/[^a-z]/g, '');

/** `aaaa…`, `123412341234`, `abababab`: a piece of at most four signs over and over. */
function repeats(text: string): boolean {
  return [1, 2, 3, 4].some((length) => [...text].every((sign, at) => sign === text[at % length]));
}

/** Signs that follow each other: `123456789012`, `abcdefghijkl`, and backwards. */
function climbs(text: string): boolean {
  const steps = [...text].slice(1).map((sign, at) => sign.charCodeAt(0) - text.charCodeAt(at));
  const along = (by: number) => steps.filter((step) => step === by).length;
  return Math.max(along(1), along(-1)) >= steps.length * 0.75;
}

export type PasswordFault = `too_short:${number}` | `too_long:${number}` | 'password_common' | 'password_own';

/** Why this cannot be somebody's password; null when it can. `own`: their name and address, which others know too. */
export function passwordFault(password: string, own: readonly string[] = []): PasswordFault | null {
  const length = [...password].length;
  if (length < shortestPassword) return `too_short:${shortestPassword}`;
  if (length > longestPassword) return `too_long:${longestPassword}`;
  const plain = undisguised(password);
  if (repeats(plain) || climbs(password)) return 'password_common';
  const whole = [bare(plain), bare(password.toLowerCase())];
  // A common word with some figures and signs around it, or several of them, is still a common word.
  const left = (text: string) => common.reduce((rest, word) => rest.replaceAll(word, ''), text);
  if (whole.some((text) => left(text) !== text && left(text).length < 5)) return 'password_common';
  const parts = own.flatMap((text) => text.toLowerCase().split(/[^\p{L}\d]+/u)).filter((part) => part.length > 3);
  const without = parts.reduce((rest, part) => rest.replaceAll(part, ''), password.toLowerCase());
  return [...without].length < shortestPassword - 5 && without !== password.toLowerCase() ? 'password_own' : null;
}
