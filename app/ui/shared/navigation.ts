// The framework's links and forms, known here and nowhere else in app/ui, so that moving to its successor is one file.
export { Form, Link, NavLink, useLocation, useNavigate, useNavigation, useSearchParams } from '@remix-run/react';
