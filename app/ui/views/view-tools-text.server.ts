// Above a screen whose state stands in its address: its saved views, keeping this one, and the link to it. As text: no page's script grows.
import type { SavedView } from '~/models/saved-view.server';
import type { ViewScreen } from '~/models/planning/views/view-screens';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { iconText } from '../shared/icon-text.server';
import { type Markup, markup } from '../shared/markup';
import { screenPath } from './view-text.server';

const button = 'utrecht-button utrecht-button--subtle button-small';

export type ViewTools = {
  programmeId: string;
  screen: ViewScreen;
  /** What is kept of the address one is at. */
  search: string;
  /** The address as others can open it, with everything in it. */
  address: string;
  /** Those of this screen. */
  views: readonly SavedView[];
  /** What the address names that is gone. */
  gone: string | null;
};

function listOf(title: string, id: string, rows: readonly Markup[]): Markup | null {
  if (rows.length === 0) return null;
  return markup`<p class="view-menu-head" id="${id}">${title}</p><ul class="plain" aria-labelledby="${id}">${rows}</ul>`;
}

function menu({ programmeId, screen, search, views }: ViewTools): Markup {
  const row = ({ name, search: kept, isStart }: SavedView) => {
    const current = kept === search ? markup` aria-current="page"` : null;
    const start = isStart ? markup` <span class="muted small">${m.views_is_start()}</span>` : null;
    return markup`<li><a href="${screenPath(programmeId, screen, kept)}"${current}>${name}</a>${start}</li>`;
  };
  const own = views.filter(({ isOwn }) => isOwn).map(row);
  const shared = views.filter(({ isOwn }) => !isOwn).map(row);
  const none = views.length === 0 ? markup`<p class="muted">${m.views_none_here()}</p>` : null;
  const plain =
    search === '' ? null : markup`<li><a href="${screenPath(programmeId, screen, '')}">${m.views_plain()}</a></li>`;
  const title = views.length === 0 ? m.views_menu() : m.views_menu_count({ count: views.length });
  return markup`<details class="view-menu"><summary class="${button}">${title}</summary><div class="view-menu-list">${none}${listOf(m.views_mine(), 'views-mine', own)}${listOf(m.views_shared(), 'views-shared', shared)}<ul class="plain view-menu-foot">${plain}<li><a href="${paths.views(programmeId)}">${m.views_manage()}</a></li></ul></div></details>`;
}

export function viewToolsText(tools: ViewTools): string {
  const { programmeId, screen, search, address, gone } = tools;
  const keep = markup`<a class="${button}" href="${paths.viewNew(programmeId, { screen, kept: search })}">${iconText('bookmark')}${m.views_keep()}</a>`;
  // Without scripts nothing can be copied for the reader; the address stands there to be copied by hand.
  const copy = markup`<button type="button" class="${button} view-copy" data-copy="${address}" data-done="${m.views_copied()}">${iconText('link')}${m.views_copy()}</button><span class="view-copied small" role="status"></span><noscript><input class="utrecht-textbox utrecht-textbox--html-input" readonly aria-label="${m.views_address()}" value="${address}"></noscript>`;
  const lost =
    gone === null
      ? null
      : markup`<div class="notice notice-warn"><strong>${m.views_gone_title()}</strong><p>${m.views_gone_text({ what: gone })}</p></div>`;
  return markup`<div class="view-tools-row" role="group" aria-label="${m.views_tools()}">${menu(tools)}${keep}${copy}</div>${lost}`
    .text;
}
