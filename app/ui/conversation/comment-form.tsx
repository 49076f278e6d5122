// Writing or correcting a comment: the text, and somebody to name for who has no scripts or finds a list easier.
import { Form } from '~/ui/shared/navigation';
import { correctableFor } from '~/models/planning/conversation/comment';
import { m } from '~/paraglide/messages.js';
import { Button, ButtonLink } from '../shared/button';
import { ErrorSummary } from '../shared/error-summary';
import { type FormState, SelectField } from '../shared/field';
import type { Name } from './comment-words';
import { MentionBox } from './mention-box';

type Props = { names: readonly Name[]; state: FormState; start?: string; save: string; cancelTo?: string };

export function CommentForm({ names, state, start = '', save, cancelTo }: Props) {
  const labels = { text: m.talk_text(), mention: m.talk_mention() };
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      <MentionBox
        name="text"
        label={labels.text}
        hint={m.talk_text_hint({ minutes: correctableFor })}
        {...{ state, start, names }}
      />
      <SelectField
        name="mention"
        label={labels.mention}
        hint={m.talk_mention_hint()}
        state={state}
        start=""
        optional
        empty={m.talk_mention_none()}
        options={names.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <div className="buttons">
        <Button look="primary">{save}</Button>
        {cancelTo ? (
          <ButtonLink to={cancelTo} look="subtle">
            {m.cancel()}
          </ButtonLink>
        ) : null}
      </div>
    </Form>
  );
}
