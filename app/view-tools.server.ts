// What the layout of a programme says of saved views: the tools of the screen one is at, and how screens start from its menu.
import { drawnPart } from './drawn.server';
import type { Actor } from './models/planning/permission';
import type { Plan } from './models/planning/plan';
import { keptSearch } from './models/planning/views/kept-search';
import { screenAt, type ViewScreen } from './models/planning/views/view-screens';
import { findViews } from './models/saved-view.server';
import { addressOf, type Asking } from './session.server';
import { viewToolsText } from './ui/views/view-tools-text.server';
import { viewToolsId } from './ui/views/view-tools';
import { goneText, presentIn } from './ui/views/view-text.server';

/** What tells of a moment and not of what is looked at: no link needs it. */
const passing = ['changed', 'saved', 'moved', '_routes'];

export type ScreenStarts = Partial<Record<ViewScreen, string>>;

export async function viewTools({ request, context }: Asking, actor: Actor, plan: Plan) {
  const { id } = plan.programme;
  const views = await findViews(actor, id);
  const starts: ScreenStarts = {};
  for (const { screen, search, isStart } of views) if (isStart && search !== '') starts[screen] = search;
  const url = new URL(request.url);
  const pathname = url.pathname.replace(/\.data$/, '');
  const screen = screenAt(pathname);
  if (screen === null) return { starts, tools: drawnPart(context, viewToolsId, '') };
  for (const name of passing) url.searchParams.delete(name);
  const search = keptSearch(screen, url.search, { period: true });
  const text = viewToolsText({
    ...{ programmeId: id, screen, search, address: addressOf(request, pathname + url.search) },
    views: views.filter((view) => view.screen === screen),
    gone: goneText(screen, search, presentIn(plan)),
  });
  return { starts, tools: drawnPart(context, viewToolsId, text) };
}
