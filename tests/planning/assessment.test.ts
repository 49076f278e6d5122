// The assessment: what is asked, what scores add up to, and that no numbers that are shown say what a small group said.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { fewest } from '~/models/planning/adoption/disclosure';
import { readQuestionnaire } from '~/models/planning/assessment/questionnaire';
import {
  advisedPerRole,
  areScores,
  type AssessmentAnswer,
  questionIds,
  questionsOf,
  type RespondentGroup,
  respondentGroups,
  scaleOf,
} from '~/models/planning/assessment/questions';
import { levelOfDouble, levelOfLoad, levelOfStrain } from '~/models/planning/assessment/prefill';
import { responseOf, shownResults } from '~/models/planning/assessment/results';
import { isOverdue, moreLinksFault, recommendationState, roundFault } from '~/models/planning/assessment/round';
import {
  carryingCapacity,
  isPerceptionGap,
  isToDiscuss,
  meanOf,
  scaleScore,
  signalOf,
  spreadOf,
  verdictOf,
} from '~/models/planning/assessment/score';
import { day } from '~/models/planning/day';
import { isKnown, reduced } from '../support/linear';

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);
const same = (score: number) => times(29, score);
const people = (group: RespondentGroup, count: number, scores: readonly number[]): AssessmentAnswer[] =>
  times(count, { group, scores });

const file = () => parse(readFileSync('drizzle/seed/assessment/kampen.yaml', 'utf8')) as { questions: object[] };

describe('the questions', () => {
  it('are 29 with five levels in both languages, in the order of the scores', () => {
    const { questions } = readQuestionnaire(file());
    expect([...questions.keys()]).toEqual([...questionIds]);
    for (const { levels } of questions.values()) {
      expect(levels).toHaveLength(5);
      for (const { nl, en } of levels) expect([nl !== '', en !== null && en !== '']).toEqual([true, true]);
    }
    expect(questions.get('P1')!.levels[0]).toEqual({ nl: 'Belasting boven 115%', en: 'Load above 115%' });
  });

  it('are not read when one is missing or stands elsewhere', () => {
    const { questions, ...rest } = file();
    expect(() => readQuestionnaire({ ...rest, questions: questions.slice(1) })).toThrow();
    expect(() => readQuestionnaire({ ...rest, questions: [...questions].reverse() })).toThrow();
  });

  it('of the short form are P1–P5, C5 and X6', () => {
    expect([...questionsOf.short].sort()).toEqual(['C5', 'P1', 'P2', 'P3', 'P4', 'P5', 'X6']);
  });

  it.each([
    ['all of them', 'full', same(3), true],
    ['some unknown', 'full', [0, ...same(3).slice(1)], true],
    ['nothing known', 'full', same(0), false],
    ['too high', 'full', [6, ...same(3).slice(1)], false],
    ['a half', 'full', [2.5, ...same(3).slice(1)], false],
    ['one too few', 'full', same(3).slice(1), false],
    ['what the short form does not ask', 'short', same(3), false],
    ['the short form', 'short', questionIds.map((id) => (questionsOf.short.includes(id) ? 3 : 0)), true],
  ] as const)('take as an answer %s: %s', (_what, form, scores, right) => {
    expect(areScores(form, scores)).toBe(right);
  });
});

describe('carrying capacity and the gap', () => {
  const story = { hoogte: 4.2, helderheid: 3.1, competentie: 2.5, capaciteit: 1.9, context: 2.9 };

  it('are those of the domain study: D 2.36 with the cap of 2.9 not reached, V 1.84, red', () => {
    const verdict = verdictOf(story)!;
    expect(verdict.capacity.value).toBeCloseTo(2.36, 10);
    expect(verdict.capacity.cap).toBeCloseTo(2.9, 10);
    expect([verdict.capacity.capped, verdict.signal]).toEqual([false, 'red']);
    expect(verdict.gap).toBeCloseTo(1.84, 10);
  });

  it('a strong context does not make up for a missing team', () => {
    const capped = carryingCapacity({ ...story, capaciteit: 1, competentie: 4, context: 5 })!;
    expect(capped).toMatchObject({ value: 2, cap: 2, capped: true });
    expect(capped.weighted).toBeCloseTo(3.05, 10);
  });

  it('are not made without one of the scores', () => {
    for (const scale of ['hoogte', 'competentie', 'capaciteit', 'context'] as const)
      expect(verdictOf({ ...story, [scale]: null })).toBeNull();
    expect(verdictOf({ ...story, helderheid: null })).not.toBeNull();
  });

  it.each([
    [1.5, 'red'],
    [1.499, 'amber'],
    [1, 'amber'],
    [0.999, 'green'],
    [-1, 'green'],
    [4.2 - 2.7, 'red'],
  ] as const)('a gap of %d is %s', (gap, signal) => expect(signalOf(gap)).toBe(signal));
});

