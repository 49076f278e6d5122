// The document of every page: language, theme, bar, and what to show when something is not there.
import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Link,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import { type ReactNode, useEffect } from 'react';
import { localMoment, todayFor } from './clock.server';
import { crowd } from './models/activity.server';
import { getAskedAssessment } from './models/assessment-answer.server';
import { lastBackup } from './models/backup.server';
import { checkInTheme } from './models/check-in-answer.server';
import { countUnread } from './models/notice.server';
import { isEmbedded } from './models/storage.server';
import { getSurvey } from './models/survey-answer.server';
import { m } from './paraglide/messages.js';
import { getLocale } from './paraglide/runtime.js';
import { may } from './models/planning/permission';
import { currentPerson, openToAll, renewedCookie } from './session.server';
import { paths } from './ui/paths';
import { useNonce } from './ui/shared/nonce';
import { standsInText } from './ui/account/stands-in-text.server';
import { roleText } from './ui/programme/kind-words';
import { CrowdNotice } from './ui/shell/crowd-notice';
import { crowdText } from './ui/shell/crowd-text.server';
import { footText } from './ui/shell/foot-text.server';
import { bellText } from './ui/notices/notice-text.server';
import { PageFoot } from './ui/shell/page-foot';
import { TopBar } from './ui/shell/top-bar';
import styles from './ui/styles/index.css?url';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
];

export const meta: MetaFunction = () => [{ title: m.app_name() }];

export async function loader(args: LoaderFunctionArgs) {
  openToAll(args);
  // Who answers a survey is nobody: its page does not look who is signed in, and stands in the municipality's house style.
  const { token } = args.params;
  const survey =
    token === undefined
      ? null
      : ((await getSurvey(token, todayFor(args.context))) ??
        (await getAskedAssessment(token)) ??
        (await checkInTheme(token, todayFor(args.context))));
  const person = token === undefined ? await currentPerson(args) : null;
  const isAdministrator = person !== null && may(person.actor, 'people.change');
  const page = {
    locale: getLocale(),
    requestId: args.context.requestId,
    theme: survey?.theme ?? person?.organisation.theme ?? 'voorbeeld',
    foot: isAdministrator ? footText({ embedded: isEmbedded(), backup: localBackup(await lastBackup()) }) : null,
    crowd: crowdText(isAdministrator ? await crowd(new Date()) : null),
    person: person && {
      ...{ name: person.name, role: roleText(person.actor.role), organisation: person.organisation.name },
      standsIn: person.standsInFor.map(standsInText),
      bell: bellText(await countUnread(person.actor)),
    },
  };
  const cookie = await renewedCookie(args, person);
  return data(page, cookie ? { headers: { 'Set-Cookie': cookie } } : {});
}

const localBackup = (backup: { at: string | null } | null) =>
  backup && { at: backup.at === null ? null : localMoment(backup.at) };

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const loaded = useRouteLoaderData<typeof loader>('root');
  const theme = loaded?.theme ?? 'voorbeeld';
  // What a page can do without until it stands: whoever writes into it earlier has React draw it anew, and takes away what was typed.
  useEffect(() => {
    void import('./ui/shell/later').then(({ listen }) => listen());
  }, []);
  return (
    <html lang={getLocale()} className={`dok ${theme}-theme`}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="stylesheet" href={`/themes/${theme}.css`} />
        <Meta />
        <Links />
      </head>
      <body>
        <a className="skip-link" href="#inhoud">
          {m.skip_to_content()}
        </a>
        <TopBar person={loaded?.person ?? null} />
        <CrowdNotice crowd={loaded?.crowd ?? null} />
        {children}
        <PageFoot text={loaded?.foot ?? null} />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const loaded = useRouteLoaderData<typeof loader>('root');
  const answer = isRouteErrorResponse(error) ? error : null;
  const status = answer?.status ?? 500;
  const [title, text] =
    status === 404
      ? [m.error_not_found_title(), m.error_not_found_text()]
      : status === 403
        ? [m.error_forbidden_title(), m.error_forbidden_text()]
        : // What the server says of it has the number of the request that failed, which may be a later one than that of the page.
          [
            m.error_title(),
            answer && status >= 500 ? String(answer.data) : m.error_text({ id: loaded?.requestId ?? '–' }),
          ];
  return (
    <main id="inhoud" className="page">
      <h1>{title}</h1>
      <p className="measure">{text}</p>
      <p>
        <Link to={paths.home()}>{m.error_home()}</Link>
      </p>
    </main>
  );
}
