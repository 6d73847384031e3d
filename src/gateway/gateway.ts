import { type APIInteraction, Client, GatewayDispatchEvents, GatewayIntentBits } from 'discord.js';
import type { Dispatch } from '../discord/dispatch.ts';
import { Interaction } from '../discord/interaction.ts';
import type { Outcome } from '../discord/rest.ts';

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
  background: (work: Promise<void>) => void;
  report: (event: { event: string; detail?: unknown }) => void;
};

/**
 * Logs in to Discord's gateway and hands every interaction, raw, to the same dispatch that HTTP
 * uses. Resolves once logged in; rejects when Discord refuses the token.
 */
export async function openGateway(parts: GatewayParts): Promise<{ close: () => Promise<void> }> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: parts.apiBase },
  });
  client.on('raw', (packet: { t?: string; d?: unknown }) => {
    if (packet.t !== GatewayDispatchEvents.InteractionCreate) return;
    const interaction = Interaction.safeParse(packet.d);
    if (interaction.success) parts.background(carry(parts, interaction.data));
  });
  client.on('error', (error) => parts.report({ event: 'gateway-error', detail: error.message }));
  client.on('shardDisconnect', ({ code }) =>
    parts.report({ event: 'gateway-disconnected', detail: code }),
  );
  const reconnecting = () => parts.report({ event: 'gateway-reconnecting' });
  client.on('shardReconnecting', reconnecting);
  await client.login(parts.token);
  return {
    close: () => {
      client.off('shardReconnecting', reconnecting);
      return client.destroy();
    },
  };
}

async function carry(parts: GatewayParts, interaction: APIInteraction): Promise<void> {
  const { response, files, after } = await parts.dispatch(interaction);
  const answered = await parts.answer(interaction.id, interaction.token, response, files);
  if (answered.kind !== 'done') parts.report({ event: 'answer-refused', detail: answered });
  await after?.();
}
