// Surveys: how answers become scores, where change gets stuck, and that nobody can work out what a few people said.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { fewest } from '~/models/planning/adoption/disclosure';
import {
  type Answer,
  areScores,
  barrierOf,
  profileOf,
  responseOf,
  type Scores,
  scoreOf,
  shownResults,
  type UnitResult,
} from '~/models/planning/adoption/survey';
import { surveyKinds } from '~/models/planning/adoption/survey-kind';
import { mostAnswers, roundFault, roundState } from '~/models/planning/adoption/survey-round';
import { adkarElements, metricOfSurvey, statementsOf } from '~/models/planning/adoption/survey-statements';
import { day } from '~/models/planning/day';
import { isKnown, reduced } from '../support/linear';

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('the statements', () => {
  it.each([
    ['acceptance', 6, 'M13'],
    ['adkar', 10, 'M14'],
    ['pressure', 3, 'M17'],
  ] as const)('of %s are %i, in both languages, and become figures of %s', (kind, count, metric) => {
    expect(statementsOf[kind]).toHaveLength(count);
    expect(metricOfSurvey[kind]).toBe(metric);
    const texts = statementsOf[kind].flatMap(({ text }) => [text.nl, text.en ?? '']);
    expect(texts.filter((text) => !/^[A-Z].+\.$/.test(text))).toEqual([]);
    expect(new Set(texts).size).toBe(count * 2);
  });

  it('of ADKAR are two per element, in its order', () => {
    expect(statementsOf.adkar.map(({ measures }) => measures)).toEqual(adkarElements.flatMap((one) => [one, one]));
  });
});

describe('what somebody said', () => {
  it.each([
    ['all of it', [1, 2, 3], true],
    ['some of it', [0, 0, 5], true],
    ['nothing at all', [0, 0, 0], false],
    ['more than five', [6, 1, 1], false],
    ['less than nothing', [-1, 1, 1], false],
    ['half a point', [1.5, 1, 1], false],
    ['no number', [Number.NaN, 1, 1], false],
    ['a statement too few', [1, 2], false],
    ['a statement too many', [1, 2, 3, 4], false],
  ])('%s: %j is taken: %s', (_what, scores, taken) => {
    expect(areScores('pressure', scores)).toBe(taken);
  });
});

describe('a score', () => {
  it('is the mean over people of the mean of what each of them said', () => {
    expect(
      scoreOf(
        [
          [5, 5, 5],
          [1, 0, 0],
          [0, 0, 0],
        ],
        [0, 1, 2],
      ),
    ).toEqual({ mean: 3, n: 2 });
    expect(scoreOf([[5, 0, 0]], [1, 2])).toBeNull();
    expect(scoreOf([], [0])).toBeNull();
  });

  it('of ADKAR is per element, and its level is that of the lowest', () => {
    const { elements, level, statements, answers } = profileOf('adkar', [
      [4, 4, 3, 3, 4, 5, 2, 3, 1, 0],
      [4, 4, 3, 4, 4, 4, 3, 4, 2, 0],
    ]);
    expect(elements.map(({ score }) => score?.mean)).toEqual([4, 3.25, 4.25, 3, 1.5]);
    expect(level).toEqual({ mean: 1.5, n: 2 });
    expect([answers, statements.at(-1)]).toEqual([2, null]);
  });
});

describe('the barrier point', () => {
  const elements = (...means: (number | null)[]) =>
    adkarElements.map((element, at) => ({ element, score: means[at] == null ? null : { mean: means[at], n: 9 } }));
  // The departments of the demo, as the domain describes them.
  it.each([
    ['VTH', [4.1, 4, 4, 3.9, 3.6], null],
    ['SD', [3.4, 2.8, 3.3, 2.9, 2.6], 'desire'],
    ['RO', [3.2, 2.9, 3.1, 2.8, 2.5], 'desire'],
    ['BZ', [3.8, 3.5, 3.2, 3, 3.1], 'ability'],
    ['IV', [4.2, 3.3, 4, 3.6, 2.9], 'reinforcement'],
    ['just above three', [3.01, 3.01, 3.01, 3.01, 3.01], null],
    ['an element nobody answered', [null, 3, 5, 5, 5], 'desire'],
  ])('of %s', (_who, means, barrier) => {
    expect(barrierOf(elements(...means))).toBe(barrier);
  });
});

