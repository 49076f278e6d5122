// Values that were typed before, sent along again without showing them.
import type { Typed } from '../shared/field';

export function HiddenValues({ values }: { values: Typed }) {
  return (
    <>
      {Object.entries(values).flatMap(([name, value]) =>
        [value].flat().map((entry, index) => <input key={name + index} type="hidden" name={name} value={entry} />),
      )}
    </>
  );
}
