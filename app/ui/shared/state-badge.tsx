// A state: icon, word and tint together, never colour alone.
import {
  IconAlertTriangle,
  IconArchive,
  IconCircle,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconInfoCircle,
  IconPlayerPlay,
} from '@tabler/icons-react';

const looks = {
  good: ['state state-good', IconCircleCheck],
  warn: ['state state-warn', IconAlertTriangle],
  bad: ['state state-bad', IconCircleX],
  info: ['state state-info', IconInfoCircle],
  open: ['state', IconCircle],
  started: ['state state-info', IconPlayerPlay],
  late: ['state state-warn', IconClock],
  retired: ['state', IconArchive],
} as const;

export function StateBadge({ look, children }: { look: keyof typeof looks; children: string }) {
  const [className, Icon] = looks[look];
  return (
    <span className={className}>
      <Icon aria-hidden="true" stroke={2} />
      {children}
    </span>
  );
}
