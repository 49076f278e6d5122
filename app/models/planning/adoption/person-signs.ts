// Figures are about departments. A column or a value that looks like a person refuses a delivery, and what it says goes nowhere.

export type PersonSign = 'column' | 'email' | 'bsn';

const columns = new Set(
  (
    'medewerker medewerkernummer medewerkernr werknemer werknemersnummer personeelsnummer personeelsnr personeelslid gebruiker ' +
    'gebruikersnaam gebruikersid inlognaam loginnaam login account e-mail email emailadres mailadres bsn ' +
    'burgerservicenummer sofinummer voornaam achternaam roepnaam geboortedatum telefoon telefoonnummer respondent deelnemer inwoner ' +
    'aanvrager burger employee employeeid employeenumber staffnumber worker user username userid person persoon firstname lastname ' +
    'surname birthdate phone participant applicant citizen'
  ).split(' '),
);

/** The word in the name of a column that says it is about a person; null when none does. Counts are plural: `gebruikers`. */
export function personColumn(name: string): string | null {
  const said = name.trim().toLowerCase();
  const joined = said.replace(/[^\p{L}]/gu, '');
  if (columns.has(joined)) return joined;
  return (
    said
      .replace('e-mail', 'email')
      .split(/[^\p{L}]+/u)
      .find((word) => columns.has(word)) ?? null
  );
}

const afterAt = /^[^\s@;,|"<>]{1,255}\.\p{L}{2,}/u;
const beforeAt = /[^\s@;,|"<>]/;

/** Looks around each @ only: a value may be as long as the whole delivery. */
function hasEmail(value: string): boolean {
  for (let at = value.indexOf('@', 1); at > 0; at = value.indexOf('@', at + 1)) {
    if (beforeAt.test(value[at - 1]!) && afterAt.test(value.slice(at + 1, at + 300))) return true;
  }
  return false;
}

/** The check of a citizen service number (BSN): 9, 8, … 2 and −1 times its digits make a multiple of 11. */
export function isBsn(digits: string): boolean {
  if (!/^\d{9}$/.test(digits) || digits === '000000000') return false;
  let sum = -Number(digits[8]);
  for (let at = 0; at < 8; at++) sum += Number(digits[at]) * (9 - at);
  return sum % 11 === 0;
}

/** What in a value looks like a person. A cell that should be a number is only a BSN when it is nothing else. */
export function personValue(value: string, isNumber: boolean): PersonSign | null {
  if (value.length < 5) return null;
  if (hasEmail(value)) return 'email';
  if (!/\d{3}/.test(value)) return null;
  const whole = value.trim();
  if (isNumber) return /^\d{3}([ .]?)\d{3}\1\d{3}$/.test(whole) && isBsn(whole.replace(/[ .]/g, '')) ? 'bsn' : null;
  // Some systems leave out the zero in front.
  if (/^\d{8}$/.test(whole)) return isBsn(`0${whole}`) ? 'bsn' : null;
  const together = whole.replace(/[ .-]/g, '');
  if (together.length === 9 && isBsn(together)) return 'bsn';
  return (whole.match(/(?<!\d)\d{9}(?!\d)/g) ?? []).some(isBsn) ? 'bsn' : null;
}
