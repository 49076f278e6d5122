// What the roadmap shows: a form that asks by GET, so that each answer has its own address.
import type { FormEvent } from 'react';
import { filterCount, type RoadmapState, roadmapParams } from '~/models/planning/roadmap-state';
import { m } from '~/paraglide/messages.js';
import { useDrawn } from '../shared/drawn-part';

/** The form around the fields that are drawn. */
export const filterId = 'rm-filter';

type Props = {
  state: RoadmapState;
  /** The fields, null where the document itself has them. */
  fields: string | null;
  go: (to: string, keep: boolean) => void;
};

function FilterForm({ fields, go }: Omit<Props, 'state'>) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const filled = [...new FormData(event.currentTarget)].filter(([, value]) => value !== '');
    go(`?${new URLSearchParams(filled as [string, string][]).toString()}`, true);
  };
  return <form id={filterId} method="get" onSubmit={submit} dangerouslySetInnerHTML={useDrawn(filterId, fields)} />;
}

export function RoadmapFilter({ state, fields, go }: Props) {
  const count = filterCount(state);
  return (
    <details className="fold rm-filter no-print" open={count > 0}>
      <summary>{count > 0 ? m.roadmap_filter_count({ count }) : m.roadmap_filter()}</summary>
      {/* Another state is another form: what was typed follows the address. */}
      <FilterForm key={JSON.stringify(roadmapParams(state))} fields={fields} go={go} />
    </details>
  );
}
