import type { Fault } from './faults.ts';

/** One rule of the product switched off, as edits of its source. */
export type Mutation = {
  rule: string;
  edits: readonly { file: string; find: string; replace: string }[];
  /** The faults that the rule is for; without them, all. An empty list is calm weather. */
  faults?: readonly Fault[];
};

const one = (file: string, find: string, replace: string) => [{ file, find, replace }];

/**
 * Rules that the bench must miss. Some are held twice, so that either alone can go without harm
 * (a slot's key and `sweptTo`): those are switched off together, or not listed.
 */
export const MUTATIONS: readonly Mutation[] = [
  {
    rule: 'lease: a claimed post is nobody else’s',
    edits: one(
      'src/store/outbox/claimable.ts',
      'and (p.lease_until is null or p.lease_until < clock_timestamp())',
      '',
    ),
  },
  {
    rule: 'fence: a stale write changes nothing',
    edits: one('src/store/outbox/claims.ts', ', eq(posts.fence, claim.fence)', ''),
    faults: ['freeze', 'timeout-lost', 'server-error'],
  },
  {
    rule: 'after a send whose fate is unknown it is quiet for a while',
    edits: one(
      'src/scheduler/setback.ts',
      'const QUIET = [20, 30, 60, 120, 300]',
      'const QUIET = [1, 1, 1, 1, 1]',
    ),
    faults: ['server-error', 'tick-twice'],
  },
  {
    rule: 'an ambiguous send is looked up before the next',
    edits: one(
      'src/scheduler/deliver.ts',
      'if (post.attempts > 1 || now - post.dueAt > UNSURE || isInherited(post)) {',
      'if (post.attempts > 1_000_000) {',
    ),
    faults: ['timeout-accepted', 'outage', 'kill'],
  },
  {
    rule: 'the look-up reads past the first page',
    edits: one('src/scheduler/look-up.ts', 'page <= PAGES;', 'page <= 1;'),
    faults: ['timeout-accepted', 'outage', 'kill', 'busy-channel'],
  },
  {
    rule: 'the nonce is enforced',
    edits: one('src/discord/door.ts', 'enforce_nonce: true', 'enforce_nonce: false'),
    faults: ['late-arrival'],
  },
  {
    rule: 'what was frozen past its lease does not send',
    edits: one(
      'src/discord/door.ts',
      'leaveUnless(() => isStopping() || elapsed() >= until)',
      'leaveUnless(() => isStopping())',
    ),
    faults: ['freeze'],
  },
  {
    rule: 'a refused token stops all sending',
    edits: one(
      'src/scheduler/setback.ts',
      "if (await store.halts.begin('unauthorised', UNAUTHORISED)) {",
      'if (UNAUTHORISED < 0) {',
    ),
    faults: ['unauthorised'],
  },
  {
    rule: 'past its window a post is missed, not posted',
    edits: [
      ...one('src/scheduler/due-posts.ts', 'until > now\n', 'until > 0\n'),
      ...one('src/scheduler/deliver.ts', 'slot.until <= now', 'slot.until <= 0'),
    ],
    faults: ['down'],
  },
  {
    rule: 'what was missed is on record',
    edits: one(
      'src/scheduler/due-posts.ts',
      '.filter(({ at }) => at > sweptTo && at <= now)',
      '.filter(({ at, until }) => at > sweptTo && at <= now && until > now)',
    ),
    faults: ['down'],
  },
  {
    rule: 'nothing is posted before its time',
    edits: [
      ...one(
        'src/scheduler/due-posts.ts',
        'at > sweptTo && at <= now)',
        'at > sweptTo && at <= now + 8 * 86_400_000)',
      ),
      ...one(
        'src/store/outbox/claimable.ts',
        'and p.due_at <= ',
        "and p.due_at - interval '8 days' <= ",
      ),
    ],
    faults: ['down'],
  },
  {
    rule: 'a wrong clock sweeps nothing',
    edits: one('src/scheduler/begin.ts', 'Math.abs(aheadMs) > TOLERANCE', 'aheadMs > 1e15'),
    faults: ['clock-forward'],
  },
  {
    rule: 'late posts say so',
    edits: one('src/posts/facts.ts', 'now - dueAt > LATE', 'now - dueAt > 100 * LATE'),
    faults: ['down'],
  },
  {
    rule: 'a time that comes twice is taken at its first occurrence',
    edits: one(
      'src/study/anchor.ts',
      '.toZonedDateTime(zone)',
      ".toZonedDateTime(zone, { disambiguation: 'later' })",
    ),
    faults: [],
  },
  {
    rule: 'a time that the clocks skip is moved on',
    edits: one(
      'src/study/anchor.ts',
      '.toZonedDateTime(zone)',
      ".toZonedDateTime(zone, { disambiguation: 'earlier' })",
    ),
    faults: [],
  },
  {
    rule: 'after a pause the weeks move on',
    edits: one('src/commands/group/resume.ts', 'notBefore: now', 'notBefore: 0'),
    faults: ['pause'],
  },
  {
    rule: 'a message is recorded as soon as it is there',
    edits: one(
      'src/scheduler/deliver.ts',
      'if (!(await hold.recordMessage(channelId, messageId))) {',
      "if (messageId === '') {",
    ),
    faults: [],
  },
  {
    rule: 'totals are kept in the same statement',
    edits: one('src/store/totals.ts', '.points + excluded.points', '.points'),
    faults: [],
  },
  {
    rule: 'an undo that comes twice takes back one',
    edits: one(
      'src/store/undo-check-in.ts',
      'u.undone_by = ',
      'u.undone_by is null and u.interaction_id = ',
    ),
    faults: ['delivered-twice'],
  },
  {
    rule: 'an interaction that comes twice gets the same answer',
    edits: one(
      'src/store/record-check-ins.ts',
      'before.points is not null as repeated',
      'false as repeated',
    ),
    faults: ['delivered-twice'],
  },
  {
    rule: 'a check-in is judged by the interaction’s own time',
    edits: one('src/discord/ask.ts', '<= TOKEN_LIFE ? at : now', '<= TOKEN_LIFE ? now : now'),
    faults: [],
  },
  {
    rule: 'nobody is pinged',
    edits: one(
      'src/discord/seal.ts',
      'allowed_mentions: { parse: [] },',
      "allowed_mentions: { parse: ['everyone'] } as never,",
    ),
    faults: [],
  },
  {
    rule: 'guild_id leads every key',
    edits: one(
      'src/store/roadmaps.ts',
      '.where(and(eq(roadmapVersions.guildId, guildId), eq(roadmapVersions.version, version)));\n      return row?.document;',
      '.where(eq(roadmapVersions.version, version));\n      return row?.document;',
    ),
    faults: [],
  },
  {
    rule: 'reports hold nothing that members wrote',
    edits: one(
      'src/logging/told-error.ts',
      "const isQuery = error.message.startsWith('Failed query');",
      "const isQuery = error.message.startsWith('Never');",
    ),
    faults: ['statement-lost', 'answer-lost'],
  },
];
