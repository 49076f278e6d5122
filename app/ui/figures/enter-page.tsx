// Typing figures of one department and one period: choose them at the top, type below, go on with one key.
import type { EnterForm } from '~/figure-form.server';
import { m } from '~/paraglide/messages.js';
import { Form, Link } from '~/ui/shared/navigation';
import { paths } from '../paths';
import { Button } from '../shared/button';
import { EmptyState } from '../shared/empty-state';
import { SelectField } from '../shared/field';
import { Notice } from '../shared/notice';
import { Page } from '../shared/page';
import { number } from '../words';
import { EnterTable } from './enter-table';

type Answer = { errors: Record<string, string>; typed: Record<string, string> };
type Props = {
  programmeId: string;
  /** Null when the reader delivers for no department. */
  form: EnterForm | null;
  saved: { added: number; changed: number } | null;
  same: boolean;
  answer: Answer | undefined;
};

const kinds = { week: m.figures_kind_week, month: m.figures_kind_month, quarter: m.figures_kind_quarter };

function Kinds({ programmeId, form }: { programmeId: string; form: EnterForm }) {
  return (
    <nav className="row figures-kinds" aria-label={m.figures_enter_kinds()}>
      {(['week', 'month', 'quarter'] as const).map((kind) => (
        <Link
          key={kind}
          to={paths.figuresEnter(programmeId, { department: form.departmentId, period: kind })}
          aria-current={kind === form.kind ? 'page' : undefined}
        >
          {kinds[kind]()}
        </Link>
      ))}
    </nav>
  );
}

function Choose({ programmeId, form }: { programmeId: string; form: EnterForm }) {
  return (
    <Form method="get" action={paths.figuresEnter(programmeId)} className="figures-choose no-print">
      <SelectField
        name="department"
        label={m.figures_department()}
        state={undefined}
        start={form.departmentId}
        options={form.departments.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        name="period"
        label={m.figures_period()}
        state={undefined}
        start={form.period}
        options={form.periods}
      />
      <Button>{m.figures_enter_show()}</Button>
    </Form>
  );
}

export function EnterPage({ programmeId, form, saved, same, answer }: Props) {
  // Another place, or other mistakes: the form begins anew, at what has to be typed or mended, with all that was typed.
  const mended = JSON.stringify(answer?.errors ?? {});
  const place = form ? `${form.departmentId} ${form.period}` : '';
  const mistakes = Object.keys(answer?.errors ?? {}).length;
  return (
    <Page
      title={m.figures_enter()}
      lead={m.figures_enter_lead()}
      crumbs={[{ to: paths.figures(programmeId), label: m.figures_title() }]}
    >
      {saved && !answer ? (
        <Notice tone="good" live title={m.figures_saved_title()}>
          <p>{m.figures_saved_text({ added: number(saved.added), changed: number(saved.changed) })}</p>
        </Notice>
      ) : null}
      {same && !answer ? <Notice live title={m.figures_same_title()} /> : null}
      {mistakes > 0 ? <Notice tone="bad" live title={m.figures_mistakes({ count: mistakes })} /> : null}
      {form ? (
        <>
          <Kinds {...{ programmeId, form }} />
          <Choose key={place} {...{ programmeId, form }} />
          {form.rows.length === 0 ? (
            <EmptyState>{m.figures_enter_none()}</EmptyState>
          ) : (
            <Form method="post" action={paths.figuresEnter(programmeId)} className="stack" key={`${place} ${mended}`}>
              <input type="hidden" name="department" value={form.departmentId} />
              <input type="hidden" name="period" value={form.period} />
              <EnterTable form={form} answer={answer} />
              <div className="buttons">
                {form.departments.length > 1 ? (
                  <Button look="primary" name="next" value="department">
                    {m.figures_save_next_department()}
                  </Button>
                ) : null}
                <Button look={form.departments.length > 1 ? 'secondary' : 'primary'} name="next" value="period">
                  {m.figures_save_next_period()}
                </Button>
                <Button>{m.figures_save()}</Button>
              </div>
            </Form>
          )}
          {form.more ? (
            <p>
              <Link
                to={paths.figuresEnter(programmeId, { department: form.departmentId, period: form.period, all: 1 })}
                prefetch="none"
              >
                {m.figures_enter_all()}
              </Link>
            </p>
          ) : null}
        </>
      ) : (
        <EmptyState>{m.figures_enter_no_department()}</EmptyState>
      )}
    </Page>
  );
}
