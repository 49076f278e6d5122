// What teams lack for the work of the coming half year: from which day, how many hours wait for it, and what brings it.
import type { Day } from '../day';
import { byText } from '../order';
import type { Item } from '../plan';
import { type Competence, levelOn, neededLevel, type Step, stepTo } from './competence';
import type { Coverage } from './coverage';

export type GapItem = {
  item: Item;
  needed: number;
  /** Counted here; 0 when they are counted at another competence the item lacks. */
  hours: number;
};

export type Gap = {
  teamId: string;
  competenceId: string;
  /** The highest level an item needs, and what the team has on the first day it is needed. */
  needed: number;
  has: number;
  neededOn: Day;
  /** Hours at risk; every item counts once, at the first competence it lacks, so that gaps add up to what is not covered. */
  hours: number;
  /** By day. */
  items: GapItem[];
  /** What brings the level after all, and from which day; null: nothing does. */
  closing: (Step & { on: Day }) | null;
};

/** One per team and competence, the first day needed first. */
export function gapsOf(coverage: Coverage, competence: Competence): Gap[] {
  const found = new Map<string, Gap>();
  for (const { item, responsibleId, missing, hours } of coverage.items) {
    missing.forEach(({ competenceId, needed }, at) => {
      const key = `${responsibleId} ${competenceId}`;
      const gap = found.get(key) ?? {
        ...{
          teamId: responsibleId!,
          competenceId,
          needed,
          has: 0,
          neededOn: item.start,
          hours: 0,
          items: [],
          closing: null,
        },
      };
      gap.items.push({ item, needed, hours: at === 0 ? hours : 0 });
      found.set(key, gap);
    });
  }
  return [...found.values()]
    .map((gap): Gap => {
      const items = [...gap.items].sort((a, b) => byText(a.item.start, b.item.start) || byText(a.item.id, b.item.id));
      const { teamId, competenceId } = gap;
      const needed = Math.max(...items.map((row) => row.needed));
      const neededOn = items[0]!.item.start;
      const step = stepTo(competence, { teamId, competenceId, level: needed }, neededOn);
      return {
        ...{ teamId, competenceId, needed, neededOn, items },
        has: levelOn(competence, teamId, competenceId, neededOn),
        hours: items.reduce((sum, row) => sum + row.hours, 0),
        closing: step as Gap['closing'],
      };
    })
    .sort(
      (a, b) =>
        byText(a.neededOn, b.neededOn) ||
        b.hours - a.hours ||
        byText(a.competenceId, b.competenceId) ||
        byText(a.teamId, b.teamId),
    );
}

/** What a team has today and what the coming half year asks of it; `needed` null: nothing asks it. */
export type MatrixCell = { teamId: string; competenceId: string; has: number; needed: number | null };

/** Every known team with every competence that is asked of anybody. */
export function competenceMatrix(coverage: Coverage, competence: Competence, today: Day): MatrixCell[] {
  const needed = new Map<string, number>();
  const asked = new Set<string>();
  for (const { item, responsibleId } of coverage.items) {
    for (const { competenceId, level } of item.competences) {
      const key = `${responsibleId} ${competenceId}`;
      asked.add(competenceId);
      needed.set(key, Math.max(needed.get(key) ?? 0, neededLevel(level)));
    }
  }
  return [...asked].flatMap((competenceId) =>
    coverage.teams.map(({ teamId }) => ({
      ...{ teamId, competenceId, has: levelOn(competence, teamId, competenceId, today) },
      needed: needed.get(`${teamId} ${competenceId}`) ?? null,
    })),
  );
}
