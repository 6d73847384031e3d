import { type APIInteraction, GatewayDispatchEvents } from 'discord.js';
import type { Dispatch } from '../discord/dispatch.ts';
import { Interaction } from '../discord/interaction.ts';
import type { Outcome } from '../discord/outcome.ts';
import { followServers, type Servers } from './servers.ts';
import { openSession, type Packet, type Session, type SessionState } from './session.ts';
import { GATEWAY_LIMITS, type GatewayLimits, judge } from './watch.ts';

export type GatewayParts = {
  token: string;
  apiBase: string;
  dispatch: Dispatch;
  answer: (
    id: string,
    token: string,
    response: Awaited<ReturnType<Dispatch>>['response'],
    files: Awaited<ReturnType<Dispatch>>['files'],
  ) => Promise<Outcome<null>>;
  /** Told which servers the bot is in. */
  servers: Servers;
  background: (work: Promise<void>) => void;
  report: (event: { event: string; detail?: unknown }) => void;
  wait: (ms: number) => Promise<void>;
  /** A clock that only goes on, in milliseconds. */
  elapsed: () => number;
  limits?: GatewayLimits;
};

export type Gateway = { state: () => SessionState; close: () => Promise<void> };

/**
 * Logs in to Discord's gateway and hands every interaction, raw, to the same dispatch that HTTP
 * uses. Resolves once logged in, rejects when that fails. From then on it is watched: a connection
 * that is dead without having broken is given up for a new one. A token that is refused later leaves
 * everything else running.
 */
export async function openGateway(parts: GatewayParts): Promise<Gateway> {
  const follow = followServers(parts);
  const take = (packet: Packet) => {
    if (packet.t !== GatewayDispatchEvents.InteractionCreate) return follow(packet);
    const interaction = Interaction.safeParse(packet.d);
    if (interaction.success) parts.background(carry(parts, interaction.data));
  };
  const open = () => openSession({ ...parts, take });
  const line = { session: open(), closed: false };
  await line.session.opened;
  keepOpen(parts, line, open).catch((error: unknown) =>
    parts.report({ event: 'gateway-error', detail: String(error) }),
  );
  return {
    state: () => line.session.state(),
    close: () => {
      line.closed = true;
      return line.session.close();
    },
  };
}

type Line = { session: Session; closed: boolean };

async function keepOpen(parts: GatewayParts, line: Line, open: () => Session): Promise<void> {
  const { report, wait, elapsed, limits = GATEWAY_LIMITS } = parts;
  let failures = 0;
  const seen = { readyAt: elapsed(), checkedAt: elapsed() };
  for (;;) {
    await wait(limits.check);
    if (line.closed) return;
    const { session } = line;
    const verdict = judge(
      { ...seen, state: session.state(), heardAt: session.heardAt() },
      elapsed(),
      limits,
    );
    seen.checkedAt = elapsed();
    if (verdict === 'waiting') continue;
    if (verdict === 'well') {
      failures = 0;
      seen.readyAt = elapsed();
      continue;
    }
    report({ event: 'gateway-given-up', detail: verdict });
    // A dead connection may take long to close; nothing of it is taken from here on.
    parts.background(session.close());
    const pause = limits.backOff[Math.min(failures, limits.backOff.length - 1)] ?? 0;
    await wait(verdict === 'refused' ? limits.refused : pause);
    if (line.closed) return;
    failures += 1;
    line.session = open();
    seen.readyAt = elapsed();
    seen.checkedAt = elapsed();
  }
}

async function carry(parts: GatewayParts, interaction: APIInteraction): Promise<void> {
  const { response, files, after } = await parts.dispatch(interaction);
  const answered = await parts.answer(interaction.id, interaction.token, response, files);
  if (answered.kind !== 'done') parts.report({ event: 'answer-refused', detail: answered });
  await after?.();
}