const units = (...ids: string[]) => ids.map((id) => ({ id, parentId: null }));
const said = (departmentId: string, count: number, scores: Scores = [4, 4, 4]): Answer[] =>
  times(count, { departmentId, scores });
const named = (results: readonly UnitResult[]) =>
  results.filter(({ profile }) => profile !== null).map(({ departmentId }) => departmentId ?? 'all');

describe('what may be seen', () => {
  it('begins at five answers', () => {
    const all = units('a', 'b', 'c');
    const answers = (count: number) => [...said('a', count), ...said('b', 9), ...said('c', 20)];
    expect(named(shownResults('pressure', answers(5), all, ['a', 'b', 'c']))).toEqual(['a', 'b', 'c', 'all']);
    // Four hide, and with them the nine that would give them away.
    expect(named(shownResults('pressure', answers(4), all, ['a', 'b', 'c']))).toEqual(['c', 'all']);
    expect(named(shownResults('pressure', said('a', 4), all, ['a']))).toEqual([]);
    expect(named(shownResults('pressure', [], all, ['a']))).toEqual([]);
  });

  it('hides a department of which a statement has under five scores', () => {
    const answers = [...said('a', 4), ...said('a', 3, [4, 4, 0]), ...said('b', 9), ...said('c', 20)];
    expect(named(shownResults('pressure', answers, units('a', 'b', 'c'), ['a', 'b', 'c']))).toEqual(['c', 'all']);
  });

  it('hides what another page hides', () => {
    const answers = [...said('a', 9), ...said('b', 9)];
    const also = { own: new Set(['b']), totals: new Set<string>(), all: true };
    expect(named(shownResults('pressure', answers, units('a', 'b'), ['a', 'b'], also))).toEqual(['a']);
  });

  it('has a total of a branch of which several were asked', () => {
    const tree = [
      { id: 'top', parentId: null },
      { id: 'a', parentId: 'top' },
      { id: 'b', parentId: 'top' },
      { id: 'c', parentId: null },
    ];
    const answers = [...said('a', 6, [5, 5, 5]), ...said('b', 6, [1, 1, 1]), ...said('c', 6)];
    const results = shownResults('pressure', answers, tree, ['a', 'b', 'c']);
    expect(results.map(({ departmentId, of }) => `${of} ${departmentId}`)).toEqual([
      'own a',
      'own b',
      'own c',
      'total top',
      'total null',
    ]);
    expect(results[3]?.profile?.level).toEqual({ mean: 3, n: 12 });
  });
});

describe('response', () => {
  const links = (...counts: [string, number][]) =>
    counts.map(([departmentId, answers]) => ({ departmentId, invited: 20, answers }));
  it('says how many of how many, and under five only that it is under five', () => {
    const found = responseOf(links(['a', 12], ['b', 4], ['c', 0], ['d', 6], ['e', 15]), units('a', 'b', 'c', 'd', 'e'));
    const shown = Object.fromEntries(found.map(({ departmentId, answers, few }) => [departmentId, [answers, few]]));
    expect(shown).toEqual({
      a: [12, false],
      b: [null, true],
      c: [null, true],
      // Would give away that four answered, beside the total.
      d: [null, false],
      e: [15, false],
      null: [37, false],
    });
  });
});

describe('a round', () => {
  const days = { opensOn: day('2026-11-09'), lastDay: day('2026-11-20') };
  it.each([
    ['2026-11-08', false, 'planned'],
    ['2026-11-09', false, 'open'],
    ['2026-11-20', false, 'open'],
    ['2026-11-21', false, 'closed'],
    ['2026-11-10', true, 'closed'],
  ])('on %s, closed by hand: %s, is %s', (today, closed, state) => {
    expect(roundState({ ...days, closed }, day(today))).toBe(state);
  });

  const fields = { kind: 'pressure', name: 'Pols', ...days, departments: [{ departmentId: 'a', invited: 5 }] } as const;
  it.each([
    ['nothing wrong', {}, null],
    ['no name', { name: '  ' }, { field: 'name', why: 'required' }],
    ['the last day first', { lastDay: day('2026-11-08') }, { field: 'lastDay', why: 'last_before_start' }],
    ['nobody', { departments: [] }, { field: 'departments', why: 'survey_nobody' }],
    [
      'nobody of a department',
      { departments: [{ departmentId: 'a', invited: 0 }] },
      { field: 'departments', why: 'not_between:1:100000' },
    ],
    [
      'a department twice',
      { departments: times(2, { departmentId: 'a', invited: 5 }) },
      { field: 'departments', why: 'choose' },
    ],
  ])('with %s', (_what, more, fault) => {
    expect(roundFault({ ...fields, ...more }, day('2026-11-02'))).toEqual(fault);
  });

  it('that is over before it begins is refused', () => {
    expect(roundFault(fields, day('2026-11-21'))).toEqual({ field: 'lastDay', why: 'survey_past' });
  });

  it('takes twice as many answers as were asked, and no flood', () => {
    expect([mostAnswers(1), mostAnswers(40)]).toEqual([20, 80]);
  });
});

