// Retiring an item: what moves when it is gone, then save. It stays in the plan's history and can be restored.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { found, wholeNumberOf } from '~/http.server';
import { changePlan } from '~/models/plan.server';
import { consequencesOf, namedRefusal } from '~/models/planning/consequences';
import { m } from '~/paraglide/messages.js';
import { answerChange } from '~/plan-answer.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { ConfirmChange } from '~/ui/plan/confirm-change';
import { Page } from '~/ui/shared/page';
import { words } from '~/ui/words';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, itemId } = args.params as { programmeId: string; itemId: string };
  const answer = found(await changePlan(actor, programmeId, { kind: 'retire_item', itemId }, { preview: true }));
  if (answer.status === 'forbidden') throw new Response(null, { status: 403 });
  const item = found(answer.before.items.find((candidate) => candidate.id === itemId));
  return {
    programmeId,
    item: { id: item.id, title: item.title },
    version: answer.before.programme.version,
    consequences: 'effects' in answer ? consequencesOf(answer.plan, answer.effects) : null,
    refusal: answer.status === 'refused' ? namedRefusal(answer.before, answer.refusal) : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const { programmeId, itemId } = args.params as { programmeId: string; itemId: string };
  const seenVersion = wholeNumberOf((await args.request.formData()).get('version'));
  const answer = await changePlan(actor, programmeId, { kind: 'retire_item', itemId }, { seenVersion });
  return answerChange(answer, paths.item(programmeId, itemId));
}

export default function RetireItem() {
  const { programmeId, item, version, consequences, refusal } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const back = paths.item(programmeId, item.id);
  return (
    <Page title={m.retire_title({ title: words(item.title) })} crumbs={[{ label: words(item.title), to: back }]}>
      <ConfirmChange
        {...{ programmeId, consequences, refusal, answered, back }}
        fields={{ version }}
        save={m.item_retire()}
      >
        <p className="measure">{m.retire_text()}</p>
      </ConfirmChange>
    </Page>
  );
}
