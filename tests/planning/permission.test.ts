// The whole table of who may do what, written out: a change to it is a change here.
import { expect, it } from 'vitest';
import { type Action, actions, may, type Role, roles } from '~/models/planning/permission';

/** Yes or no per role, in this order: project leader, administrator, department head, steering, reader. */
const order: Role[] = ['project_leader', 'administrator', 'department_head', 'steering', 'reader'];
const table: Record<Action, string> = {
  'programme.view': 'yes yes yes yes yes',
  'organisation.view': 'yes yes yes yes yes',
  'blueprint.export': 'yes yes yes yes yes',
  'programme.create': 'yes yes no no no',
  'plan.change': 'yes yes no no no',
  'plan.undo': 'yes yes no no no',
  'baseline.take': 'yes yes no yes no',
  'gate.decide': 'yes yes no yes no',
  'criteria.assess': 'yes yes no yes no',
  'cutover.stamp': 'yes yes no no no',
  'status.say': 'yes yes no no no',
  'conversation.write': 'yes yes yes yes no',
  'comment.correct': 'yes yes yes yes no',
  'comment.remove': 'yes yes yes yes yes',
  'views.share': 'yes yes no no no',
  'figures.deliver': 'yes yes yes no no',
  'metrics.change': 'yes yes no no no',
  'rollout.change': 'yes yes yes no no',
  'impact.say': 'yes yes yes no no',
  'dates.answer': 'no no yes no no',
  'surveys.manage': 'yes yes no no no',
  'check-in.ask': 'yes yes no no no',
  'check-in.read': 'yes yes yes yes no',
  'assessment.manage': 'yes yes no no no',
  'stagnation.weigh': 'no yes no yes no',
  'proposal.decide': 'no yes no yes no',
  'blueprint.import': 'yes yes no no no',
  'departments.change': 'yes yes no no no',
  'teams.change': 'yes yes no no no',
  'calendar.change': 'yes yes no no no',
  'appearance.change': 'no yes no no no',
  'settings.undo': 'yes yes yes yes no',
  'people.change': 'no yes no no no',
};

it('names every role and every action once', () => {
  expect([...order].sort()).toEqual([...roles].sort());
  expect(Object.keys(table).sort()).toEqual([...actions].sort());
});

const cells = actions.flatMap((action) =>
  table[action].split(' ').map((answer, index) => [order[index]!, action, answer] as const),
);

it.each(cells)('%s, %s: %s', (role, action, answer) => {
  expect(may({ role }, action)).toBe(answer === 'yes');
});
