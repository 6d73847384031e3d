import { type LocalDiscord, startLocalDiscord } from '../../src/playground/local-discord.ts';
import type { Chance } from './chance.ts';
import type { Replica } from './replica.ts';
import type { Tally } from './tally.ts';

const SERVERS = 10;
const CHANNELS = 12;
const MEMBERS = 6;

/** Longer than Discord waits for an answer, in milliseconds. */
const PATIENCE = 4_000;

export type Place = { guildId: string; channelId: string; members: readonly string[] };

/** A local Discord with several servers, and the places there where groups can be. */
export async function openTown(): Promise<{ local: LocalDiscord; places: readonly Place[] }> {
  const names = (word: string, count: number) =>
    Array.from({ length: count }, (_, n) => `${word}-${n + 1}`);
  const local = await startLocalDiscord({
    now: Date.now,
    guilds: names('server', SERVERS).map((name) => ({
      name,
      channels: names('room', CHANNELS),
      members: names('member', MEMBERS).map((member) => ({ name: member })),
    })),
  });
  const places = local.guilds.flatMap(({ id, channels, members }) =>
    Object.values(channels).map((channelId) => ({
      guildId: id,
      channelId,
      members: Object.values(members),
    })),
  );
  return { local, places };
}

/**
 * Hands each interaction to a replica chosen by chance; some a second time, at once or later, to
 * the same or another. Discord sees the first answer.
 */
export function carryInteractions(
  replicas: readonly Replica[],
  chance: Chance,
  tally: Tally,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const body = await request.text();
    const { headers } = request;
    const send = async () => {
      // As a load balancer does, which does not always know who is gone.
      const up = replicas.filter((replica) => replica.port() !== null);
      const port = chance.pick(up.length > 0 && chance.next() < 0.95 ? up : replicas).port();
      if (port === null) throw new Error('this replica is down');
      const url = `http://127.0.0.1:${port}/interactions`;
      const signal = AbortSignal.timeout(PATIENCE);
      return fetch(url, { method: 'POST', headers, body, signal });
    };
    const first = send();
    if (chance.next() < 0.2) {
      tally.redelivered += 1;
      const again = chance.next() < 0.5 ? Promise.resolve() : first.then(() => {});
      // What becomes of the second is the database's to say.
      again.then(send).then(
        async (response) => {
          await response.arrayBuffer();
          if (response.status !== 200) {
            tally.violations.push(`a second delivery was answered ${response.status}`);
          }
        },
        () => {},
      );
    }
    const response = await first;
    // Before anything is asked, Discord itself tries the endpoint with a wrong signature.
    if (response.status !== 200 && tally.asked > 0) {
      tally.violations.push(`an interaction was answered ${response.status}`);
    }
    return response;
  };
}

/** Discord as it is on a bad day: one request in eight for posts goes wrong in some way. */
export function misbehave(local: LocalDiscord, chance: Chance): () => void {
  return local.discord.faults.add(({ method, path }) => {
    if (!path.startsWith('/channels/')) return undefined;
    const drawn = chance.next();
    if (drawn < 0.03) return method === 'GET' ? { status: 502 } : 'drop-answer';
    if (drawn < 0.05) return 'drop-request';
    if (drawn < 0.08) return { status: 503 };
    if (drawn < 0.12) return { delayMs: chance.between(100, 3_000) };
    if (drawn < 0.125) return { delayMs: 20_000, late: true };
    return undefined;
  });
}
