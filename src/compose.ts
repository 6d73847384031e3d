import { type AuditReport, keepAudit } from './commands/audited.ts';
import { commands } from './commands/index.gen.ts';
import type { Kit } from './commands/kit.ts';
import { declarations } from './discord/declaration.ts';
import { createDispatch, type FailedInteraction } from './discord/dispatch.ts';
import { createDoor } from './discord/door.ts';
import { createLimits, type Limits } from './discord/limits.ts';
import { memberNames } from './discord/member-names.ts';
import { missingPermissions } from './discord/permissions.ts';
import { areRegistered, registerCommands } from './discord/register.ts';
import type { Rest } from './discord/rest.ts';
import { routesOf } from './discord/routes.ts';
import type { WriteSheet } from './export/sheet.ts';
import { createFetchDoor } from './fetch/fetch-document.ts';
import type { Open } from './fetch/open.ts';
import { commandWords } from './i18n/command-words.ts';
import { wordsOf } from './i18n/words.ts';
import type { Pictures } from './pictures/create-pictures.ts';
import { answerPost } from './posts/answer.ts';
import { assignmentPost } from './posts/assignment.ts';
import { boardPost } from './posts/board.ts';
import { composeCopy, withCopies } from './posts/by-hand.ts';
import { celebrationPost } from './posts/celebration.ts';
import { digestPost } from './posts/digest.ts';
import { erasurePost } from './posts/erasure.ts';
import { rederiveWeeks } from './posts/rederive-weeks.ts';
import { reminderPost } from './posts/reminder.ts';
import { reportPost } from './posts/report.ts';
import { standupPost } from './posts/standup.ts';
import { troublePost } from './posts/trouble.ts';
import { versionNotice } from './posts/version-notice.ts';
import { shipped } from './roadmap/shipped.gen.ts';
import type { Lanes } from './scheduler/drain.ts';
import { nextAfter, slotsOf } from './scheduler/due-posts.ts';
import { createPacer } from './scheduler/pace.ts';
import type { SweepReport } from './scheduler/report.ts';
import { drainOnly, sweep, sweepOnly } from './scheduler/sweep.ts';
import type { Database } from './store/database/database.ts';
import { savedBy } from './store/database/trouble.ts';
import { isPublic } from './store/outbox/post.ts';
import { createStore } from './store/store.ts';
import { REMINDERS } from './study/reminders.ts';
import { refusalMessage } from './views/refusal.ts';

/** What the product is built on; everything that touches the outside comes in here. */
export type Ground = {
  db: Database;
  rest: Rest;
  applicationId: string;
  /** Where Discord's API is. */
  apiBase: string;
  /** How documents are fetched here. */
  open: Open;
  /** How pictures are drawn, and XLSX files written, where that can be done. */
  pictures?: Pictures | null;
  writeSheet?: WriteSheet | null;
  /** Epoch ms. */
  now: () => number;
  /** Milliseconds since some instant; goes on while the process is frozen, and never back. */
  elapsed: () => number;
  wait: (ms: number) => Promise<void>;
  /** This process among those that sweep. */
  schedulerId: string;
  /** True once the process is about to end: no further post is taken on. */
  isStopping?: () => boolean;
  /** How much members and servers may ask for; its own when left out, null for no limit. */
  limits?: Limits | null;
  report: (event: FailedInteraction | SweepReport | AuditReport) => void;
};

/** The whole product, put together. */
export function createProduct({
  db,
  rest,
  applicationId,
  apiBase,
  open,
  pictures = null,
  writeSheet = null,
  now,
  elapsed,
  wait,
  schedulerId,
  isStopping = () => false,
  limits = createLimits(),
  report,
}: Ground) {
  const store = createStore(db);
  const pacer = createPacer(elapsed, wait);
  const door = createDoor(rest, { elapsed, take: pacer.take, isStopping });
  const kinds = [
    withCopies(reportPost(store, 'phase')),
    withCopies(reportPost(store, 'week')),
    withCopies(boardPost(store)),
    versionNotice(store),
    withCopies(assignmentPost(store)),
    withCopies(standupPost(store, 'phase')),
    withCopies(standupPost(store, 'week')),
    answerPost(store, 'phase'),
    answerPost(store, 'week'),
    celebrationPost(store),
    erasurePost(),
    ...REMINDERS.map((kind) => reminderPost(store, kind)),
    digestPost(store, door.isMember),
    troublePost(store),
  ];
  const parts = { store, door, pacer, kinds, elapsed, wait, schedulerId, isStopping, report };
  const kit: Kit = {
    store,
    shipped,
    fetch: createFetchDoor({ open, apiBase }),
    missingPermissions: (guildId, channelId) =>
      missingPermissions(rest, applicationId, guildId, channelId),
    nextPostAt: (group, after) => nextAfter(slotsOf(kinds, group), after),
    slots: (group) =>
      slotsOf(kinds, group)
        .filter(isPublic)
        .filter(({ kind }) => kind !== 'digest'),
    composeCopy: (group, copy, at) => composeCopy(kinds, group, copy, at),
    areCommandsRegistered: () =>
      areRegistered(rest, applicationId, declarations(commands, commandWords)),
    memberNames: (guildId, memberIds) => memberNames(rest, guildId, memberIds),
    pictures,
    writeSheet,
    now,
  };
  const editAnswer = async (...[id, token, message]: Parameters<typeof door.editAnswer>) => {
    // The deferral may still be on its way to Discord when the answer is ready.
    for (const pause of [0, 300, 1_000, 3_000]) {
      await wait(pause);
      const { kind } = await door.editAnswer(id, token, message);
      if (kind === 'done') return;
    }
  };
  return {
    dispatch: createDispatch({
      routes: routesOf(commands),
      kit,
      say: refusalMessage,
      savedBy,
      audit: keepAudit(kit, report),
      limit: (ask, effort) => limits?.(ask, effort, elapsed()) ?? 0,
      aside: async ({ guildId, memberId, language }) =>
        (await store.members.tellClosed(guildId, memberId))
          ? wordsOf(language)('settings.toldClosed')
          : null,
      editAnswer,
      sweep: async () => {
        await sweep(parts, now());
      },
      report,
      now,
      wait: async (ms) => {
        await wait(ms);
        return 'late';
      },
    }),
    answerInteraction: door.answer,
    sweep: () => sweep(parts, now()),
    /** The two halves of a sweep, for where one process makes due what others deliver. */
    makeDue: () => sweepOnly(parts, now()),
    drain: (lanes?: Lanes) => drainOnly(parts, now(), lanes),
    /** How many posts there are by state and kind. */
    postStats: () => store.outbox.stats(),
    /** Forgets that Discord refused the token: there may be a new one. */
    clearHalt: () => store.halts.clear('unauthorised'),
    /** Brings all coming weeks to the zone rules of this runtime; gives how many groups moved. */
    rederiveWeeks: () => rederiveWeeks(store, kit.nextPostAt, now()),
    nextPostAt: () => store.outbox.nextDueAt(now()),
    registerCommands: () =>
      registerCommands(rest, applicationId, declarations(commands, commandWords)),
  };
}

export type Product = ReturnType<typeof createProduct>;
