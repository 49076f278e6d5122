// Ten recovery codes, shown this once.
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { ButtonLink } from '../shared/button';
import { Notice } from '../shared/notice';

export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <div className="stack">
      <Notice tone="good" title={m.access_codes_title()} live>
        <p className="measure">{m.access_codes_lead()}</p>
      </Notice>
      <ul className="plain access-codes" aria-label={m.access_codes()}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>
        <ButtonLink to={paths.account()} look="primary">
          {m.access_codes_kept()}
        </ButtonLink>
      </p>
    </div>
  );
}
