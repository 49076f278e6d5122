// All tables together, as drizzle wants them.
export * from './organisation';
export * from './programme';
