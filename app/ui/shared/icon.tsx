// A picture beside words. All of them stand in one file, that a browser fetches once and keeps.
import sprite from './icons.svg?url';

/** The symbols of icons.svg. */
export type IconName =
  | 'adjustments'
  | 'alert-triangle'
  | 'archive'
  | 'arrow-down'
  | 'arrow-up'
  | 'bell'
  | 'bookmark'
  | 'calendar'
  | 'calendar-exclamation'
  | 'chart-bar'
  | 'chart-line'
  | 'chevron-left'
  | 'chevron-right'
  | 'circle'
  | 'circle-check'
  | 'circle-x'
  | 'clipboard-list'
  | 'clock'
  | 'diamond'
  | 'download'
  | 'external-link'
  | 'history'
  | 'home'
  | 'info-circle'
  | 'layout-rows'
  | 'link'
  | 'list'
  | 'list-check'
  | 'pencil'
  | 'player-play'
  | 'rocket'
  | 'search'
  | 'table'
  | 'target'
  | 'timeline'
  | 'upload'
  | 'users';

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" width="24" height="24" aria-hidden="true">
      <use href={`${sprite}#${name}`} />
    </svg>
  );
}
