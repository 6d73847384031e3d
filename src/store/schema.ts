/**
 * All tables. Every key of what a server has begins with `guild_id`: no query can reach into another.
 * `schedulers` and `halts` are the program's own.
 */
export { auditEntries } from './audit-tables.ts';
export { checkIns, enrolments, pointCounts, totals } from './check-in-tables.ts';
export { groupItems, groups, guilds } from './group-tables.ts';
export { leaves, members, reviews } from './member-tables.ts';
export { halts, posts, schedulers } from './post-tables.ts';
export { roadmapDrafts, roadmaps, roadmapVersions } from './roadmap-tables.ts';
export { blockers, standupAnswers } from './standup-tables.ts';
