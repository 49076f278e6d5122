// What changes in a programme while somebody looks at it, and who else looks.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { found } from '~/http.server';
import { liveStream } from '~/live-stream.server';
import { currentSessionId, requireActor } from '~/session.server';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const { request, params, context } = args;
  const place = new URL(request.url).searchParams.get('place') ?? '/';
  return found(
    await liveStream({
      ...{ actor, place, onClose: context.onClose },
      sessionId: currentSessionId(request)!,
      programmeId: params.programmeId!,
    }),
  );
}
