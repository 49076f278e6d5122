// Where it can be seen: a link when it is an address that a reader may safely follow, otherwise the words as typed.
import { evidenceAddress } from '~/models/planning/gate-view';
import { m } from '~/paraglide/messages.js';
import { Icon } from '../shared/icon';

/** `example.nl/map/bewijs.pdf`, without what every address has. */
const shown = (address: string) => address.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');

export function Evidence({ evidence, what }: { evidence: string; what: string }) {
  const address = evidenceAddress(evidence);
  if (address === null) return <span className="gate-evidence">{evidence}</span>;
  return (
    <a className="gate-evidence" href={address} rel="noopener noreferrer">
      <Icon name="external-link" />
      {shown(address)}
      <span className="visually-hidden"> {m.gates_evidence_of({ what })}</span>
    </a>
  );
}
