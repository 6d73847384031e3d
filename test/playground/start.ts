import { afterEach } from 'vitest';
import { type LocalDiscordOptions, startLocalDiscord } from '../../src/playground/local-discord.ts';

export const START = Date.UTC(2026, 0, 5, 9);

const running: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
});

/** A local Discord that ends with its test, and the clock it goes by. */
export async function startDiscord(options: Partial<LocalDiscordOptions> = {}) {
  const clock = { now: START };
  const local = await startLocalDiscord({
    now: () => clock.now,
    guilds: [
      {
        name: 'Study hall',
        channels: ['general', 'study'],
        members: [
          { name: 'Lin', organiser: true },
          { name: 'Mei', locale: 'zh-CN' },
          { name: 'Sam' },
        ],
      },
    ],
    ...options,
  });
  running.push(local);
  const hall = local.guilds[0];
  const ids = {
    guild: hall?.id ?? '',
    general: hall?.channels.general ?? '',
    study: hall?.channels.study ?? '',
    lin: hall?.members.Lin ?? '',
    mei: hall?.members.Mei ?? '',
    sam: hall?.members.Sam ?? '',
  };
  return { ...local, clock, ids };
}

export type Started = Awaited<ReturnType<typeof startDiscord>>;

/** A plain request with the bot's token; the answer's status and JSON. */
export async function call(
  { apiBase, token }: { apiBase: string; token: string },
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  const response = await fetch(`${apiBase}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${token}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = text === '' ? null : JSON.parse(text);
  return { status: response.status, json, headers: response.headers };
}
