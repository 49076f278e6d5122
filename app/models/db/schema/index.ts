// All tables together, as drizzle wants them.
export * from './adoption';
export * from './assessment';
export * from './baseline';
export * from './capacity';
export * from './conversation';
export * from './dependency';
export * from './gate';
export * from './history';
export * from './item';
export * from './organisation';
export * from './organisation-history';
export * from './product';
export * from './programme';
export * from './rollout';
export * from './standing';
export * from './status';
export * from './survey';
