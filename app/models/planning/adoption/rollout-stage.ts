// How far a department is with a group of case types or an e-service: the stages of its roll-out, in their order.

export const rolloutStages = ['not_started', 'prepared', 'trained', 'live', 'adopted', 'secured'] as const;
export type RolloutStage = (typeof rolloutStages)[number];

/** What is rolled out: a group of case types, or an e-service. */
export const rolloutKinds = ['case_types', 'e_service'] as const;
export type RolloutKind = (typeof rolloutKinds)[number];
