// A text in which people are named: with scripts a list of names opens behind an @, by mouse or by keyboard.
import { type KeyboardEvent, useRef, useState } from 'react';
import { m } from '~/paraglide/messages.js';
import { Field, type FormState, typedText } from '../shared/field';
import type { Name } from './comment-words';
import { namesFor, nameTyped } from './names-typed';

type Props = { name: string; label: string; hint: string; state: FormState; start?: string; names: readonly Name[] };

const listId = 'talk-names';
const optionId = (at: number) => `talk-name-${at}`;

export function MentionBox({ name, label, hint, state, start, names }: Props) {
  const box = useRef<HTMLTextAreaElement>(null);
  const [offered, setOffered] = useState<readonly Name[]>([]);
  const [active, setActive] = useState(0);
  const isOpen = offered.length > 0;

  const look = () => {
    const { value, selectionStart } = box.current!;
    const typed = nameTyped(value, selectionStart);
    setOffered(typed ? namesFor(names, typed.query) : []);
    setActive(0);
  };
  const take = (person: Name) => {
    const area = box.current!;
    const typed = nameTyped(area.value, area.selectionStart);
    if (typed) area.setRangeText(`@${person.name} `, typed.at, area.selectionStart, 'end');
    setOffered([]);
    area.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setActive((active + step + offered.length) % offered.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(offered[active]!);
    else if (event.key === 'Escape') setOffered([]);
    else return;
    event.preventDefault();
  };

  return (
    <div className="talk-box">
      <Field name={name} label={label} hint={hint} state={state}>
        {(props) => (
          <textarea
            {...props}
            ref={box}
            rows={5}
            className="utrecht-textarea utrecht-textarea--html-textarea"
            defaultValue={typedText(state, name, start)}
            aria-autocomplete="list"
            aria-haspopup="listbox"
            aria-controls={isOpen ? listId : undefined}
            aria-activedescendant={isOpen ? optionId(active) : undefined}
            onInput={look}
            onKeyDown={onKeyDown}
            onBlur={() => setOffered([])}
          />
        )}
      </Field>
      <p className="visually-hidden" role="status">
        {isOpen ? m.talk_found({ count: offered.length }) : ''}
      </p>
      {isOpen ? (
        <ul id={listId} className="plain talk-names" role="listbox" aria-label={m.talk_names()}>
          {offered.map((person, at) => (
            // The keys are those of the text, which keeps the focus.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <li
              key={person.id}
              id={optionId(at)}
              role="option"
              aria-selected={at === active}
              // Before the text loses its focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(person)}
            >
              {person.name}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
