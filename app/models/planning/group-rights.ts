// What somebody may do follows from the groups the identity provider names: the strongest role, and all departments together.
import { type Role } from './permission';

/** What one group gives: a role, a department, or both. */
export type GroupGift = { group: string; role: Role | null; departmentId: string | null };

/** The strongest first: whoever is in two groups has the role that stands first here. */
export const roleOrder: readonly Role[] = ['administrator', 'project_leader', 'steering', 'department_head', 'reader'];

/** Groups are compared as they are, but for capitals and the slash that Keycloak puts before a path. */
const plain = (group: string) => group.trim().replace(/^\//, '').toLowerCase();

/** Role and departments that these groups give; null when none of them gives a role. */
export function rightsOfGroups(
  groups: readonly string[],
  gifts: readonly GroupGift[],
): { role: Role; departmentIds: string[] } | null {
  const mine = new Set(groups.map(plain));
  const given = gifts.filter(({ group }) => mine.has(plain(group)));
  const role = roleOrder.find((one) => given.some((gift) => gift.role === one));
  if (!role) return null;
  const departmentIds = [...new Set(given.flatMap(({ departmentId }) => departmentId ?? []))].sort();
  return { role, departmentIds };
}

/** `realm_access.roles` reads a claim within a claim; a claim that has that very name goes before. */
function claimAt(claims: Readonly<Record<string, unknown>>, path: string): unknown {
  if (path in claims) return claims[path];
  return path
    .split('.')
    .reduce<unknown>(
      (at, part) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined),
      claims,
    );
}

/**
 * The groups in a token. `missing`: the claim is not there. `overage`: there are so many that Entra ID sends an address instead.
 */
export function groupsIn(
  claims: Readonly<Record<string, unknown>>,
  path: string,
): { groups: string[] } | 'missing' | 'overage' {
  const found = claimAt(claims, path);
  if (typeof found === 'string') return { groups: [found] };
  if (Array.isArray(found)) return { groups: found.filter((one): one is string => typeof one === 'string') };
  const elsewhere = claims['_claim_names'];
  if (typeof elsewhere === 'object' && elsewhere !== null && path in elsewhere) return 'overage';
  return 'missing';
}
