// One department's change load: the next item to say something about, then what is coming, how full it gets, what collides.
import { Form } from '~/ui/shared/navigation';
import type { SettingsAnswer } from '~/settings-answer.server';
import { paths } from '../paths';
import { ChangeList, type RecentChange } from '../settings/recent-changes';
import { SettingsSaved } from '../settings/settings-saved';
import { Button } from '../shared/button';
import { useDrawn } from '../shared/drawn-part';
import { SelectField } from '../shared/field';
import { type Go, linkFollower } from '../shared/follow-links';
import { Page } from '../shared/page';
import type { DepartmentWords } from './department-words.server';
import { type FormItem, ImpactForm } from './impact-form';

/** The element around what is drawn. */
export const departmentBodyId = 'change-load-department';

type Props = {
  id: string;
  department: { id: string; name: string };
  summary: string;
  /** How much is still to say; null for who may not say it. */
  toSay: string | null;
  /** Null: nothing left to say, or nobody to say it. */
  item: FormItem | null;
  others: readonly { id: string; title: string }[];
  onBehalf: boolean;
  maySay: boolean;
  revision: number;
  log: readonly RecentChange[];
  saved: RecentChange | null;
  say: DepartmentWords;
  body: string | null;
  state: SettingsAnswer | undefined;
  go: Go;
};

export function DepartmentPage(props: Props) {
  const { id, department, summary, toSay, item, others, onBehalf, maySay, revision, log, saved, say, state, go } =
    props;
  const drawn = useDrawn(departmentBodyId, props.body);
  return (
    <Page title={department.name} lead={say.lead} crumbs={[{ label: say.title, to: paths.changeLoad(id) }]}>
      <SettingsSaved saved={false} change={saved} moved={null} mayUndo={maySay} />
      <p className="measure">{summary}</p>
      {item ? <ImpactForm {...{ item, say, onBehalf, revision, state }} /> : null}
      {maySay ? (
        <div className="stack-small no-print">
          {toSay ? <p className="muted small">{toSay}</p> : null}
          {item?.word ? (
            <Form method="post" action={paths.changeLoadClear(id, department.id, item.id)}>
              <Button small look="danger">
                {say.clear}
              </Button>
            </Form>
          ) : null}
          {others.length > 0 ? (
            <details className="fold">
              <summary>{say.other}</summary>
              <Form method="get" className="stack-small">
                <SelectField
                  name="item"
                  label={say.otherItem}
                  hint={say.otherHint}
                  state={undefined}
                  options={others.map((row) => ({ value: row.id, label: row.title }))}
                />
                <div className="buttons">
                  <Button small>{say.choose}</Button>
                </div>
              </Form>
            </details>
          ) : null}
        </div>
      ) : null}
      {/* Links work by themselves; following them here saves loading the whole page. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events */}
      <div className="stack-large" id={departmentBodyId} onClick={linkFollower(go)} dangerouslySetInnerHTML={drawn} />
      {log.length > 0 ? (
        <section className="stack-small" aria-labelledby="log">
          <h2 id="log">{say.log}</h2>
          <ChangeList changes={log} mayChange={maySay} />
        </section>
      ) : null}
    </Page>
  );
}