/** Trees of departments in which everybody says something, or not, to each of three statements. */
const surveys = fc
  .array(
    fc.record({
      up: fc.nat(),
      asked: fc.boolean(),
      people: fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.nat(5)), { maxLength: 9 }),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((nodes) => {
    const departments = nodes.map(({ up }, k) => {
      const parent = k === 0 ? 0 : up % (k + 1);
      return { id: `d${k}`, parentId: parent === k || up % 3 === 0 ? null : `d${parent}` };
    });
    const asked = departments.filter((_, k) => nodes[k]!.asked || nodes[k]!.people.length > 0).map(({ id }) => id);
    const answers = nodes.flatMap(({ people }, k) =>
      people.filter((scores) => areScores('pressure', scores)).map((scores) => ({ departmentId: `d${k}`, scores })),
    );
    return { departments, asked, answers };
  });

/** Every group of departments of which fewer than `most` people together said something. */
function groupsUnder(counts: readonly (readonly [number, number])[], most: number): number[][] {
  if (counts.length === 0) return [];
  const [[at, people], ...rest] = counts as [readonly [number, number], ...(readonly [number, number])[]];
  const without = groupsUnder(rest, most);
  if (people >= most) return without;
  return [[at], ...groupsUnder(rest, most - people).map((group) => [at, ...group]), ...without];
}

test('no numbers of the page, the file and the figures together say what fewer than five people said to a statement', () => {
  const runs = Number(process.env['DISCLOSURE_RUNS'] ?? 1_000);
  fc.assert(
    fc.property(surveys, ({ departments, asked, answers }) => {
      const results = shownResults('pressure', answers, departments, asked);
      const parentOf = new Map(departments.map(({ id, parentId }) => [id, parentId]));
      const isUnder = (id: string, top: string): boolean => {
        for (let at: string | null = id; at !== null; at = parentOf.get(at) ?? null) if (at === top) return true;
        return false;
      };
      const covers = ({ departmentId, of }: UnitResult, id: string) =>
        departmentId === null || (of === 'own' ? id === departmentId : isUnder(id, departmentId));
      for (const statement of statementsOf.pressure.keys()) {
        const counts = departments.map(
          ({ id }) => answers.filter((one) => one.departmentId === id && one.scores[statement]).length,
        );
        const sums = results
          .filter(({ profile }) => profile !== null)
          .map((result) => departments.map(({ id }, k) => (covers(result, id) && counts[k]! > 0 ? 1 : 0)));
        for (const { profile } of results) {
          const score = profile?.statements[statement];
          if (profile) expect(score!.n).toBeGreaterThanOrEqual(fewest);
        }
        // That nobody said anything is known: there is nothing to find out about them.
        const none = departments.flatMap((_, k) =>
          counts[k] === 0 ? [departments.map((__, j) => (j === k ? 1 : 0))] : [],
        );
        const base = reduced([...sums, ...none]);
        const small = counts.flatMap((people, k) => (people > 0 && people < fewest ? [[k, people] as const] : []));
        const told = groupsUnder(small, fewest).filter((group) =>
          isKnown(
            base,
            departments.map((_, k) => (group.includes(k) ? 1 : 0)),
          ),
        );
        expect(told).toEqual([]);
      }
    }),
    { numRuns: runs },
  );
});

test('every department shows where everybody is many and says everything', () => {
  fc.assert(
    fc.property(fc.constantFrom(...surveyKinds), fc.integer({ min: 5, max: 12 }), (kind, people) => {
      const all = units('a', 'b', 'c');
      const scores = statementsOf[kind].map((_, at) => 1 + (at % 5));
      const results = shownResults(
        kind,
        all.flatMap(({ id }) => said(id, people, scores)),
        all,
        ['a', 'b', 'c'],
      );
      expect(named(results)).toEqual(['a', 'b', 'c', 'all']);
    }),
  );
});
