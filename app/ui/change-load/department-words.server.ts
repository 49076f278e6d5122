// Words of a department's page of change load: they come along as text, see decision 12.
import { impactAspects } from '~/models/planning/change-load/impact';
import { m } from '~/paraglide/messages.js';
import { aspectText, levelTexts } from './impact-text.server';

/** In the language of the request. */
export function departmentWords() {
  return {
    formTitle: m.changeload_form_title(),
    formBehalf: m.changeload_form_behalf(),
    impact: m.changeload_impact(),
    levels: levelTexts(),
    aspectsTitle: m.changeload_aspects(),
    aspectsHint: m.changeload_aspects_hint(),
    aspects: impactAspects.map((aspect) => ({ aspect, name: aspectText(aspect) })),
    remark: m.changeload_remark(),
    remarkHint: m.changeload_remark_hint(),
    save: m.save(),
    skip: m.changeload_skip(),
    allSaid: m.changeload_all_said(),
    clear: m.changeload_clear(),
    other: m.changeload_other(),
    otherHint: m.changeload_other_hint(),
    otherItem: m.changeload_item(),
    choose: m.changeload_choose(),
    log: m.changeload_log(),
    title: m.changeload_title(),
    lead: m.changeload_department_lead(),
  };
}

export type DepartmentWords = ReturnType<typeof departmentWords>;
