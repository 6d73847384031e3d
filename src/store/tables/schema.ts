/**
 * All tables. Every key of what a server has begins with `guild_id`: no query can reach into another.
 * `schedulers` and `halts` are the program's own.
 */
export { auditEntries } from './audit.ts';
export { checkIns, enrolments, pointCounts, totals } from './check-in.ts';
export { groupItems, groups, guilds } from './group.ts';
export { leaves, members, reviews } from './member.ts';
export { halts, posts, schedulers } from './post.ts';
export { roadmapDrafts, roadmaps, roadmapVersions } from './roadmap.ts';
export { blockers, standupAnswers } from './standup.ts';
