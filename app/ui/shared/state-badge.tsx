// A state: icon, word and tint together, never colour alone.
import { Icon } from './icon';

const looks = {
  good: ['state state-good', 'circle-check'],
  warn: ['state state-warn', 'alert-triangle'],
  bad: ['state state-bad', 'circle-x'],
  info: ['state state-info', 'info-circle'],
  open: ['state', 'circle'],
  started: ['state state-info', 'player-play'],
  late: ['state state-warn', 'clock'],
  retired: ['state', 'archive'],
} as const;

export type Look = keyof typeof looks;

export function StateBadge({ look, children }: { look: Look; children: string }) {
  const [className, icon] = looks[look];
  return (
    <span className={className}>
      <Icon name={icon} />
      {children}
    </span>
  );
}
