// Several items at once, on a page of their own: what follows or why not, what can be done, and which items.
import { Form } from '~/ui/shared/navigation';
import type { ChosenItem } from '~/models/planning/item-list';
import { m } from '~/paraglide/messages.js';
import type { PlanAnswer } from '~/plan-answer.server';
import { paths } from '../paths';
import { ConfirmChange } from '../plan/confirm-change';
import { NotSaved } from '../plan/not-saved';
import { HiddenValues } from '../programmes/hidden-values';
import { Button, ButtonLink } from '../shared/button';
import { EmptyState } from '../shared/empty-state';
import { ErrorSummary } from '../shared/error-summary';
import { typedList, typedText, VersionField } from '../shared/field';
import { Page } from '../shared/page';
import { AssignedText, AssignFields, type BulkChoices, MoveFields } from './bulk-fields';
import { ChosenItems } from './chosen-items';

type Props = {
  programmeId: string;
  version: number;
  /** As the address asks them; what was sent comes with the answer. */
  chosen: readonly ChosenItem[];
  back: string;
  choices: BulkChoices;
  answer: (PlanAnswer & { chosen: readonly ChosenItem[]; back: string }) | undefined;
};

const saves = { move: m.bulk_save_move, assign: m.bulk_save_assign, retire: m.bulk_save_retire };

export function BulkPage({ programmeId, version, choices, answer, ...asked }: Props) {
  const { chosen, back } = answer ?? asked;
  const arrived = Boolean(answer?.consequences);
  const save = saves[typedText(answer, 'do', 'move') as keyof typeof saves];
  const labels = {
    'item[]': m.bulk_chosen(),
    amount: m.bulk_amount(),
    unit: m.bulk_unit(),
    direction: m.bulk_direction(),
    toOwner: m.bulk_assign(),
    do: m.bulk_title(),
  };
  return (
    <Page
      title={m.bulk_title()}
      lead={arrived ? undefined : m.bulk_lead()}
      crumbs={[{ label: m.nav_items(), to: back }]}
    >
      <NotSaved answer={answer} />
      <WithoutThese answer={answer} />
      <ErrorSummary state={answer} labels={labels} />
      <ConfirmChange
        {...{ programmeId, answer, arrived }}
        save={save?.({ count: chosen.length })}
        look={typedText(answer, 'do', '') === 'retire' ? 'danger' : 'primary'}
        cancelTo={back}
      >
        <AssignedText choices={choices} state={answer} />
      </ConfirmChange>
      {chosen.length === 0 ? (
        <EmptyState action={<ButtonLink to={back}>{m.bulk_to_list()}</ButtonLink>}>{m.bulk_empty()}</EmptyState>
      ) : (
        <>
          <h2>{arrived ? m.confirm_or_change() : m.bulk_what()}</h2>
          <Form method="post" action={paths.itemsBulk(programmeId)} className="stack" noValidate>
            <VersionField state={answer} version={version} />
            <input type="hidden" name="back" value={back} />
            <div className="bulk-asks">
              <section className="panel" aria-labelledby="bulk-move">
                <h3 id="bulk-move">{m.bulk_move()}</h3>
                <MoveFields state={answer} />
                <p className="hint">{m.bulk_unit_hint()}</p>
                <Ask what="move" />
              </section>
              <section className="panel" aria-labelledby="bulk-assign">
                <h3 id="bulk-assign">{m.bulk_assign()}</h3>
                <AssignFields choices={choices} state={answer} />
                <Ask what="assign" />
              </section>
              <section className="panel" aria-labelledby="bulk-retire">
                <h3 id="bulk-retire">{m.bulk_retire()}</h3>
                <p>{m.bulk_retire_text()}</p>
                <Ask what="retire" />
              </section>
            </div>
            <ChosenItems
              programmeId={programmeId}
              items={chosen}
              ticked={
                new Set(
                  typedList(
                    answer,
                    'item[]',
                    chosen.map((item) => item.id),
                  ),
                )
              }
            />
          </Form>
        </>
      )}
    </Page>
  );
}

const asks = { move: m.bulk_move, assign: m.bulk_assign, retire: m.bulk_retire };

/** Three buttons with one text would be three times the same to who hears them. */
function Ask({ what }: { what: keyof typeof asks }) {
  return (
    <div className="buttons">
      <Button name="do" value={what} label={`${m.move_look()}: ${asks[what]()}`}>
        {m.move_look()}
      </Button>
    </div>
  );
}

/** The same once more without the items that stand in the way. */
function WithoutThese({ answer }: { answer: PlanAnswer | undefined }) {
  if (!answer?.inTheWay) return null;
  const stand = new Set(answer.inTheWay);
  const rest = typedList(answer, 'item[]', []).filter((id) => !stand.has(id));
  if (rest.length === 0) return null;
  return (
    <Form method="post">
      <HiddenValues values={{ ...answer.typed, 'item[]': rest }} />
      <Button look="primary">{m.bulk_without()}</Button>
    </Form>
  );
}
