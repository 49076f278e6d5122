// Turns a saved change of departments, teams, metrics, targets, the roll-out or the calendar round; when later changes contradict it, says which.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { todayFor } from '~/clock.server';
import { found } from '~/http.server';
import { programmeOfAgreement } from '~/models/agreement.server';
import { programmeOfRound } from '~/models/assessment-round.server';
import { changedImpact } from '~/models/department-impact.server';
import { getOrganisationEntry, type OrganisationEntry } from '~/models/organisation-history.server';
import { isOfTheme, undoOrganisationChange } from '~/models/organisation-undo.server';
import type { OrganisationCollection } from '~/models/planning/organisation-row';
import type { Actor } from '~/models/planning/permission';
import { programmeOfRollout } from '~/models/rollout.server';
import { programmeOfSurvey } from '~/models/survey-close.server';
import { programmeOfTarget } from '~/models/target.server';
import { m } from '~/paraglide/messages.js';
import { proveFirst, requireActor } from '~/session.server';
import { answerSupply } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { NotSaved } from '~/ui/plan/not-saved';
import { ConfirmSupply } from '~/ui/settings/confirm-supply';
import { Page } from '~/ui/shared/page';

export const meta: MetaFunction = () => [{ title: `${m.undo()} · ${m.app_name()}` }];

type OfProgramme =
  | 'targets'
  | 'team_agreements'
  | 'rollout_subjects'
  | 'rollout_cells'
  | 'department_impacts'
  | 'assessment_rounds'
  | 'survey_rounds';

const pages: Record<Exclude<OrganisationCollection, OfProgramme>, () => string> = {
  departments: paths.departments,
  teams: paths.teams,
  competences: paths.competences,
  team_competences: paths.competences,
  team_staffing: paths.teams,
  team_steps: paths.teams,
  capacity: paths.capacityRules,
  change_load: paths.changeLoadRules,
  exceptions: paths.workingCalendar,
  organisation: paths.workingCalendar,
  metrics: paths.metrics,
  people: paths.people,
  deputies: paths.people,
  group_mappings: paths.groups,
  retention: paths.retention,
};
const pagesOfProgramme: Record<Exclude<OfProgramme, 'department_impacts' | 'survey_rounds'>, (id: string) => string> = {
  targets: paths.targets,
  team_agreements: paths.risk,
  rollout_subjects: paths.rolloutSubjects,
  rollout_cells: paths.rollout,
  assessment_rounds: paths.assessments,
};

const isOfProgramme = (collection: OrganisationCollection): collection is keyof typeof pagesOfProgramme =>
  collection in pagesOfProgramme;

function programmeOf(collection: OfProgramme) {
  if (collection === 'targets') return programmeOfTarget;
  if (collection === 'assessment_rounds') return programmeOfRound;
  return collection === 'team_agreements' ? programmeOfAgreement : programmeOfRollout;
}

/** The page to go back to: the one the change is of. */
async function pageOf(actor: Actor, entry: OrganisationEntry): Promise<string> {
  const { collection } = entry;
  if (collection === 'department_impacts') {
    const of = await changedImpact(actor, entry);
    return of ? paths.changeLoadDepartment(of.programmeId, of.departmentId) : paths.programmes();
  }
  if (collection === 'survey_rounds') {
    const programmeId = await programmeOfSurvey(actor, entry);
    return programmeId === null ? paths.programmes() : paths.surveyRound(programmeId, entry.rowId);
  }
  if (isOfTheme(entry)) return paths.appearance();
  if (!isOfProgramme(collection)) return pages[collection]();
  const programmeId = await programmeOf(collection)(actor, entry);
  return programmeId === null ? paths.programmes() : pagesOfProgramme[collection](programmeId);
}

/** Changes of who may do what. */
const ofPeople: readonly OrganisationCollection[] = ['people', 'deputies', 'group_mappings', 'retention'];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'organisation.view');
  return { back: await pageOf(actor, found(await getOrganisationEntry(actor, args.params.changeId!))) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'settings.undo');
  const changeId = args.params.changeId!;
  const entry = await getOrganisationEntry(actor, changeId);
  if (entry && ofPeople.includes(entry.collection)) await proveFirst(args, paths.settingsHistory());
  const form = await args.request.formData();
  const undo = async (look: Parameters<typeof undoOrganisationChange>[3]) => {
    const undone = found(await undoOrganisationChange(actor, changeId, todayFor(args.context), look));
    if ('status' in undone) return undone;
    const answer = found(undone.answer);
    // One half of a proposal is turned round with the other, which is looked at first.
    if (answer.status === 'refused' && answer.reason === 'part_of_proposal') {
      throw redirect(paths.proposalUndo(answer.programmeId, answer.proposalId));
    }
    return answer;
  };
  return answerSupply(actor, undo, { form, to: entry ? await pageOf(actor, entry) : paths.departments() });
}

export default function UndoSettings() {
  const { back } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <Page title={m.undo()}>
      <NotSaved answer={state} />
      <ConfirmSupply state={state} save={m.undo()} cancelTo={back} form={false} />
      <p>
        <Link to={back}>{m.settings_back()}</Link>
      </p>
    </Page>
  );
}
