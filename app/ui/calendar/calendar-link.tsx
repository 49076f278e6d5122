// A link within the calendar: the page changes in place and the reader stays where they were looking.
import { Link } from '~/ui/shared/navigation';
import type { ReactNode } from 'react';

type Props = {
  to: string;
  children: ReactNode;
  className?: string;
  /** The choice that is shown now. */
  current?: boolean;
  label?: string;
  title?: string;
};

export function CalendarLink({ to, children, className, current = false, label, title }: Props) {
  return (
    <Link
      to={to}
      className={className}
      aria-current={current ? 'true' : undefined}
      aria-label={label}
      title={title}
      preventScrollReset
      discover="none"
    >
      {children}
    </Link>
  );
}
