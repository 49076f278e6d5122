// The conversation about an item or a figure: what was said, and the form to say something.
import { m } from '~/paraglide/messages.js';
import { EmptyState } from '../shared/empty-state';
import type { FormState } from '../shared/field';
import { Page } from '../shared/page';
import { CommentForm } from './comment-form';
import { CommentList } from './comment-list';
import type { CommentText, Name } from './comment-words';

type Props = {
  /** What it is about, and its page. */
  what: string;
  aboutTo: string;
  comments: readonly CommentText[];
  /** Who can be named; null for who may not write. */
  names: readonly Name[] | null;
  state: FormState;
};

export function ConversationPage({ what, aboutTo, comments, names, state }: Props) {
  return (
    <Page title={m.talk_of({ what })} lead={m.talk_lead()} crumbs={[{ label: what, to: aboutTo }]}>
      {comments.length > 0 ? <CommentList comments={comments} /> : <EmptyState>{m.talk_none()}</EmptyState>}
      {names ? (
        <section className="stack-small no-print" aria-labelledby="talk-new">
          <h2 id="talk-new">{m.talk_new()}</h2>
          {/* Begins anew once something was added. */}
          <CommentForm key={comments.length} names={names} state={state} save={m.talk_post()} />
        </section>
      ) : (
        <p className="muted">{m.talk_reader()}</p>
      )}
    </Page>
  );
}
