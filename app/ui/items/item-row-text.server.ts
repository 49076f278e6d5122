// What stands in the row of an item, as text: when, what, of which workstream, how it stands, how many hours.
import type { Day } from '~/models/planning/day';
import type { ItemRow } from '~/models/planning/item-list';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { kindText } from '../programme/kind-words';
import { type Markup, markup } from '../shared/markup';
import { stateBadgeText } from '../shared/state-badge-text.server';
import { fromGoLive, hoursText, periodText, words } from '../words';
import { statusBadges } from './status-badge';

type Asked = {
  programmeId: string;
  goLive: Day;
  /** The row can be chosen, with the box of pick-box.tsx. */
  mayChange: boolean;
};

const pickCell = (id: string, title: string) =>
  markup`<td class="pick"><label class="pick-box"><input type="checkbox" name="item[]" aria-label="${m.bulk_pick({ title })}" value="${id}"></label></td>`;

function statusOf({ status, outsidePhase }: ItemRow): Markup {
  const [look, text] = statusBadges[status];
  return markup`${stateBadgeText(look, text())}${outsidePhase ? stateBadgeText('warn', m.item_outside_phase()) : null}`;
}

/** For inside a `tr`; in the language of the request. */
export function itemRowText(row: ItemRow, { programmeId, goLive, mayChange }: Asked): string {
  const title = words(row.title);
  const key = row.key ? markup`<span class="muted small"> ${row.key}</span>` : null;
  const stream = row.workstream
    ? markup`<span class="hue-${row.workstream.hue} hue-edge">${words(row.workstream.title)}</span>`
    : markup`–`;
  return markup`${mayChange ? pickCell(row.id, title) : null}<th scope="row"><a href="${paths.item(programmeId, row.id)}">${title}</a>${key}</th><td>${kindText(row.kind)}</td><td>${periodText(row)} <span class="muted small nowrap">${fromGoLive(goLive, row.from)}</span></td><td>${statusOf(row)}</td><td>${stream}</td><td>${row.owner ?? '–'}</td><td class="number">${row.hours > 0 ? hoursText(row.hours) : '–'}</td>`
    .text;
}
