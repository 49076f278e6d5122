// What the assessment knows a team by, in words.
import type { TeamRole } from '~/models/planning/capacity/supply';
import { m } from '~/paraglide/messages.js';

const names: Record<TeamRole, () => string> = {
  records: m.settings_team_role_records,
  systems: m.settings_team_role_systems,
};

export const teamRoleText = (role: TeamRole): string => names[role]();
