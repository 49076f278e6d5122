// The screens whose state stands in their address: where they are, what of an address is theirs, and what it names.

export const viewScreens = [
  'roadmap',
  'calendar',
  'items',
  'trend',
  'slips',
  'history',
  'compare',
  'adoption',
  'rollout',
  'effects',
  'capacity',
  'changeLoad',
  'coverage',
  'measures',
] as const;
export type ViewScreen = (typeof viewScreens)[number];

/** What a parameter names: something that may be gone one day. */
export const namedKinds = ['department', 'workstream', 'phase', 'person', 'item'] as const;
export type NamedKind = (typeof namedKinds)[number];

type Screen = {
  /** After `/programmes/<id>/`. */
  at: string;
  /** What is kept of its address; what tells of a moment (a page of a list, what was just saved) is not. */
  params: readonly string[];
  /** Of those, what ties it to days. */
  period?: readonly string[];
  names?: Readonly<Record<string, NamedKind>>;
};

export const screens: Record<ViewScreen, Screen> = {
  roadmap: {
    at: 'roadmap',
    params: [
      ...[
        'view',
        'group',
        'zoom',
        'from',
        'until',
        'workstream',
        'department',
        'kind',
        'status',
        'q',
        'links',
        'slack',
      ],
      ...['critical', 'retired', 'baseline', 'curve', 'of', 'lanes', 'flip'],
    ],
    period: ['from', 'until'],
    names: { workstream: 'workstream', department: 'department' },
  },
  calendar: {
    at: 'calendar',
    params: ['view', 'date', 'rows', 'workstream', 'department', 'kind', 'status', 'context'],
    period: ['date'],
    names: { workstream: 'workstream', department: 'department' },
  },
  items: {
    at: 'items',
    params: ['workstream', 'phase', 'department', 'owner', 'kind', 'status', 'q', 'retired'],
    names: { workstream: 'workstream', phase: 'phase', department: 'department', owner: 'person' },
  },
  trend: { at: 'trend', params: ['show', 'item'], names: { item: 'item' } },
  slips: { at: 'slips', params: ['reason'] },
  history: {
    at: 'history',
    // An item is named by its words here, or by its id; words cannot be gone.
    params: ['person', 'source', 'kind', 'item', 'from', 'last'],
    period: ['from', 'last'],
    names: { person: 'person' },
  },
  compare: { at: 'compare', params: ['from', 'to', 'what', 'workstream'], names: { workstream: 'workstream' } },
  adoption: {
    at: 'adoption',
    params: ['sort', 'order', 'state', 'group', 'department'],
    names: { department: 'department' },
  },
  rollout: {
    at: 'rollout',
    params: ['view', 'kind', 'stage', 'late', 'department', 'sort', 'order'],
    names: { department: 'department' },
  },
  effects: { at: 'adoption/effects', params: ['sort', 'order', 'verdict', 'metric', 'open'] },
  capacity: {
    at: 'capacity',
    params: ['from', 'months', 'per', 'sort', 'pivotal', 'own', 'month'],
    period: ['from', 'month'],
  },
  changeLoad: {
    at: 'change-load',
    params: ['from', 'months', 'impact', 'per', 'own', 'department', 'month'],
    period: ['from', 'month'],
    names: { department: 'department' },
  },
  coverage: { at: 'capacity/competence', params: ['team', 'sort', 'order'] },
  measures: { at: 'capacity/help', params: ['m'] },
};

/** Which of these screens an address is, or null. */
export function screenAt(pathname: string): ViewScreen | null {
  const at = /^\/programmes\/[^/]+\/(.+?)\/?$/.exec(pathname)?.[1];
  return viewScreens.find((screen) => screens[screen].at === at) ?? null;
}

/** The name of a screen in an address or a form, or null. */
export const screenNamed = (text: string | null): ViewScreen | null =>
  viewScreens.find((screen) => screen === text) ?? null;
