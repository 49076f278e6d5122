// A bug in a loader or an action reaches the error page as a sentence with the number of its request: that of the page around it is another
// one, or there is none when what draws the bar failed as well. Said by the server, it costs the browser nothing.
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  data,
  type LoaderFunctionArgs,
  type ServerBuild,
} from '@remix-run/node';
import { isNoRoom } from '~/models/db/passing.server';
import { m } from '~/paraglide/messages.js';

type Route = ServerBuild['routes'][string];
type Asked = (LoaderFunctionArgs | ActionFunctionArgs) & { context: AppLoadContext };
type Handler = (args: Asked) => unknown;

/** The build with each bug told to its log, once, and thrown on as an answer 500 that says the number of the request. */
export function withQuotableBugs(build: ServerBuild): ServerBuild {
  const { handleError } = build.entry.module;
  if (!handleError) return build;
  const routes = Object.entries(build.routes).map(([id, route]): [string, Route] => {
    const { loader, action } = route.module;
    const hasPage = 'default' in route.module;
    const quoted =
      (handler: unknown): Handler =>
      async (args) => {
        try {
          return await (handler as Handler)(args);
        } catch (error) {
          // Who opens an address that has no page gets no error page either.
          const isForPage = hasPage || !args.context.drawn;
          if (!(error instanceof Error) || !isForPage) throw error;
          handleError(error, args);
          throw isNoRoom(error)
            ? (data(m.error_full_text(), { status: 507 }) as unknown)
            : (data(m.error_text({ id: args.context.requestId }), { status: 500 }) as unknown);
        }
      };
    const module = {
      ...route.module,
      ...(loader && { loader: quoted(loader) }),
      ...(action && { action: quoted(action) }),
    };
    return [id, { ...route, module } as Route];
  });
  return { ...build, routes: Object.fromEntries(routes) };
}
