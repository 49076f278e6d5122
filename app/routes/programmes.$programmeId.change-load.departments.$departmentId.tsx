// One department: what is coming to it, how heavy that is to the project and to itself, and the form to say the latter.
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useNavigate } from '@remix-run/react';
import { askedDepartment } from '~/asked-department-change.server';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { drawnPart } from '~/drawn.server';
import { found, typedValues } from '~/http.server';
import { readImpact } from '~/impact-form.server';
import { findImpactLog, maySayImpact, sayImpact } from '~/models/department-impact.server';
import { getDepartment } from '~/models/department.server';
import { getOrganisation } from '~/models/organisation.server';
import { isHead, may } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { changesInWords, savedChange } from '~/recent-changes.server';
import { requireActor } from '~/session.server';
import { answerBadSettings, answerSettings, seenIn } from '~/settings-answer.server';
import { departmentBodyId, DepartmentPage } from '~/ui/change-load/department-page';
import { departmentBody, departmentSummary } from '~/ui/change-load/department-text.server';
import { departmentWords } from '~/ui/change-load/department-words.server';
import { impactText, theirWord } from '~/ui/change-load/impact-text.server';
import { departmentNames } from '~/ui/change-load/names.server';
import { paths } from '~/ui/paths';
import capacityStyles from '~/ui/styles/capacity.css?url';
import styles from '~/ui/styles/change-load.css?url';
import settingsStyles from '~/ui/styles/settings.css?url';
import { periodText, words } from '~/ui/words';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.department.name ?? ''} · ${m.changeload_title()} · ${m.app_name()}` },
];
export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: settingsStyles },
  { rel: 'stylesheet', href: capacityStyles },
  { rel: 'stylesheet', href: styles },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = await askedPlan(args, actor);
  const { id } = plan.programme;
  const departmentId = args.params.departmentId!;
  found(await getDepartment(actor, departmentId));
  const { searchParams } = new URL(args.request.url);
  const today = todayFor(args.context);
  const maySay = maySayImpact(actor, departmentId);
  const [asked, organisation, log, saved] = await Promise.all([
    askedDepartment(actor, plan, { departmentId, today, itemId: searchParams.get('item') }),
    getOrganisation(actor),
    findImpactLog(actor, { programmeId: id, departmentId }).then((entries) => changesInWords(actor, entries)),
    savedChange(actor, searchParams.get('changed')),
  ]);
  const { item, next, silent, row } = asked;
  const nameOf = departmentNames(plan);
  const said = item && asked.coming.find((known) => known.item.id === item.item.id);
  const project = said?.project ?? null;
  const mayChange = may(actor, 'plan.change');
  const say = departmentWords();
  return {
    ...{ id, log, saved, maySay, say },
    department: { id: departmentId, name: nameOf(departmentId) },
    summary: departmentSummary(row),
    toSay: maySay ? (silent.length === 0 ? say.allSaid : m.changeload_to_say({ count: silent.length })) : null,
    item:
      item && maySay
        ? {
            id: item.item.id,
            title: words(item.item.title),
            when: periodText({ from: item.item.start, until: item.item.until }),
            project:
              project === null
                ? m.changeload_form_project_none()
                : m.changeload_form_project({ level: impactText(project) }),
            agree:
              project === null ? null : { level: project, text: m.changeload_agree({ level: impactText(project) }) },
            word: item.word && { impact: item.word.impact, aspects: item.word.aspects, remark: item.word.remark },
            theirs: item.word && theirWord(item.word, isHead(actor, departmentId)),
            saveTo: paths.changeLoadDepartment(id, departmentId, { item: item.item.id }),
            skipTo: paths.changeLoadDepartment(id, departmentId, { item: next?.id ?? null }),
          }
        : null,
    others: maySay ? asked.others.map((other) => ({ id: other.id, title: words(other.title) })) : [],
    onBehalf: !isHead(actor, departmentId),
    revision: found(organisation).revision,
    body: drawnPart(
      args.context,
      departmentBodyId,
      departmentBody({ ...asked, plan, departmentId, nameOf, maySay, mayChange, today }),
    ),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'impact.say');
  const plan = await askedPlan(args, actor);
  const departmentId = args.params.departmentId!;
  found(await getDepartment(actor, departmentId));
  const { id: programmeId } = plan.programme;
  const asked = new URL(args.request.url).searchParams.get('item');
  const { id: itemId } = found(plan.items.find(({ id, retired }) => id === asked && !retired));
  const form = await args.request.formData();
  const reading = readImpact(form);
  if (!reading.ok) return answerBadSettings(reading);
  const answer = await sayImpact(actor, { programmeId, itemId, departmentId, word: reading.value, seen: seenIn(form) });
  return answerSettings(actor, answer, paths.changeLoadDepartment(programmeId, departmentId), typedValues(form));
}

export default function DepartmentChangeLoad() {
  const navigate = useNavigate();
  const go = (to: string, keep: boolean) => void navigate(to, { preventScrollReset: keep });
  return <DepartmentPage {...useLoaderData<typeof loader>()} state={useActionData<typeof action>()} go={go} />;
}
