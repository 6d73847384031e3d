import type { REST } from '@discordjs/rest';
import { commands } from './commands/index.gen.ts';
import type { Kit } from './commands/kit.ts';
import { declarations } from './discord/declaration.ts';
import { createDispatch, type FailedInteraction } from './discord/dispatch.ts';
import { createDoor } from './discord/door.ts';
import { missingPermissions } from './discord/permissions.ts';
import { registerCommands } from './discord/register.ts';
import { routesOf } from './discord/route.ts';
import { createFetchDoor } from './fetch/fetch-document.ts';
import type { Open } from './fetch/open.ts';
import { commandWords } from './i18n/command-words.ts';
import { answerPost } from './posts/answer.ts';
import { assignmentPost } from './posts/assignment.ts';
import { boardPost } from './posts/board.ts';
import { blockedNotice } from './posts/notice.ts';
import { reportPost } from './posts/report.ts';
import { standupPost } from './posts/standup.ts';
import { versionNotice } from './posts/version-notice.ts';
import { shipped } from './roadmap/shipped.gen.ts';
import { nextAfter, slotsOf } from './scheduler/due-posts.ts';
import { type SweepReport, sweep } from './scheduler/sweep.ts';
import type { Database } from './store/database.ts';
import { createStore } from './store/store.ts';
import { refusalMessage } from './views/refusal.ts';

/** What the product is built on; everything that touches the outside comes in here. */
export type Ground = {
  db: Database;
  rest: REST;
  applicationId: string;
  /** Where Discord's API is. */
  apiBase: string;
  /** How documents are fetched here. */
  open: Open;
  /** Epoch ms. */
  now: () => number;
  wait: (ms: number) => Promise<void>;
  report: (event: FailedInteraction | SweepReport) => void;
};

/** The whole product, put together. */
export function createProduct({
  db,
  rest,
  applicationId,
  apiBase,
  open,
  now,
  wait,
  report,
}: Ground) {
  const store = createStore(db);
  const door = createDoor(rest);
  const kinds = [
    reportPost(store),
    boardPost(store),
    versionNotice(store),
    assignmentPost(store),
    standupPost(store),
    answerPost(store),
  ];
  const notice = blockedNotice(store);
  const runSweep = () => sweep({ store, door, kinds, notice, report }, now());
  const kit: Kit = {
    store,
    shipped,
    fetch: createFetchDoor({ open, apiBase }),
    missingPermissions: (guildId, channelId) =>
      missingPermissions(rest, applicationId, guildId, channelId),
    nextPostAt: (group, after) => nextAfter(slotsOf(kinds, group), after),
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
      editAnswer,
      sweep: runSweep,
      report,
      now,
      wait: async (ms) => {
        await wait(ms);
        return 'late';
      },
    }),
    answerInteraction: door.answer,
    sweep: runSweep,
    nextPostAt: () => store.outbox.nextDueAt(),
    registerCommands: () =>
      registerCommands(rest, applicationId, declarations(commands, commandWords)),
  };
}

export type Product = ReturnType<typeof createProduct>;
