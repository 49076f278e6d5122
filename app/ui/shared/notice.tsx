// Something the reader must know, with a heading that says it.
import type { ReactNode } from 'react';

type Props = {
  tone?: 'info' | 'good' | 'warn' | 'bad';
  title: ReactNode;
  children?: ReactNode;
  /** Read aloud when it appears. */
  live?: boolean;
};

export function Notice({ tone = 'info', title, children, live = false }: Props) {
  const role = live ? (tone === 'bad' ? 'alert' : 'status') : undefined;
  return (
    <div className={tone === 'info' ? 'notice' : `notice notice-${tone}`} role={role}>
      <strong>{title}</strong>
      {children}
    </div>
  );
}
