// The keys of the sources something rests on, each a link to where the source is named.
import { Link } from '~/ui/shared/navigation';
import { paths } from '../paths';

export function SourceKeys({ blueprintId, keys }: { blueprintId: string; keys: readonly string[] }) {
  if (keys.length === 0) return null;
  return (
    <span className="source-keys">
      {keys.map((key) => (
        <Link key={key} to={`${paths.blueprint(blueprintId, { part: 'sources' })}#source-${key}`}>
          {key}
        </Link>
      ))}
    </span>
  );
}
