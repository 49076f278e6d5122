// A button says what happens; a link that looks like one goes somewhere.
import { Link } from '~/ui/shared/navigation';
import type { ReactNode } from 'react';

type Look = 'primary' | 'secondary' | 'subtle' | 'danger';

const classes: Record<Look, string> = {
  primary: 'utrecht-button utrecht-button--primary-action',
  secondary: 'utrecht-button utrecht-button--secondary-action',
  subtle: 'utrecht-button utrecht-button--subtle',
  danger: 'utrecht-button utrecht-button--secondary-action utrecht-button--danger',
};

function classOf(look: Look, small: boolean) {
  return small ? `${classes[look]} button-small` : classes[look];
}

type ButtonProps = {
  children: ReactNode;
  look?: Look;
  small?: boolean;
  name?: string;
  value?: string;
  formAction?: string;
  /** Says more than the visible words, for a button that repeats in a list. */
  label?: string;
  type?: 'submit' | 'button';
  onClick?: () => void;
  disabled?: boolean;
};

export function Button({ children, look = 'secondary', small = false, label, type = 'submit', ...rest }: ButtonProps) {
  return (
    <button className={classOf(look, small)} type={type} aria-label={label} {...rest}>
      {children}
    </button>
  );
}

type ButtonLinkProps = {
  to: string;
  children: ReactNode;
  look?: Look;
  small?: boolean;
  label?: string;
  reload?: boolean;
};

export function ButtonLink({
  to,
  children,
  look = 'secondary',
  small = false,
  label,
  reload = false,
}: ButtonLinkProps) {
  return (
    <Link to={to} className={classOf(look, small)} aria-label={label} reloadDocument={reload}>
      {children}
    </Link>
  );
}
