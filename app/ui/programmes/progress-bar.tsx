// How much is done, as a bar and in words.
import { m } from '~/paraglide/messages.js';
import { number } from '../words';

export function ProgressBar({ done, total }: { done: number; total: number }) {
  const share = total === 0 ? 0 : Math.round((done / total) * 1000) / 10;
  return (
    <div className="progress">
      <svg className="progress-bar" aria-hidden="true">
        <rect className="progress-track" width="100%" height="8" />
        <rect className="progress-done" width={`${share}%`} height="8" />
      </svg>
      <span>{m.programme_done_of({ done: number(done), total: number(total) })}</span>
    </div>
  );
}