describe('a question', () => {
  it('has the mean of who knew', () => expect(meanOf([0, 2, 4, 0])).toEqual({ mean: 3, n: 2 }));
  it('of which nobody knew has none', () => expect(meanOf([0, 0])).toBeNull());
  it('is to be discussed above a spread of 1.0, not on it', () => {
    expect(spreadOf([2, 4])).toBe(1);
    expect([isToDiscuss(spreadOf([2, 4])), isToDiscuss(spreadOf([1, 4])), isToDiscuss(null)]).toEqual([
      ...[false, true, false],
    ]);
  });
  it('has a perception gap from 1.0, when management sees it better', () => {
    expect([1, 0.99, -2, null].map(isPerceptionGap)).toEqual([true, false, false, false]);
  });
});

describe('a scale', () => {
  const mean = (value: number, n: number) => ({ mean: value, n });
  it('is the mean of the means of its questions, when 70 % is answered', () => {
    expect(scaleScore({ means: [mean(2, 10), mean(4, 4)], questions: 2, people: 10 })).toBe(3);
    expect(scaleScore({ means: [mean(2, 10), mean(4, 3)], questions: 2, people: 10 })).toBeNull();
  });
  it('needs 70 % of its questions asked', () => {
    expect(scaleScore({ means: times(5, mean(2, 8)), questions: 7, people: 8 })).toBe(2);
    expect(scaleScore({ means: [mean(2, 8)], questions: 7, people: 8 })).toBeNull();
  });
});

describe('results', () => {
  it('are not there of fewer than eight people', () => {
    expect(shownResults('full', people('management', 7, same(3)))).toBeNull();
    expect(shownResults('full', people('management', 8, same(3)))?.respondents).toBe(8);
  });

  it('show a group of five, and hide one of four together with the group that would give it away', () => {
    const all = [...people('management', 6, same(4)), ...people('practice', 5, same(2))];
    const shown = shownResults('full', all)!;
    expect(shown.questions[0]!.groups).toEqual({
      ...{ management: { mean: 4, n: 6 }, practice: { mean: 2, n: 5 }, support: null },
    });
    expect(shown.questions[0]).toMatchObject({ difference: 2, perceptionGap: true });
    const small = shownResults('full', [...all, ...people('support', 4, same(1))])!.questions[0]!;
    expect(small.groups).toEqual({ management: { mean: 4, n: 6 }, practice: null, support: null });
    expect([small.score?.n, small.difference]).toEqual([15, null]);
  });

  it('hide everybody together where only one small group would stand beside a group that shows', () => {
    const all = [...people('management', 8, same(4)), ...people('practice', 3, same(1))];
    const [first] = shownResults('full', all)!.questions;
    // What hides is both groups together: eleven people.
    expect(first!.groups).toEqual({ management: null, practice: null, support: null });
    expect(first!.score?.n).toBe(11);
  });

  it('of the short form have no gap', () => {
    const scores = questionIds.map((id) => (questionsOf.short.includes(id) ? 3 : 0));
    const shown = shownResults('short', people('management', 9, scores))!;
    expect([shown.scales.capaciteit, shown.scales.competentie, shown.verdict]).toEqual([3, null, null]);
  });
});

const answers = fc
  .array(
    fc.record({
      group: fc.constantFrom(...respondentGroups),
      a: fc.integer({ min: 0, max: 5 }),
      b: fc.integer({ min: 0, max: 5 }),
    }),
    { minLength: 0, maxLength: 24 },
  )
  .map((rows) => rows.map(({ group, a, b }) => ({ group, scores: questionIds.map((_, at) => (at % 2 ? a : b)) })));

/** Sets of groups, as a row of ones. */
const subsets = [1, 2, 3, 4, 5, 6, 7].map((bits) => respondentGroups.map((_, k) => (bits >> k) & 1));

test('no numbers of the page and the file together say what fewer than five people said', () => {
  const runs = Number(process.env['DISCLOSURE_RUNS'] ?? 1_000);
  fc.assert(
    fc.property(answers, (all) => {
      const results = shownResults('full', all);
      if (!results) return;
      for (const { id, score, spread, groups } of results.questions) {
        const at = questionIds.indexOf(id);
        const counts = respondentGroups.map((g) => all.filter((one) => one.group === g && one.scores[at]).length);
        if (!score) expect(spread).toBeNull();
        for (const mean of [score, ...Object.values(groups)]) if (mean) expect(mean.n).toBeGreaterThanOrEqual(fewest);
        const sums = [
          ...(score ? [counts.map((count) => (count > 0 ? 1 : 0))] : []),
          ...respondentGroups.flatMap((group, k) => (groups[group] ? [counts.map((_, j) => (j === k ? 1 : 0))] : [])),
          // That nobody of a group said anything is no secret about anybody.
          ...counts.flatMap((count, k) => (count === 0 ? [counts.map((_, j) => (j === k ? 1 : 0))] : [])),
        ];
        const base = reduced(sums);
        const told = subsets.filter((subset) => {
          const number = subset.reduce((sum, one, k) => sum + one * counts[k]!, 0);
          return number > 0 && number < fewest && isKnown(base, subset);
        });
        expect(told).toEqual([]);
      }
    }),
    { numRuns: runs },
  );
});

