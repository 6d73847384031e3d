import { createProduct, type Product } from '../../src/compose.ts';
import type { Limits } from '../../src/discord/limits.ts';
import { createRest, type Rest } from '../../src/discord/rest.ts';
import { createVerify } from '../../src/discord/verify.ts';
import type { WriteSheet } from '../../src/export/sheet.ts';
import type { Open } from '../../src/fetch/open.ts';
import { createNodeOpen } from '../../src/fetch/open-node.ts';
import { createApp } from '../../src/http/app.ts';
import type { Report } from '../../src/logging/report.ts';
import type { Pictures } from '../../src/pictures/create-pictures.ts';
import {
  type LocalDiscord,
  type LocalDiscordOptions,
  startLocalDiscord,
} from '../../src/playground/local-discord.ts';
import { advance } from '../../src/playground/state/clock.ts';
import type { Connection } from '../../src/store/database/database.ts';
import { wait } from '../../src/wait.ts';
import { openEmpty } from '../store/empty-database.ts';

/** The whole product on a real database and the local Discord, with a clock that the test moves. */
export type World = {
  local: LocalDiscord;
  product: Product;
  connection: Connection;
  app: ReturnType<typeof createApp>;
  /** What the product reported; a test that expects trouble looks here. */
  reports: Report[];
  now: () => number;
  goTo: (at: number | string) => void;
  /** The process stood still for so many milliseconds. */
  freeze: (ms: number) => void;
  /** Goes through every post up to an instant, each at its own time. */
  pass: (to: 'next' | 'day' | 'week') => Promise<void>;
  /** Waits for what goes on behind the answers that were given. */
  settle: () => Promise<void>;
  close: () => Promise<void>;
};

export type WorldOptions = {
  /** ISO instant at which the world begins. */
  at: string;
  guilds?: NonNullable<LocalDiscordOptions['guilds']>;
  /** An open database; in memory when left out. */
  connection?: Connection;
  /** How links are opened; as the bot does it, when left out. */
  open?: Open;
  /** How pictures are drawn and XLSX files written; not at all, when left out. */
  pictures?: Pictures | null;
  writeSheet?: WriteSheet;
  /** What stands between the product and Discord; nothing, when left out. */
  between?: (rest: Rest) => Rest;
  /** How much members may ask for; as much as they like when left out, for tests press faster than people. */
  limits?: Limits;
};

export async function openWorld(options: WorldOptions): Promise<World> {
  let clock = Date.parse(options.at);
  const now = () => clock;
  const goTo = (at: number | string) => {
    clock = typeof at === 'number' ? at : Date.parse(at);
  };
  const connection = options.connection ?? (await openEmpty());
  const local = await startLocalDiscord({
    now,
    ...(options.guilds === undefined ? {} : { guilds: options.guilds }),
  });
  const { between = (rest: Rest) => rest } = options;
  const frozen = { ms: 0 };
  const reports: Report[] = [];
  const running = new Set<Promise<void>>();
  const product = createProduct({
    db: connection.db,
    rest: between(createRest(local.token, local.apiBase)),
    applicationId: local.applicationId,
    apiBase: local.apiBase,
    open: options.open ?? createNodeOpen(),
    pictures: options.pictures ?? null,
    writeSheet: options.writeSheet ?? null,
    now,
    elapsed: () => performance.now() + frozen.ms,
    schedulerId: crypto.randomUUID(),
    wait,
    limits: options.limits ?? null,
    report: (event) => {
      if (!('post' in event) || event.outcome !== 'sent') reports.push(event);
    },
  });
  const app = createApp({
    verify: createVerify(local.publicKey),
    dispatch: product.dispatch,
    now,
    background: (work) => {
      const watched = work.finally(() => running.delete(watched));
      running.add(watched);
    },
    databaseTrouble: async () => null,
  });
  await local.useInteractions((request) => app.fetch(request));
  await product.registerCommands();
  const settle = async () => {
    while (running.size > 0) await Promise.all(running);
  };
  return {
    local,
    product,
    connection,
    app,
    reports,
    now,
    goTo,
    freeze: (ms) => {
      frozen.ms += ms;
    },
    settle,
    pass: async (to) => {
      await settle();
      await advance({ now, goTo, ahead: () => 0 }, to, product);
    },
    close: async () => {
      await settle();
      await local.close();
      if (options.connection === undefined) await connection.close();
    },
  };
}
