// A state: icon, word and tint together, never colour alone.
import { Icon } from './icon';

/** The classes and the icon of each. */
export const stateLooks = {
  good: ['state state-good', 'circle-check'],
  warn: ['state state-warn', 'alert-triangle'],
  bad: ['state state-bad', 'circle-x'],
  info: ['state state-info', 'info-circle'],
  open: ['state', 'circle'],
  started: ['state state-info', 'player-play'],
  late: ['state state-warn', 'clock'],
  retired: ['state', 'archive'],
} as const;

export type Look = keyof typeof stateLooks;

export function StateBadge({ look, children }: { look: Look; children: string }) {
  const [className, icon] = stateLooks[look];
  return (
    <span className={className}>
      <Icon name={icon} />
      {children}
    </span>
  );
}
