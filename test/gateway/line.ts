import { type Gateway, openGateway } from '../../src/gateway/gateway.ts';
import type { GatewayLimits } from '../../src/gateway/watch.ts';
import { wait } from '../../src/wait.ts';
import type { Started } from '../playground/start.ts';

/** As the bot's own, a thousand times shorter. */
export const SHORT: GatewayLimits = {
  check: 20,
  silence: 400,
  stuck: 600,
  backOff: [0, 50, 100],
  refused: 300,
};

export type Line = {
  gateway: Gateway;
  reports: { event: string; detail?: unknown }[];
  /** What was told of servers, in order. */
  servers: (readonly ['present', readonly string[]] | readonly ['joined' | 'left', string])[];
  /** The ids of the interactions that were answered. */
  answered: string[];
};

/** The bot's gateway on a local Discord, with a dispatch that answers everything by one word. */
export async function openLine(local: Started, limits: GatewayLimits = SHORT): Promise<Line> {
  const line: Omit<Line, 'gateway'> = { reports: [], servers: [], answered: [] };
  const gateway = await openGateway({
    token: local.token,
    apiBase: local.apiBase,
    dispatch: async () => ({ response: { type: 4, data: { content: 'Here' } } }),
    answer: async (id, token, response) => {
      line.answered.push(id);
      await fetch(`${local.apiBase}/v10/interactions/${id}/${token}/callback`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(response),
      });
      return { kind: 'done', value: null };
    },
    servers: {
      present: async (ids) => void line.servers.push(['present', ids]),
      joined: async (id) => void line.servers.push(['joined', id]),
      left: async (id) => void line.servers.push(['left', id]),
    },
    background: (work) => void work.catch(() => {}),
    report: (event) => void line.reports.push(event),
    wait,
    elapsed: () => performance.now(),
    limits,
  });
  return { gateway, ...line };
}

/** A member asks, and what they see. */
export async function ask(local: Started): Promise<string | undefined> {
  const member = local.discord.as(local.ids.mei, { channelId: local.ids.study });
  const { failed, message } = await member.raw(2, { id: '1', type: 1, name: 'plan' });
  return failed ?? message?.content;
}
