// The page of one item, in blocks: when and why, what it asks, what it should do, what it waits for, what happened.
import type { ComponentProps } from 'react';
import { Link } from '~/ui/shared/navigation';
import type { Day } from '~/models/planning/day';
import type { ItemView } from '~/models/planning/item-view';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { type ConditionLine, ItemConditions } from '../conditions/item-conditions';
import type { ItemCompetences as Told } from '../competence/item-text.server';
import type { EntryText } from '../history/entry-text.server';
import { ButtonLink } from '../shared/button';
import { Notice } from '../shared/notice';
import { Page } from '../shared/page';
import { words } from '../words';
import { ItemActions } from './item-actions';
import { ItemAsk } from './item-ask';
import { ItemCompetences } from './item-competences';
import { ItemCriteria } from './item-criteria';
import { ItemDates } from './item-dates';
import { type ItemEffect, ItemEffects } from './item-effects';
import { ItemHistory } from './item-history';
import { ItemLinks } from './item-links';
import type { ItemWords } from './item-words.server';

type Props = {
  programmeId: string;
  version: number;
  goLive: Day;
  today: Day;
  mayChange: boolean;
  view: ItemView;
  why: string | null;
  advisedIn: { roundId: string; title: string } | null;
  mayWaive: boolean;
  conditions: readonly ConditionLine[];
  competences: Told;
  effects: readonly ItemEffect[];
  history: readonly EntryText[];
  /** The link to the conversation. */
  talk: string;
  say: ItemWords;
  own: ComponentProps<typeof ItemAsk>['own'];
  others: readonly { id: string; title: Label; key: string | null }[];
};

export function ItemPage(props: Props) {
  const { programmeId, view, mayChange, say } = props;
  const { item } = view;
  return (
    <Page
      title={words(item.title)}
      crumbs={[{ label: m.nav_items(), to: paths.items(programmeId) }]}
      actions={
        <>
          {mayChange && !item.retired ? (
            <>
              {view.frozen ? null : (
                <ButtonLink to={paths.itemMove(programmeId, item.id)} look="primary">
                  {m.item_move()}
                </ButtonLink>
              )}
              <ButtonLink to={paths.itemEdit(programmeId, item.id)}>{m.item_edit()}</ButtonLink>
            </>
          ) : null}
          <ButtonLink to={paths.itemConversation(programmeId, item.id)}>{props.talk}</ButtonLink>
        </>
      }
    >
      {item.retired ? <Notice tone="warn" title={m.item_is_retired()} /> : null}
      <div className="two-to-one">
        <div className="stack">
          <ItemDates {...props} say={say.dates} />
          {item.description ? <p className="measure item-description">{item.description}</p> : null}
          {view.moment ? <ItemCriteria {...props} /> : null}
          <ItemLinks {...props} />
          <ItemConditions {...props} itemId={item.id} mayWait={!item.retired && !view.frozen && item.kind !== 'gate'} />
          <ItemEffects
            {...{ programmeId, effects: props.effects, acceptanceValue: item.acceptanceValue, say: say.effects }}
            isFinished={item.progress === 'done'}
          />
          <ItemHistory {...{ programmeId, history: props.history, say: say.history }} itemId={item.id} />
        </div>
        <div className="stack">
          {mayChange ? <ItemActions {...props} /> : null}
          <ItemAsk view={view} say={say.ask} own={props.own} />
          <ItemCompetences programmeId={programmeId} told={props.competences} say={say.competences} />
          {item.sources.length > 0 ? (
            <p className="muted small">{m.item_sources({ sources: item.sources.join(', ') })}</p>
          ) : null}
          <p>
            <Link to={paths.roadmap(programmeId)}>{say.onRoadmap}</Link>
          </p>
        </div>
      </div>
    </Page>
  );
}