test('the score of a scale says nothing that its visible questions do not say', () => {
  fc.assert(
    fc.property(answers, (all) => {
      const results = shownResults('full', all);
      if (!results || results.scales.context === null) return;
      const means = results.questions.flatMap(({ id, score }) =>
        scaleOf(id) === 'context' && score ? [score.mean] : [],
      );
      expect(results.scales.context).toBeCloseTo(means.reduce((sum, mean) => sum + mean, 0) / means.length, 9);
    }),
  );
});

test('how many answered does not tell how few of a group did', () => {
  const invited = { department_head: 6, key_user: 6, programme: 3 } as const;
  const of = (management: number, practice: number, support: number) =>
    responseOf(invited, [
      ...people('management', management, same(3)),
      ...people('practice', practice, same(3)),
      ...people('support', support, same(3)),
    ]).map(({ group, answers: shown }) => [group, shown]);
  expect(of(6, 6, 0)).toEqual([
    ['management', 6],
    ['practice', 6],
    ['support', null],
    [null, 12],
  ]);
  const hidden = of(6, 5, 2);
  expect(hidden.filter(([, shown]) => shown === null)).toHaveLength(2);
  expect(hidden.at(-1)).toEqual([null, 13]);
});

describe('what data fill in', () => {
  it.each([
    [1.16, 1],
    [1.15, 2],
    [1.01, 2],
    [1, 3],
    [0.9, 4],
    [0.81, 4],
    [0.8, 5],
  ])('a load of %d is level %i', (load, level) => expect(levelOfLoad(load)).toBe(level));
  it.each([
    [0.76, 1],
    [0.75, 2],
    [0.5, 3],
    [0.25, 4],
    [0.1, 4],
    [0.09, 5],
  ])('a share of %d on paper and digital is level %i', (share, level) => expect(levelOfDouble(share)).toBe(level));
  it.each([
    [4.1, null, 1],
    [3.9, 0.05, 2],
    [2.7, 0.1, 1],
    [2.7, 0.044, 5],
    [2.8, 0.045, 4],
    [null, 0.07, 3],
    [null, null, null],
  ])('pressure %d and absence %d are level %d', (pressure, absence, level) =>
    expect(levelOfStrain(pressure, absence)).toBe(level),
  );
});

describe('a round', () => {
  const links = { ...advisedPerRole };
  it.each([
    ['ten people', 'Toets', links, null],
    ['no title', ' ', links, { field: 'title', why: 'required' }],
    ['seven people', 'Toets', { ...links, key_user: 0 }, { field: 'links', why: 'assessment_too_few:8' }],
    ['half a person', 'Toets', { ...links, div: 0.5 }, { field: 'div', why: 'not_between:0:200' }],
  ])('with %s', (_what, title, counts, fault) => expect(roundFault({ title, links: counts })).toEqual(fault));

  it('gets at least one more link', () => {
    const none = Object.fromEntries(Object.keys(links).map((role) => [role, 0])) as typeof links;
    expect(moreLinksFault(none)).toEqual({ field: 'links', why: 'assessment_no_links' });
    expect(moreLinksFault({ ...none, sponsor: 1 })).toBeNull();
  });
});

describe('a recommendation', () => {
  it('stands as said, or as its item stands', () => {
    expect(recommendationState('open', null)).toBe('open');
    expect(recommendationState('open', { progress: 'planned', retired: false })).toBe('planned');
    expect(recommendationState('open', { progress: 'done', retired: false })).toBe('done');
    expect(recommendationState('done', { progress: 'started', retired: true })).toBe('retired');
  });
  it('is overdue the day after its due day, as long as it is not done', () => {
    const due = day('2026-11-20');
    expect(isOverdue('open', due, due)).toBe(false);
    expect(isOverdue('started', due, day('2026-11-21'))).toBe(true);
    expect(isOverdue('done', due, day('2026-11-21'))).toBe(false);
    expect(isOverdue('open', null, day('2026-11-21'))).toBe(false);
  });
});
