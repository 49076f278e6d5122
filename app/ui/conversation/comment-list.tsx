// What was said, in order: by whom, when, and what of it the reader may still change.
import { Fragment } from 'react';
import { Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { commentAnchor, type CommentText } from './comment-words';

export function CommentList({ comments }: { comments: readonly CommentText[] }) {
  return (
    <ol className="plain talk">
      {comments.map((comment) => (
        <li key={comment.id} id={commentAnchor(comment.id)} className="talk-comment">
          <CommentBody {...comment} />
        </li>
      ))}
    </ol>
  );
}

export function CommentBody({ author, when, parts, edited, removed, correctTo, removeTo }: CommentText) {
  return (
    <article className="talk-article">
      <p className="talk-head">
        <strong>{author}</strong>{' '}
        <span className="muted small">
          {when}
          {edited && !removed ? ` · ${m.talk_edited()}` : ''}
        </span>
      </p>
      {removed ? (
        <p className="muted">
          <em>{m.talk_removed()}</em>
        </p>
      ) : (
        <p className="talk-text measure">
          {parts.map((part, at) => (
            <Fragment key={at}>
              {part.kind === 'text' ? (
                part.text
              ) : part.kind === 'mention' ? (
                <span className={part.me ? 'talk-name talk-me' : 'talk-name'}>@{part.name}</span>
              ) : (
                <Link to={part.to}>{part.to}</Link>
              )}
            </Fragment>
          ))}
        </p>
      )}
      {correctTo || removeTo ? (
        <p className="talk-actions small no-print">
          {correctTo ? (
            <Link to={correctTo} aria-label={m.talk_correct_this({ when })}>
              {m.talk_correct()}
            </Link>
          ) : null}
          {removeTo ? (
            <Link to={removeTo} aria-label={m.talk_remove_this({ when })}>
              {m.talk_remove()}
            </Link>
          ) : null}
        </p>
      ) : null}
    </article>
  );
}
