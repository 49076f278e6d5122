// The foot of every page: for an administrator on the embedded database, what that database is not for.
import { m } from '~/paraglide/messages.js';

export function PageFoot({ embedded }: { embedded: boolean }) {
  if (!embedded) return null;
  return <footer className="page-foot no-print">{m.foot_embedded()}</footer>;
}
