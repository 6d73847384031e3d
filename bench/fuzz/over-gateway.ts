import { setTimeout as pause } from 'node:timers/promises';
import type { APIInteraction } from 'discord-api-types/v10';
import { Interaction } from '../../src/discord/interaction.ts';
import type { LocalDiscord } from '../../src/playground/local-discord.ts';
import type { Random } from '../time/random.ts';
import { nearValid, type Town } from './near-valid.ts';
import type { Program } from './program.ts';
import { spoil } from './spoil.ts';

export type GatewayResult = {
  packets: number;
  readable: number;
  answered: number;
  wrongs: string[];
};

/** What is under way is waited for this long, in milliseconds. */
const PATIENCE = 20_000;

/** Raw `INTERACTION_CREATE` packets to the connected program; each that can be read has to be answered. */
export async function fuzzGateway(parts: {
  program: Program;
  local: LocalDiscord;
  town: Town;
  random: Random;
  counts: { packets: number; inFlight: number };
}): Promise<GatewayResult> {
  const { program, local, town, random, counts } = parts;
  const result: GatewayResult = { packets: 0, readable: 0, answered: 0, wrongs: [] };
  const waiting = new Set<string>();
  const stop = local.discord.faults.add(({ method, path }) => {
    const token = /^\/interactions\/[^/]+\/([^/]+)\/callback$/.exec(path)?.[1];
    if (method === 'POST' && token !== undefined) {
      if (waiting.delete(decodeURIComponent(token))) result.answered += 1;
      // Nobody is there to see it.
      return { status: 204 };
    }
    return undefined;
  });
  const until = async (few: number, patience: number) => {
    const began = performance.now();
    while (waiting.size > few && performance.now() - began < patience) await pause(2);
  };
  for (let n = 0; n < counts.packets && program.ended() === null; n += 1) {
    const whole: Record<string, unknown> = {
      ...nearValid(random, town, 2_000_000 + n),
      token: `packet-${n}`,
    };
    // Discord itself knows by the server whom it tells; and by the token we know what is answered.
    const own = { token: `packet-${n}`, guild_id: whole.guild_id };
    const packet = random.chance(0.4) ? whole : { ...spoil(random, whole), ...own };
    const payload: APIInteraction = JSON.parse(JSON.stringify(packet));
    const read = Interaction.safeParse(payload);
    if (read.success && read.data.type !== 1) {
      result.readable += 1;
      waiting.add(`packet-${n}`);
    }
    local.discord.emit({ type: 'interaction', payload });
    result.packets += 1;
    await until(counts.inFlight, PATIENCE);
  }
  await until(0, PATIENCE);
  stop();
  const ended = program.ended();
  if (ended !== null) result.wrongs.push(ended);
  if (waiting.size > 0) {
    result.wrongs.push(`${waiting.size} were not answered, such as ${[...waiting].slice(0, 3)}`);
  }
  if (local.gateway.connections() !== 1) result.wrongs.push('the connection is lost');
  return result;
}
