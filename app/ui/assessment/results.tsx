// The results of a closed round: the outcome, the dimensions as bars and as a table, where people see it differently, every question.
import { Form } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { Button } from '../shared/button';
import { ScrollRegion } from '../shared/scroll-region';
import type { AssessmentText, QuestionRow, ScaleBar } from './results-text.server';
import { Verdict } from './verdict';

export type Comparable = { id: string; name: string };
type Props = { text: AssessmentText; earlier: readonly Comparable[]; withId: string };

export function Results({ text, earlier, withId }: Props) {
  return (
    <>
      {text.verdict ? <Verdict verdict={text.verdict} /> : <p className="measure">{text.noVerdict}</p>}
      <section className="stack">
        <h2>{m.assessment_scales()}</h2>
        <p className="muted small measure">{m.assessment_scales_note()}</p>
        {earlier.length > 0 ? <Compare {...{ earlier, withId }} /> : null}
        <ul className="plain assessment-bars">
          {text.bars.map((bar) => (
            <Bar key={bar.id} bar={bar} />
          ))}
        </ul>
        {text.comparedWith ? (
          <p className="muted small measure">{m.assessment_bar_earlier({ title: text.comparedWith })}</p>
        ) : null}
        <ScaleTable text={text} />
      </section>
      <section className="stack-small">
        <h2>{m.assessment_gaps()}</h2>
        {text.gaps.none ? (
          <p className="measure">{text.gaps.none}</p>
        ) : (
          <>
            <p className="measure">{m.assessment_gaps_lead()}</p>
            <ul className="measure">
              {text.gaps.said.map((said) => (
                <li key={said}>{said}</li>
              ))}
            </ul>
          </>
        )}
      </section>
      <QuestionTable {...text} />
    </>
  );
}

function Compare({ earlier, withId }: Omit<Props, 'text'>) {
  return (
    <Form method="get" className="assessment-compare">
      <label htmlFor="field-with">{m.assessment_compare()}</label>
      <select id="field-with" name="with" defaultValue={withId} className="utrecht-select utrecht-select--html-select">
        <option value="none">{m.assessment_compare_none()}</option>
        {earlier.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <Button small>{m.assessment_compare_show()}</Button>
    </Form>
  );
}

function Bar({ bar: { name, score, bar, earlierAt } }: { bar: ScaleBar }) {
  return (
    <li className="assessment-bar">
      <span>{name}</span>
      <svg className="assessment-bar-picture" height="18" aria-hidden="true">
        <rect className="assessment-bar-ground" width="100%" height="18" />
        <rect className="assessment-bar-value" width={`${bar}%`} height="18" />
        {earlierAt === null ? null : (
          <line className="assessment-bar-line" x1={`${earlierAt}%`} x2={`${earlierAt}%`} y1="0" y2="18" />
        )}
      </svg>
      <b>{score ?? '–'}</b>
    </li>
  );
}

function ScaleTable({ text: { bars, comparedWith } }: { text: AssessmentText }) {
  return (
    <ScrollRegion label={m.assessment_scales()}>
      <table className="table">
        <caption className="visually-hidden">{m.assessment_scales()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.assessment_scale()}</th>
            <th scope="col" className="number">
              {m.assessment_score()}
            </th>
            {comparedWith ? (
              <>
                <th scope="col" className="number">
                  {m.assessment_earlier()}
                </th>
                <th scope="col" className="number">
                  {m.assessment_change()}
                </th>
              </>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {bars.map(({ id, name, score, earlier, change }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className="number">{score ?? m.assessment_too_little()}</td>
              {comparedWith ? (
                <>
                  <td className="number">{earlier ?? '–'}</td>
                  <td className="number">{change ?? '–'}</td>
                </>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function QuestionTable({ groups, comparedWith }: Pick<AssessmentText, 'groups' | 'comparedWith'>) {
  return (
    <section className="stack-small">
      <h2>{m.assessment_questions()}</h2>
      <ScrollRegion label={m.assessment_questions()}>
        <table className="table assessment-questions">
          <caption className="visually-hidden">{m.assessment_questions()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.assessment_question()}</th>
              <th scope="col" className="number">
                {m.assessment_score()}
              </th>
              {comparedWith ? (
                <th scope="col" className="number">
                  {m.assessment_change()}
                </th>
              ) : null}
              <th scope="col" className="number">
                {m.assessment_number_of_answers()}
              </th>
              <th scope="col" className="number">
                {m.assessment_spread()}
              </th>
              <th scope="col" className="number">
                {m.assessment_group_management()}
              </th>
              <th scope="col" className="number">
                {m.assessment_group_practice()}
              </th>
              <th scope="col" className="number">
                {m.assessment_group_support()}
              </th>
              <th scope="col" className="number">
                {m.assessment_gap_column()}
              </th>
            </tr>
          </thead>
          {groups.map(({ id, name, rows }) => (
            <tbody key={id}>
              <tr className="assessment-part">
                <th scope="rowgroup" colSpan={comparedWith ? 9 : 8}>
                  {name}
                </th>
              </tr>
              {rows.map((row) => (
                <Question key={row.id} row={row} compared={comparedWith !== null} />
              ))}
            </tbody>
          ))}
        </table>
      </ScrollRegion>
      <p className="muted small measure">{m.assessment_hidden_note()}</p>
    </section>
  );
}

function Question({ row, compared }: { row: QuestionRow; compared: boolean }) {
  const hidden = <span className="muted">–</span>;
  return (
    <tr>
      <th scope="row">
        <span className="muted">{row.id}</span> {row.text}
      </th>
      <td className="number">{row.score ? <b>{row.score}</b> : hidden}</td>
      {compared ? <td className="number">{row.change ?? hidden}</td> : null}
      <td className="number">{row.answers}</td>
      <td className="number">
        {row.spread}
        {row.toDiscuss ? <span className="state state-warn assessment-mark">{m.assessment_discuss()}</span> : null}
      </td>
      <td className="number">{row.management ?? hidden}</td>
      <td className="number">{row.practice ?? hidden}</td>
      <td className="number">{row.support ?? hidden}</td>
      <td className="number">
        {row.difference || hidden}
        {row.gap ? <span className="state state-warn assessment-mark">{m.assessment_gap_mark()}</span> : null}
      </td>
    </tr>
  );
}
