// Whether what was done is recorded unbroken.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { localMoment } from '~/clock.server';
import { found } from '~/http.server';
import { lastCheck, lookAt } from '~/models/record-check.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { recordText } from '~/ui/privacy/record-text.server';
import { RecordVerdict } from '~/ui/privacy/record-verdict';
import { Page } from '~/ui/shared/page';

export const meta: MetaFunction = () => [{ title: `${m.privacy_record()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'people.change');
  const last = lastCheck();
  return recordText(found(await lookAt(actor)), last && localMoment(last.at.toISOString()));
}

export default function RecordPage() {
  return (
    <Page title={m.privacy_record()} lead={m.privacy_record_lead()}>
      <RecordVerdict {...useLoaderData<typeof loader>()} />
    </Page>
  );
}
