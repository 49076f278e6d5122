// Whether the record is unbroken, and the line that shows it later.
import { m } from '~/paraglide/messages.js';
import { Notice } from '../shared/notice';

type Props = { tone: 'good' | 'bad'; title: string; text: string | null; end: string; itself: string };

export function RecordVerdict({ tone, title, text, end, itself }: Props) {
  return (
    <>
      <Notice tone={tone} title={title}>
        {text ? <p>{text}</p> : null}
      </Notice>
      <p className="measure">{itself}</p>
      <p className="measure">{m.privacy_record_end()}</p>
      <p>
        <code className="access-key">{end}</code>
      </p>
      <p className="muted small">{m.privacy_record_end_check()}</p>
    </>
  );
}
