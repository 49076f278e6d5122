// Which milestones the trend shows: a kind at once, or some by name.
import { Form, Link } from '~/ui/shared/navigation';
import { type TrendChoice, trendChoices } from '~/models/planning/milestone-trend';
import type { ItemKind, Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button } from '../shared/button';
import { Check } from '../shared/field';
import { words } from '../words';

const texts: Record<TrendChoice, () => string> = {
  gates: m.gates_trend_gates,
  milestones: m.gates_trend_milestones,
  moved: m.gates_trend_moved,
  all: m.gates_trend_all,
};

type Props = {
  id: string;
  show: TrendChoice | null;
  choices: readonly { itemId: string; title: Label; kind: ItemKind }[];
  shown: readonly string[];
};

export function TrendChoices({ id, show, choices, shown }: Props) {
  const ticked = new Set(shown);
  return (
    <div className="stack-small trend-choices">
      <nav className="segments" aria-label={m.gates_trend_choose()}>
        {trendChoices.map((choice) => (
          <Link
            key={choice}
            to={paths.trend(id, { show: choice === 'gates' ? null : choice })}
            aria-current={choice === show ? 'true' : undefined}
          >
            {texts[choice]()}
          </Link>
        ))}
      </nav>
      <details className="fold">
        <summary>{m.gates_trend_by_name()}</summary>
        <Form method="get" className="stack-small" key={shown.join()}>
          <div className="checks">
            {choices.map(({ itemId, title }) => (
              <Check key={itemId} name="item" value={itemId} label={words(title)} checked={ticked.has(itemId)} />
            ))}
          </div>
          <div>
            <Button small>{m.gates_trend_show()}</Button>
          </div>
        </Form>
      </details>
    </div>
  );
}
